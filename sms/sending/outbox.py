"""The rules of the outbox: what becomes of a notice after each attempt, as data and without a clock of its own."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose

LEASE = timedelta(seconds=20)
"""Longer than a provider may take: a claim that is older was lost with its process."""

COPIES_AT_ONCE = 3
"""To one phone within `AT_ONCE` (P5). An alarm then waits for so long, and twice as long after each further copy; of
anything less urgent no further copy goes, and a human decides.
"""

AT_ONCE = timedelta(minutes=10)

MOST_IN_A_DAY = 12
"""Copies of alarms about one alert to one phone."""

A_DAY = timedelta(days=1)

EXTRA_EVERY = timedelta(minutes=2)
"""A further copy goes at once, beside all others, when a route that failed takes texts again; no sooner than this."""

RETRY_AFTER = {
    Urgency.ALARM: (1, 2, 5, 10, 20, 30, 60),
    Urgency.ANSWER: (2, 5, 10, 30, 60),
    Urgency.ROUTINE: (10, 30, 60, 300, 900),
}
"""Seconds to wait after the first, second, … attempt that did not go through; the last one repeats."""

LONGEST_WAIT = timedelta(minutes=15)
"""However long a provider asks us to stay away."""

HANDED_ON = 3
"""Tries after which a text goes to other hosts at once, when it failed on one alone. More, and one that no host can
send would go round and round.
"""

GIVE_UP_AFTER = timedelta(hours=24)


class NoticeState(StrEnum):
    """Only forward. UNCONFIRMED and FAILED need a human; EXPIRED was no longer safe or worth sending."""

    DUE = "due"
    CLAIMED = "claimed"
    HANDED = "handed"
    UNCONFIRMED = "unconfirmed"
    EXPIRED = "expired"
    FAILED = "failed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A notice that this process alone may send until its lease ends. `copies` counts this attempt too."""

    id: str
    claim: str
    text: OutgoingText
    urgency: Urgency
    promise: Promise
    tries: int
    copies: int
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is stored after an attempt. `was_copy` is False when certainly nothing went out, `was_tried` when nothing
    was tried. Due again without `due_at`, it is due as before.
    """

    state: NoticeState
    outcome: str
    was_copy: bool
    route: str | None = None
    message_id: str | None = None
    due_at: datetime | None = None
    was_tried: bool = True


@dataclass(frozen=True, slots=True)
class Gone:
    """Texts of alarm about one alert that one phone may have got by now, without those that went when a route was back.

    `lately` are those of about the last `AT_ONCE`, `unknown` those of which nobody knows whether they arrived, and
    `again` the copies of the last day: what went beyond the first of each text.
    """

    lately: int
    unknown: int
    again: int


def settlement(
    claimed: Claimed, route: str | None, outcome: Outcome, now: datetime, is_for_others: bool = False
) -> Settlement:
    """What an attempt means for a notice under its promise; one that failed on this host alone waits for nothing."""
    settled = _settlement(claimed, route, outcome, now)
    if settled.state is NoticeState.DUE and is_for_others and claimed.tries <= HANDED_ON:
        return replace(settled, due_at=None)
    return settled


def _settlement(claimed: Claimed, route: str | None, outcome: Outcome, now: datetime) -> Settlement:
    match outcome:
        case Accepted(message_id):
            return Settlement(NoticeState.HANDED, "accepted", True, route, message_id or None)
        case Refused(reason, whose):
            if whose is Whose.RECIPIENT:
                return Settlement(NoticeState.FAILED, reason, False, route)
            return _again(claimed, reason, False, _delay(claimed), now)
        case TryLater(reason, may_have_sent, after):
            wait = min(max(_delay(claimed), timedelta(seconds=after or 0)), LONGEST_WAIT)
            return _again(claimed, reason, may_have_sent, wait, now)


def not_sent() -> Settlement:
    """What becomes of a notice that was claimed and not tried: anybody may take it at once, as if it never was."""
    return Settlement(NoticeState.DUE, "not tried", was_copy=False, was_tried=False)


def may_copy_again(claimed: Claimed) -> bool:
    """Whether another copy may go out at once while those that are counted may be under way (P5)."""
    return claimed.promise is Promise.AT_LEAST_ONCE and claimed.copies < COPIES_AT_ONCE


def copy_due_at(wanted_at: datetime, gone: Gone, now: datetime) -> datetime:
    """When the next copy of an alarm may go to a phone that may have got these (P5); never before it is wanted.

    A phone gets three in ten minutes, and the next after 10, 20, 40, 80 … minutes, but no more than twelve in a day.
    """
    if gone.again >= MOST_IN_A_DAY:
        return max(wanted_at, now + A_DAY)
    if gone.lately >= COPIES_AT_ONCE:
        doublings = min(max(gone.unknown - COPIES_AT_ONCE, 0), 8)
        return max(wanted_at, now + min(AT_ONCE * 2.0**doublings, A_DAY))
    return wanted_at


def may_go_on(promise: Promise, urgency: Urgency, copies: int) -> bool:
    """Whether a text of which so many copies may be under way is ever sent again: an alarm is never used up."""
    return promise is Promise.AT_LEAST_ONCE and (urgency is Urgency.ALARM or copies < COPIES_AT_ONCE)


def _again(claimed: Claimed, reason: str, was_copy: bool, wait: timedelta, now: datetime) -> Settlement:
    if was_copy and not may_go_on(claimed.promise, claimed.urgency, claimed.copies):
        return Settlement(NoticeState.UNCONFIRMED, reason, was_copy)
    if now - claimed.posted_at >= GIVE_UP_AFTER:
        return Settlement(NoticeState.FAILED, reason, was_copy)
    return Settlement(NoticeState.DUE, reason, was_copy, due_at=now + wait)


def _delay(claimed: Claimed) -> timedelta:
    delays = RETRY_AFTER[claimed.urgency]
    return timedelta(seconds=delays[min(claimed.tries, len(delays)) - 1])
