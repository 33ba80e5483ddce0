"""A missed call: an alert of who switched that on or has one open, a calm request to call back of anybody else."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from alerts.book import Book, RecordUnavailable
from alerts.help.missed_call import hear_missed_call
from alerts.surroundings import Surroundings
from alerts.who_decides.proof import Proof
from doors.once import OnceKey
from vocabulary.phone_number import PhoneNumber


class CallBook(Book, Protocol):
    """A caller's book that also knows which calls were heard."""

    def is_first(self, once: OnceKey) -> bool:
        """Whether this is done for the first time; from now on it is not."""
        ...


class Ledger(Protocol):
    """The record, as a call needs it."""

    def open_book(self, number: PhoneNumber, now: datetime) -> AbstractContextManager[CallBook]:
        """A caller's pages by her number."""
        ...


@dataclass(frozen=True, slots=True)
class MissedCalls:
    """Hears calls; `ring` tells the worker that something may be waiting, and must not block.

    `after_calling` lets staff hear that a contact called for help.
    """

    ledger: Ledger
    around: Callable[[], Surroundings]
    ring: Callable[[], None]
    after_calling: Callable[[PhoneNumber, datetime], None]

    def hear(self, number: PhoneNumber, session: str, now: datetime) -> None:
        """Act on one call, once however often the gateway repeats its session. Raises RecordUnavailable."""
        around = self.around()
        with self.ledger.open_book(number, now) as book:
            if not book.is_first(OnceKey("voice", session, number)):
                return
            book.vouched = Proof.DIAL
            hear_missed_call(book, around)
            has_called = book.alert is not None
        if has_called:
            with suppress(RecordUnavailable):
                self.after_calling(number, now)
        self.ring()
