"""A responder answers by text: which alert it is for, whether it counts, and what came of it by name.

An answer counts from a contact's own number, or from a number that is registered now for a centre, the duty line or the
supervisor. Codes are short: they open nothing from any other number, and who guesses is not listened to.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from alerts.acknowledge import MOST_ANSWERS, acknowledge, meaning
from alerts.book import Book
from alerts.consent import FROM_INVITED, answer_invitation
from alerts.duty import duties_of
from alerts.notice import Addressee, Recipient
from alerts.request import Request
from alerts.request_by_text import answer_by_text, means_something
from alerts.staff import HeldByAnother, NotOpen
from alerts.surroundings import Surroundings
from alerts.wording import ask_which_alert
from doors.inbound import InboundText
from sms.words import Answer
from texts.phone_number import PhoneNumber


class Outcome(StrEnum):
    """What came of an answer."""

    COUNTED = "counted"
    CHANGED_NOTHING = "changed_nothing"
    SEEN_BEFORE = "seen_before"
    ASKED_WHICH = "asked_which"
    MEANS_NOTHING = "means_nothing"
    TOO_MANY = "too_many"
    CLOSED = "closed"
    WRONG_CODE = "wrong_code"
    SHUT_OUT = "shut_out"
    INVITATION_ANSWERED = "invitation_answered"
    REQUEST_ANSWERED = "request_answered"
    HELD_BY_ANOTHER = "held_by_another"
    FROM_NOBODY = "from_nobody"


@dataclass(frozen=True, slots=True)
class Call:
    """An alert that a number, or a duty that the number is registered for, was told of."""

    caller_id: str
    code: str
    addressee: Addressee
    is_open: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A call-back or question that a duty, for which the number is registered, was told of."""

    caller_id: str
    request_id: str
    code: str
    addressee: Addressee
    is_open: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation to be a contact that a number has got."""

    caller_id: str
    contact_id: str


class AnswerBook(Book, Protocol):
    """A caller's book that also knows which texts were carried out."""

    def is_first(self, text: InboundText) -> bool:
        """Whether this text comes for the first time; from now on it does not."""
        ...


class AnswerLedger(Protocol):
    """The record, as an answer needs it."""

    def open_book_of(self, caller_id: str, now: datetime) -> AbstractContextManager[AnswerBook]:
        """A caller's pages by her id."""
        ...

    def calls_to(self, number: PhoneNumber, duties: frozenset[tuple[Recipient, str]], now: datetime) -> Sequence[Call]:
        """The alerts that this contact's number, or one of these duties, was told of lately, the newest first."""
        ...

    def requests_to(self, duties: frozenset[tuple[Recipient, str]], now: datetime) -> Sequence[Wanted]:
        """The call-backs and questions that one of these duties was told of, the newest first."""
        ...

    def invitations_to(self, number: PhoneNumber) -> Sequence[Asked]:
        """The invitations that this number got, the newest first."""
        ...

    def is_shut_out(self, number: PhoneNumber, now: datetime) -> bool:
        """Whether this number guessed too many codes."""
        ...

    def note_wrong_code(self, number: PhoneNumber, now: datetime) -> None:
        """Count a wrong code of this number."""
        ...


def take_answer(
    ledger: AnswerLedger, text: InboundText, answer: Answer, around: Surroundings, now: datetime
) -> Outcome:
    """Take a digit, with a code or without, for what it is about.

    An open alert goes first, then a call-back or question, then an invitation.
    """
    if answer.code and ledger.is_shut_out(text.sender, now):
        return Outcome.SHUT_OUT
    duties = duties_of(text.sender, around)
    calls = ledger.calls_to(text.sender, duties, now)
    named = [call for call in calls if answer.code in (None, call.code)]
    still_open = [call for call in named if call.is_open]
    if still_open:
        with ledger.open_book_of(still_open[0].caller_id, now) as book:
            return _answer_one(book, text, answer, still_open, around)
    wanted = ledger.requests_to(duties, now) if duties else ()
    meant = [one for one in wanted if answer.code in (None, one.code)]
    waiting = [one for one in meant if one.is_open]
    if waiting:
        with ledger.open_book_of(waiting[0].caller_id, now) as book:
            return _answer_request(book, text, answer, waiting, around)
    named_anything = bool(named or meant)
    if answer.code and not named_anything:
        ledger.note_wrong_code(text.sender, now)
        return Outcome.WRONG_CODE
    invitations = () if answer.code else ledger.invitations_to(text.sender)
    if invitations:
        return _answer_invitation(ledger, text, answer, invitations[0], now)
    return Outcome.CLOSED if named_anything else Outcome.FROM_NOBODY


def _answer_one(
    book: AnswerBook, text: InboundText, answer: Answer, calls: Sequence[Call], around: Surroundings
) -> Outcome:
    """Answer for the only alert that it can be about, or ask which."""
    who, said = calls[0].addressee, meaning(answer.digit, calls[0].addressee.kind)
    if not book.is_first(text):
        return Outcome.SEEN_BEFORE
    if book.alert is None or book.alert.code != calls[0].code:
        return Outcome.CLOSED
    if said is None:
        return Outcome.MEANS_NOTHING
    if book.count_answer(book.alert, who) > MOST_ANSWERS:
        return Outcome.TOO_MANY
    if len(calls) > 1:
        book.post([ask_which_alert(book.caller, who, [call.code for call in calls], around)])
        return Outcome.ASKED_WHICH
    return Outcome.COUNTED if acknowledge(book, who, said, around) else Outcome.CHANGED_NOTHING


def _answer_request(
    book: AnswerBook, text: InboundText, answer: Answer, waiting: Sequence[Wanted], around: Surroundings
) -> Outcome:
    """Answer for the only request that it can be about, or ask which."""
    who = waiting[0].addressee
    if not book.is_first(text):
        return Outcome.SEEN_BEFORE
    if len(waiting) > 1:
        if book.is_first(_this_hour(text, book.now)):
            book.post([ask_which_alert(book.caller, who, [one.code for one in waiting], around)])
        return Outcome.ASKED_WHICH
    request = next((one for one in book.requests() if one.id == waiting[0].request_id), None)
    if request is None or not means_something(answer.digit, request):
        return Outcome.MEANS_NOTHING
    return _carry_out(book, request, replace(who, number=text.sender), answer.digit, around)


def _this_hour(text: InboundText, now: datetime) -> InboundText:
    """What the record remembers, so that a machine that answers each of our texts is asked once an hour."""
    return InboundText("which_request", f"{now:%Y-%m-%dT%H}", text.sender, "")


def _carry_out(book: AnswerBook, request: Request, who: Addressee, digit: int, around: Surroundings) -> Outcome:
    try:
        changed = answer_by_text(book, request, who, digit, around)
    except HeldByAnother:
        return Outcome.HELD_BY_ANOTHER
    except NotOpen:
        return Outcome.CLOSED
    return Outcome.REQUEST_ANSWERED if changed else Outcome.CHANGED_NOTHING


def _answer_invitation(ledger: AnswerLedger, text: InboundText, answer: Answer, asked: Asked, now: datetime) -> Outcome:
    said = FROM_INVITED.get(answer.digit)
    if said is None:
        return Outcome.MEANS_NOTHING
    with ledger.open_book_of(asked.caller_id, now) as book:
        if not book.is_first(text):
            return Outcome.SEEN_BEFORE
        kept = answer_invitation(book, asked.contact_id, said)
    return Outcome.INVITATION_ANSWERED if kept else Outcome.CHANGED_NOTHING
