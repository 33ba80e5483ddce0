"""A text comes in: a caller's command or a responder's answer, carried out once however often it is repeated."""

import re
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Protocol

import structlog

from alerts.later import is_on_her_phone
from alerts.surroundings import Surroundings
from alerts.team.review import is_worth_reading, shows_who_wrote
from alerts.who_decides.pin_work import PinWorkWanted, WorkedPins
from doors.inbound import InboundText, RawText
from doors.once import OnceKey
from doors.pin_places import PinPlaces
from menus.model import Menu
from sms.answer_words.wants_texts import wants_texts_again
from sms.answers.calls_too import link_calls, names_of_told
from sms.answers.contact import tell_of_stop, tell_of_undone_stop
from sms.answers.duty import answers_as_duty, is_of_duty
from sms.answers.ledger import NEEDS_A_HUMAN, NOTHING_OF_THEIRS, AnswerLedger, Incoming, Outcome
from sms.answers.of_whom import asks_plainly, calls_for_themselves, says_that_she_is_safe
from sms.answers.take import names_what_is_open, take_answer
from sms.commands import CARRIED_OUT, add_to_her_alert, asks_for_a_code, carry_out_command, carry_out_errand
from sms.her_words.bare_place import is_place_alone
from sms.her_words.emergency_number import is_emergency_number
from sms.her_words.read import CALLS, Command, Word, begins_with, read, without_prefix
from sms.language.quoting import without_frame
from sms.menu_by_text import MenuBook, open_menu, press_by_text
from sms.receipts import reads_like_a_receipt
from sms.texted_codes import (
    Errand,
    Opens,
    confirm_that_they_hear_again,
    language_of_script,
    read_code,
    remind_of_stop,
    say_again_how_to_erase,
    say_that_it_is_void,
    text_code,
)
from sms.unwrapping.controls import without_controls
from sms.unwrapping.our_texts import OurTexts
from sms.unwrapping.wrappings import unwrapped
from vocabulary.phone_number import PhoneNumber, from_wire
from vocabulary.sections import Section

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sender:
    """What reading a text needs to know of who sent it: nothing of a number that never used the service."""

    safe_word: str = ""
    has_menu_open: bool = False
    has_open_alert: bool = False
    is_known: bool = False


