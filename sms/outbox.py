"""The rules of the outbox: what becomes of a notice after each attempt, as data and without a clock of its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose

LEASE = timedelta(seconds=20)
"""Longer than a provider may take: a claim that is older was lost with its process."""

MOST_COPIES = 3
"""Of one notice to one responder (P5); after that a human decides."""

RETRY_AFTER = {
    Urgency.ALARM: (1, 2, 5, 10, 20, 30, 60),
    Urgency.ANSWER: (2, 5, 10, 30, 60),
    Urgency.ROUTINE: (10, 30, 60, 300, 900),
}
"""Seconds to wait after the first, second, … attempt that did not go through; the last one repeats."""

LONGEST_WAIT = timedelta(minutes=15)
"""However long a provider asks us to stay away."""

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
    """What is stored after an attempt. `was_copy` is False when certainly nothing went out."""

    state: NoticeState
    outcome: str
    was_copy: bool
    route: str | None = None
    message_id: str | None = None
    due_at: datetime | None = None


def settlement(claimed: Claimed, route: str | None, outcome: Outcome, now: datetime) -> Settlement:
    """What an attempt means for a notice under its promise."""
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


def not_sent(now: datetime) -> Settlement:
    """What becomes of a notice that was claimed and not tried: anybody may take it at once."""
    return Settlement(NoticeState.DUE, "not tried", was_copy=False, due_at=now)


def may_copy_again(claimed: Claimed) -> bool:
    """Whether another copy may go out while those that are counted may be under way (P5)."""
    return claimed.promise is Promise.AT_LEAST_ONCE and claimed.copies < MOST_COPIES


def _again(claimed: Claimed, reason: str, was_copy: bool, wait: timedelta, now: datetime) -> Settlement:
    if was_copy and not may_copy_again(claimed):
        return Settlement(NoticeState.UNCONFIRMED, reason, was_copy)
    if now - claimed.posted_at >= GIVE_UP_AFTER:
        return Settlement(NoticeState.FAILED, reason, was_copy)
    return Settlement(NoticeState.DUE, reason, was_copy, due_at=now + wait)


def _delay(claimed: Claimed) -> timedelta:
    delays = RETRY_AFTER[claimed.urgency]
    return timedelta(seconds=delays[min(claimed.tries, len(delays)) - 1])
