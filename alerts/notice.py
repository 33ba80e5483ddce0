"""A notice: one text to one person, with the promise under which it is sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from regions.choice import ChoiceReason
from vocabulary.phone_number import PhoneNumber

KEY = "######"
"""Stands in a text to a duty phone where its key goes, as long as a key is; posting the text makes the key."""


class Promise(StrEnum):
    """What may happen when nobody knows whether a text went out.

    AT_LEAST_ONCE: responders; a duplicate beats a loss. AT_MOST_ONCE: her own phone; a repeat can betray her.
    """

    AT_LEAST_ONCE = "at_least_once"
    AT_MOST_ONCE = "at_most_once"


class Urgency(IntEnum):
    """Lower goes first: an alarm never waits behind anything else."""

    ALARM = 0
    ANSWER = 1
    ROUTINE = 2


class Recipient(StrEnum):
    """Who a notice is for."""

    CALLER = "caller"
    CONTACT = "contact"
    CENTRE = "centre"
    DUTY_LINE = "duty_line"
    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    SPECIALIST = "specialist"


class TellReason(StrEnum):
    """Why this person is told, kept with the notice so that a human can see it later."""

    HER_CONTACT = "her_contact"
    SHE_SAID_YES = "she_said_yes"
    NOT_ASKED_AND_DEFAULT_YES = "not_asked_and_default_yes"
    NO_CONTACT_TO_TELL = "no_contact_to_tell"
    SHE_ASKED = "she_asked"
    SHE_WANTS_TO_KNOW = "she_wants_to_know"
    ANOTHER_ANSWERED = "another_answered"
    PASSED_ON = "passed_on"
    SELF_TEST = "self_test"
    NOBODY_ANSWERED = "nobody_answered"
    INVITED = "invited"
    ASKED_WHAT_IT_IS = "asked_what_it_is"
    SAID_NO = "said_no"
    TRIED_OUT = "tried_out"
    FORCED = "forced"
    NOT_PROVED = "not_proved"
    CALLS_ANEW = "calls_anew"
    POSSIBLE_CALL = "possible_call"
    OVERDUE = "overdue"
    STAFF_WROTE = "staff_wrote"
    STAFF_ASKED = "staff_asked"
    KEYS = "keys"
    KEYS_TOLD = "keys_told"
    NOT_COUNTED = "not_counted"
    OPEN_AGAIN = "open_again"


@dataclass(frozen=True, slots=True)
class Addressee:
    """One person to tell: `key` is a contact's id, a centre's code or a specialist's role, `choice` why this centre."""

    kind: Recipient
    key: str
    number: PhoneNumber
    reason: TellReason
    choice: ChoiceReason | None = None

    @property
    def id(self) -> tuple[Recipient, str]:
        """What makes this the same person, whatever the reason for telling."""
        return self.kind, self.key


@dataclass(frozen=True, slots=True)
class Notice:
    """One text ready to go. After `expires_at` (aware UTC) it is not worth sending, or no longer safe.

    `body` is a fixed template; `own_words`, if any, is the same text with the caller's own words in it, for routes
    that take free text. `by_another_route` asks first for another route than the last text of the alert took.
    """

    to: Addressee
    body: str
    urgency: Urgency
    promise: Promise = Promise.AT_LEAST_ONCE
    own_words: str = ""
    expires_at: datetime | None = None
    by_another_route: bool = False