class TextBook(MenuBook, Protocol):
    """A caller's book that also knows which texts were carried out."""

    def is_first(self, once: OnceKey) -> bool:
        """Whether this is done for the first time; from now on it is not."""
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

    def awaits_code(self, number: PhoneNumber, now: datetime) -> bool:
        """Whether a code lives that was texted to this number."""
        ...

    def is_void_code(self, number: PhoneNumber, code: str, now: datetime) -> bool:
        """Whether this very code was texted to this number today and opens nothing any more."""
        ...

    def has_stopped(self, number: PhoneNumber) -> bool:
        """Whether this number texted STOP and has not undone it."""
        ...

    def stop_telling(self, number: PhoneNumber, now: datetime) -> bool:
        """Let no contact with this number hear anything any more.

        Tells whether that is news, of a number that was alarmed or invited.
        """
        ...

    def was_written_to(self, number: PhoneNumber) -> bool:
        """Whether this number was alarmed or invited as a contact."""
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
    ours: OurTexts
    prefixes: Sequence[str] = ()
    pin_places: PinPlaces = field(default_factory=PinPlaces)

    def hear(self, text: RawText, now: datetime, *, quietly: bool = False) -> None:
        """Receive a text; one whose sender nobody can write to is only kept for a human. Raises RecordUnavailable."""
        number = from_wire(text.sender)
        if reads_like_a_receipt(text.body):  # our words stand in it, and who sends it may forge it: it does nothing
            _log.warning("receipt_came_as_a_text", channel=text.channel)
        elif number:
            self.receive(InboundText(text.channel, text.id, number, text.body), now, quietly=quietly)
        elif text.body.strip():
            _log.info("sender_is_no_number", channel=text.channel)
            body, wrapped = self._plain(text.body)
            self.review.keep(replace(text, body=body, as_it_came=wrapped), now)

    def keep(self, text: RawText, now: datetime) -> None:
        """Keep for a human what no rule can read."""
        self.review.keep(replace(text, sender=from_wire(text.sender) or text.sender), now)

    def receive(self, text: InboundText, now: datetime, *, quietly: bool = False) -> None:
        """Carry out a text; `quietly` where the answer to it was given. Raises RecordUnavailable: nothing was stored.

        A PIN in it is worked on before the book is opened, by few at once, so that no flood of PINs delays a HELP.
        """
        body, wrapped = self._plain(text.body)
        text, pins = replace(text, body=body, as_it_came=wrapped), WorkedPins()
        while True:
            try:
                self._receive(text, pins, now, quietly=quietly)
                return
            except PinWorkWanted as wanted:
                with self.pin_places.for_a_text():
                    pins.work(wanted)

    def _plain(self, body: str) -> tuple[str, str]:
        """What was written, without what gateways put round it and without texts of ours; and the whole as it came."""
        inner = unwrapped(body)
        plain = without_prefix(without_controls(inner), self.prefixes)
        within = self.ours.without(without_frame(unwrapped(plain) if plain != inner else plain))
        return within, body if (inner, within) != (body, plain) else ""

    def _receive(self, text: InboundText, pins: WorkedPins, now: datetime, *, quietly: bool) -> None:
        """Find out what a text is, and do it. Raises PinWorkWanted: nothing was stored.

        An answer is one only from a number that was told of something; from any other it means nothing.
        """
        sender = self.ledger.sender(text.sender, now)
        command = self._command_in(text, sender, now)
        code = read_code(text.body)
        if command.word in CALLS:
            self._call(text, command, pins, now, quietly=quietly)
        elif command.word is Word.SAFE:
            self._take_back(text, command, pins, now, quietly=quietly)
        elif command.word in CARRIED_OUT:
            self._carry_out(text, command, pins, now, quietly=quietly)
        elif command.word is Word.STOP:
            self._stop(text, now)
        elif command.word is Word.MENU:
            self._text_code(text, Errand(Opens.MENU), now)
        elif code and self._knows_code(text, code, now):
            self._take_code(text, code, pins, now)
        elif sender.has_menu_open and not self._names_what_is_open(text, now):
            self._walk_the_menu(text, pins, now)
        else:
            self._take_what_is_no_command(text, command, sender, now)

    def stop(self, number: PhoneNumber, now: datetime) -> bool:
        """A contact opted out; tells whether they are to hear of it. Her own HELP is never disabled by it.

        Who sees to an open alert that this number was told of hears it.
        """
        is_to_hear = self.ledger.stop_telling(number, now)
        tell_of_stop(number, self.answering, self.around(), now)
        self.ring()
        return is_to_hear

    def _command_in(self, text: InboundText, sender: Sender, now: datetime) -> Command:
        """The command of a text; her own safe word, where a command would stand, is a HELP."""
        command = read(text.body)
        if command.word in (None, Word.POSSIBLE, Word.NEEDLESS) and begins_with(text.body, sender.safe_word):
            return replace(command, word=Word.HELP, rest="")
        if command.word is Word.NEEDLESS:
            return self._taken_back_if_hers(text, command, sender, now)
        return command

    def _taken_back_if_hers(self, text: InboundText, command: Command, sender: Sender, now: datetime) -> Command:
        """ "No help is needed" takes back her open alert; of who was told of another's it is an answer."""
        if sender.has_open_alert and not self._is_told(text, now):
            return replace(command, word=Word.SAFE, rest=" ".join(re.findall(r"\d+", command.rest)))
        return replace(command, word=None)

    def _carry_out(
        self, text: InboundText, command: Command, pins: WorkedPins, now: datetime, *, quietly: bool
    ) -> None:
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            if book.is_first(text.once):
                book.pins = pins
                is_of_a_machine = book.is_one_too_many(text) and not _is_answered_each_time(command, book)
                book.is_quiet = quietly or is_of_a_machine
                carry_out_command(command, book, around)
        self.ring()

    def _stop(self, text: InboundText, now: datetime) -> None:
        """A sender may be forged: a number that we wrote to gets a code that undoes it, any other nothing.

        Each STOP that silences them is told to them, so that none is missed; only that phone itself can undo one, so
        nobody else makes them many.
        """
        if self.stop(text.sender, now):
            self._text_code(text, Errand(Opens.HEAR_AGAIN, is_limited=False), now)

    def _text_code(self, text: InboundText, errand: Errand, now: datetime) -> None:
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            if book.is_first(text.once):
                text_code(book, errand, language_of_script(text.body), around)
        self.ring()

    def _take_code(self, text: InboundText, code: str, pins: WorkedPins, now: datetime) -> None:
        """Do what the code is for. A wrong one is nothing, or a key of the menu where one is open, such as a PIN."""
        if self.ledger.is_void_code(text.sender, code, now):
            self._say_that_it_is_void(text, code, now)
            return
        around = self.around()
        sections: set[Section] = set()
        with self.ledger.open_book(text.sender, now) as book:
            if not book.is_first(text.once):
                return
            book.pins = pins
            errand = book.take_code(code)
            if errand is None:
                sections = press_by_text(self.menu, book, text.body, around)
            elif errand.opens is Opens.MENU:
                sections = open_menu(self.menu, book, around)
            elif errand.asked:
                say_again_how_to_erase(code, book, around)
            else:
                carry_out_errand(errand, book, around)
        if errand and errand.opens is Opens.HEAR_AGAIN:
            has_read = tell_of_undone_stop(text.sender, self.answering, around, now)
            if not has_read:
                with self.ledger.open_book(text.sender, now) as book:
                    confirm_that_they_hear_again(book, around)
        self.count(sections, now)
        self.ring()

    def _knows_code(self, text: InboundText, code: str, now: datetime) -> bool:
        return self.ledger.awaits_code(text.sender, now) or self.ledger.is_void_code(text.sender, code, now)

    def _say_that_it_is_void(self, text: InboundText, code: str, now: datetime) -> None:
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            if book.is_first(text.once) and book.take_void_code(code):
                say_that_it_is_void(book, around)
        self.ring()

    def _walk_the_menu(self, text: InboundText, pins: WorkedPins, now: datetime) -> None:
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            if not book.is_first(text.once):
                return
            book.pins = pins
            sections = press_by_text(self.menu, book, text.body, around)
        self.count(sections, now)
        self.ring()

    def _call(self, text: InboundText, command: Command, pins: WorkedPins, now: datetime, *, quietly: bool) -> None:
        """Raise an alert or a possible call, unless one who was told means another's: "I cannot help", "help her".

        So does a duty phone that answers, unless it plainly asks for help itself.

        Who was told of an alert and calls for help themselves is heard as both, and staff of each read of the other.
        """
        is_told, incoming = self._is_told(text, now), self._incoming(text, now)
        if answers_as_duty(incoming):
            is_call = asks_plainly(text.body)
        else:
            is_call = not (is_told or is_of_duty(incoming)) or calls_for_themselves(text.body, names_of_told(incoming))
        if is_call:
            self._carry_out(text, command, pins, now, quietly=quietly)
        if is_call and is_told:
            own = partial(self.ledger.open_book, text.sender, now)
            link_calls(text.sender, self.answering, own, self.around, now)
        self._answer(text, now, is_call)

    def _take_back(
        self, text: InboundText, command: Command, pins: WorkedPins, now: datetime, *, quietly: bool
    ) -> None:
        """Take back what is the sender's; of one who was told it stands beside that alert too.

        DANGER: not where a number stands in it, which is a PIN, unless it is a key or a reference of what is open.
        """
        has_number = any(one.isdigit() for one in text.body)
        is_told = not has_number and self._is_told(text, now)
        if not (is_told and says_that_she_is_safe(text.body)):
            self._carry_out(text, command, pins, now, quietly=quietly)
        if is_told or (has_number and self._names_what_is_open(text, now)):
            self._answer(text, now)

    def _is_told(self, text: InboundText, now: datetime) -> bool:
        return any(call.is_open for call in self.answering.calls_to(text.sender, now))

    def _names_what_is_open(self, text: InboundText, now: datetime) -> bool:
        return names_what_is_open(self._incoming(text, now))

    def _answer(self, text: InboundText, now: datetime, is_call: bool = False) -> None:
        outcome = self._outcome_of(text, now, is_call)
        if outcome in NEEDS_A_HUMAN and not is_call and is_worth_reading(text.body):
            self.review.keep(text, now)
        self.ring()

    def _outcome_of(self, text: InboundText, now: datetime, is_call: bool = False) -> Outcome:
        outcome = take_answer(self._incoming(text, now), is_call)
        _log.info("answer_taken", channel=text.channel, outcome=outcome)
        if not is_call:
            self._remind_of_stop(text, outcome, now)
        return outcome

    def _remind_of_stop(self, text: InboundText, outcome: Outcome, now: datetime) -> None:
        """Tell who answers after a STOP, once a day, that they hear no news; who asks for texts again, each time.

        A number that is nobody's contact is told nothing, as at its STOP.
        """
        asks = wants_texts_again(text.body)
        if (outcome in NOTHING_OF_THEIRS and not asks) or not self.ledger.has_stopped(text.sender):
            return
        if not self.ledger.was_written_to(text.sender):
            return
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            once = text.once if asks else OnceKey("", str(now.date()), text.sender)
            if book.is_first(replace(once, kind="on stop")):
                remind_of_stop(book, language_of_script(text.body), around)

    def _take_what_is_no_command(self, text: InboundText, command: Command, sender: Sender, now: datetime) -> None:
        """Take an answer; what is none stands beside the sender's own open alert, or among the unread texts."""
        outcome = self._outcome_of(text, now)
        is_point = is_place_alone(command) and not sender.has_open_alert
        if outcome is Outcome.FROM_NOBODY and (is_emergency_number(text.body) or is_point):
            self._carry_out(text, replace(command, word=Word.POSSIBLE), WorkedPins(), now, quietly=False)
            return
        whole = self._for_a_human(text)
        if outcome in NEEDS_A_HUMAN and is_worth_reading(whole.body):
            is_hers = outcome is Outcome.FROM_NOBODY and sender.has_open_alert
            if not (is_hers and self._add_to_her_alert(text, command, now)):
                self.review.keep(whole, now)
        elif outcome is Outcome.FROM_NOBODY and not sender.is_known and shows_who_wrote(text.body):
            self.review.keep(text, now)
        self.ring()

    def _for_a_human(self, text: InboundText) -> InboundText:
        """As it came, where a text of ours stands in it: why a stranger sends that back, somebody asks."""
        has_ours = self.ours.without(text.as_it_came) != text.as_it_came
        return replace(text, body=text.as_it_came, as_it_came="") if has_ours else text

    def _add_to_her_alert(self, text: InboundText, command: Command, now: datetime) -> bool:
        around = self.around()
        with self.ledger.open_book(text.sender, now) as book:
            if not book.is_first(text.once):
                return True
            book.is_quiet = book.is_one_too_many(text)
            return add_to_her_alert(command, book, around)

    def _incoming(self, text: InboundText, now: datetime) -> Incoming:
        return Incoming(self.answering, text, self.around(), now)


def _is_answered_each_time(command: Command, book: TextBook) -> bool:
    """DANGER: three texts in her name would silence what she asks for in the same words."""
    return asks_for_a_code(command) or _begins_a_call(command, book)


def _begins_a_call(command: Command, book: TextBook) -> bool:
    """Whether it is a new call, which no machine sends: those that answer our answer join the one that it was for."""
    return command.word in CALLS and not (book.alert and is_on_her_phone(book.caller, book.alert))
