"""What staff and others hear of what somebody dialled: that a contact calls for help too, that their STOP is undone.

DANGER: it comes after what was dialled is stored, and may neither lose nor refuse it.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from alerts.book import Book, RecordUnavailable
from alerts.surroundings import Surroundings
from sms.answers.calls_too import link_calls
from sms.answers.contact import tell_of_undone_stop
from sms.answers.ledger import AnswerLedger
from vocabulary.effects import Effect, HearAgain, RaiseAlert
from vocabulary.phone_number import PhoneNumber


class Books(Protocol):
    """The record of callers."""

    def open_book(self, number: PhoneNumber, now: datetime) -> AbstractContextManager[Book]:
        """A caller's pages by her number."""
        ...


def nothing_follows(_number: PhoneNumber, _effects: Iterable[Effect], _now: datetime) -> None:
    """Where nobody else is to hear of a dial."""


@dataclass(frozen=True, slots=True)
class AfterDialling:
    """Lets those hear of a dial whom it concerns beside its caller."""

    books: Books
    answering: AnswerLedger
    around: Callable[[], Surroundings]

    def tell(self, number: PhoneNumber, effects: Iterable[Effect], now: datetime) -> None:
        """Tell what follows from these effects; nothing where the record does not answer now."""
        kinds = {type(effect) for effect in effects}
        with suppress(RecordUnavailable):
            if RaiseAlert in kinds:
                self.called(number, now)
            if HearAgain in kinds:
                tell_of_undone_stop(number, self.answering, self.around(), now)

    def called(self, number: PhoneNumber, now: datetime) -> None:
        """Link the call of who was told of another's alert to that one. Raises RecordUnavailable."""
        link_calls(number, self.answering, lambda: self.books.open_book(number, now), self.around, now)
