"""A text comes in: a caller's command or a responder's answer, carried out once however often it is repeated."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import structlog

from alerts.review import is_worth_reading
from alerts.surroundings import Surroundings
from doors.inbound import InboundText, RawText
from menus.model import Menu
from menus.sections import Section
from sms.answers import AnswerLedger, take_answer
from sms.commands import CARRIED_OUT, carry_out_command
from sms.controls import without_controls
from sms.menu_by_text import MenuBook, offer_menu, press_by_text
from sms.words import Answer, Command, Word, begins_with, read, read_answer, without_prefix
from texts.phone_number import PhoneNumber, from_wire

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sender:
    """What reading a text needs to know of who sent it: nothing of a number that never used the service."""

    safe_word: str = ""
    has_menu_open: bool = False


class TextBook(MenuBook, Protocol):
    """A caller's book that also knows which texts were carried out."""

    def is_first(self, text: InboundText) -> bool:
        """Whether this text comes for the first time; from now on it does not."""
        ...

    def is_one_too_many(self, text: InboundText) -> bool:
        """Whether so many texts like this one came lately that a machine sends them."""
        ...


class Ledger(Protocol):
    """The record, as a text needs it."""

    def open_book(self, number: PhoneNumber, now: datetime) -> AbstractContextManager[TextBook]:
        """A caller's pages by her number."""
        ...

    def sender(self, number: PhoneNumber, now: datetime) -> Sender:
        """What reading a text of this number needs to know."""
        ...

    def stop_telling(self, number: PhoneNumber) -> None:
        """Let this number be nobody's contact any more."""
        ...


class Review(Protocol):
    """Where a text waits for a human that no rule understood."""

    def keep(self, text: InboundText | RawText, now: datetime) -> None:
        """Keep a text, once however often it is repeated."""
        ...


@dataclass(frozen=True, slots=True)
class Inbox:
    """Reads texts; `ring` tells the worker that something may be waiting, and must not block.

    Nor must `count`, which hears what section of the menu a text led into, and nothing of whose it was.
    """

    menu: Menu
    ledger: Ledger
    answering: AnswerLedger
    around: Callable[[], Surroundings]
    ring: Callable[[], None]
    review: Review
    count: Callable[[Collection[Section], datetime], None]
    prefixes: Sequence[str] = ()

    def hear(self, text: RawText, now: datetime, *, quietly: bool = False) -> None:
        """Receive a text; one whose sender nobody can write to is only kept for a human. Raises RecordUnavailable."""
        number = from_wire(text.sender)
        if number:
            self.receive(InboundText(text.channel, text.id, number, text.body), now, quietly=quietly)
        elif text.body.strip():
            _log.info("sender_is_no_number", channel=text.channel)
            self.review.keep(text, now)

    def keep(self, text: RawText, now: datetime) -> None:
        """Keep for a human what no rule can read."""
        self.review.keep(replace(text, sender=from_wire(text.sender) or text.sender), now)

    def receive(self, text: InboundText, now: datetime, *, quietly: bool = False) -> None:
        """Carry out a text; `quietly` where the answer to it was given. Raises RecordUnavailable: nothing was stored.

        A digit is an answer only from a number that was told of an alert; from any other it means nothing.
        """
        text = replace(text, body=without_prefix(without_controls(text.body), self.prefixes))
        sender = self.ledger.sender(text.sender, now)
        command = self._command_in(text, sender)
        answer = read_answer(text.body)
        if command.word in CARRIED_OUT:
            self._carry_out(text, command, now, quietly=quietly)
        elif command.word is Word.STOP:
            self.stop(text.sender)
        elif command.word is Word.MENU or (sender.has_menu_open and not (answer and answer.code)):
            self._walk_the_menu(text, command, now)
        elif answer:
            self._answer(text, answer, now)
        else:
            _log.info("text_is_no_command", channel=text.channel)
            if is_worth_reading(text.body):
                self.review.keep(text, now)

    def stop(self, number: PhoneNumber) -> None:
        """A contact opted out. Her own HELP is never disabled by it."""
        self.ledger.stop_telling(number)

    def _command_in(self, text: InboundText, sender: Sender) -> Command:
        """The command of a text; her own safe word, where a command would stand, is a HELP."""
        command = read(text.body)
        if command.word is None and begins_with(text.body, sender.safe_word):
            return replace(command, word=Word.HELP, rest="")
        return command

    def _carry_out(self, text: InboundText, command: Command, now: datetime, *, quietly: bool) -> None:
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            if book.is_first(text):
                book.is_quiet = quietly or book.is_one_too_many(text)
                carry_out_command(command, book, around)
        self.ring()

    def _walk_the_menu(self, text: InboundText, command: Command, now: datetime) -> None:
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            if not book.is_first(text):
                return
            sections: set[Section] = set()
            if command.word is Word.MENU:
                offer_menu(book, around)
            else:
                sections = press_by_text(self.menu, book, text.body, around)
        self.count(sections, now)
        self.ring()

    def _answer(self, text: InboundText, answer: Answer, now: datetime) -> None:
        outcome = take_answer(self.answering, text, answer, self.around(), now)
        _log.info("answer_taken", channel=text.channel, outcome=outcome)
        self.ring()
