"""What taking an answer needs: what can come of it, what a number may answer for, and the record that knows."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from alerts.book import Book
from alerts.contacts.consent import Consent
from alerts.notice import Addressee, TellReason
from alerts.surroundings import Surroundings
from doors.inbound import InboundText
from doors.once import OnceKey
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber


class Outcome(StrEnum):
    """What came of an answer."""

    COUNTED = "counted"
    CHANGED_NOTHING = "changed_nothing"
    SEEN_BEFORE = "seen_before"
    ASKED_WHICH = "asked_which"
    HEARD = "heard"
    BESIDE = "beside"
    MEANS_NOTHING = "means_nothing"
    CLOSED = "closed"
    WRONG_KEY = "wrong_key"
    OLD_KEY = "old_key"
    WITHOUT_KEY = "without_key"
    INVITATION_ANSWERED = "invitation_answered"
    REQUEST_ANSWERED = "request_answered"
    HELD_BY_ANOTHER = "held_by_another"
    NOT_BY_TEXT = "not_by_text"
    FROM_NOBODY = "from_nobody"


NEEDS_A_HUMAN = frozenset({Outcome.BESIDE, Outcome.FROM_NOBODY})
"""Somebody of the team reads what has words in it and came to this."""


NOTHING_OF_THEIRS = frozenset({Outcome.FROM_NOBODY, Outcome.SEEN_BEFORE})
"""The sender has nothing open that they were told of, or it was heard before."""


@dataclass(frozen=True, slots=True)
class Call:
    """An alert that a number was told of as a contact, at last at `told_at` (aware UTC)."""

    caller_id: str
    code: str
    addressee: Addressee
    is_open: bool
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a key opens from the phone that it was made for: an alert, or a call-back or question, and as whom.

    `may_close`: a text with it closes that; not where she was forced. `region`: where an alert is, as far as known.
    """

    caller_id: str
    code: str
    key: str
    who: Addressee
    is_open: bool
    alert_id: str | None
    request_id: str | None
    may_close: bool = True
    region: RegionCode | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation that a number has got: when (aware UTC) it read of it last, and what it said to it."""

    caller_id: str
    contact_id: str
    asked_at: datetime
    has_said: Consent | None


class AnswerBook(Book, Protocol):
    """A caller's book that also knows which texts were carried out."""

    def is_first(self, once: OnceKey) -> bool:
        """Whether this is done for the first time; from now on it is not."""
        ...


class AnswerLedger(Protocol):
    """The record, as an answer needs it."""

    def open_book_of(self, caller_id: str, now: datetime) -> AbstractContextManager[AnswerBook]:
        """A caller's pages by her id."""
        ...

    def calls_to(self, number: PhoneNumber, now: datetime) -> Sequence[Call]:
        """The alerts that this number was told of lately as a contact, the newest first."""
        ...

    def open_without(self, number: PhoneNumber) -> Sequence[tuple[str, str]]:
        """The open alerts of whose contacts this number is one that was not told: each by caller and contact."""
        ...

    def invitations_to(self, number: PhoneNumber) -> Sequence[Asked]:
        """The invitations that this number got, the unanswered first, of those the newest first."""
        ...

    def keys_named(self, number: PhoneNumber, named: Sequence[str]) -> Sequence[Keyed]:
        """What these keys open from this phone, be it closed by now."""
        ...

    def open_keys(self, number: PhoneNumber, most: int, now: datetime) -> Sequence[Keyed]:
        """The keys of this phone to what is open, the most wanted first."""
        ...

    def keys_to_closed(self, number: PhoneNumber, since: datetime, most: int) -> Sequence[Keyed]:
        """The keys of this phone to alerts that duty phones closed since then, the last first."""
        ...

    def told_since(self, number: PhoneNumber, reason: TellReason, since: datetime) -> Sequence[datetime]:
        """When this phone was told something for this reason since then; the newest first."""
        ...

    def note_wrong_key(self, number: PhoneNumber, now: datetime) -> Sequence[Keyed]:
        """Count a wrong key of this phone; at the one that is too many its keys become longer, and these are new."""
        ...

    def were_keys(self, number: PhoneNumber, named: Sequence[str]) -> bool:
        """Whether one of these was a key of this phone until lately, and another took its place."""
        ...


@dataclass(frozen=True, slots=True)
class Incoming:
    """One text that may be an answer, and what it is judged by."""

    ledger: AnswerLedger
    text: InboundText
    around: Surroundings
    now: datetime

    def book_of(self, caller_id: str) -> AbstractContextManager[AnswerBook]:
        """The pages of whom it may be about."""
        return self.ledger.open_book_of(caller_id, self.now)

    def once(self, role: str = "") -> OnceKey:
        """By what it is known that this text was taken as an answer: it may be a call for help too."""
        return replace(self.text.once, kind=f"{self.text.channel} answer {role}".strip())
