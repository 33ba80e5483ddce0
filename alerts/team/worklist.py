"""What waits for the team, and in which order: the most urgent first, then the oldest."""

from datetime import datetime
from enum import IntEnum

from alerts.alert import Alert, AlertState, Lane
from vocabulary.states import RequestState


class Rank(IntEnum):
    """How urgent something is; lower goes first."""

    FORCED = 0
    """She may have been forced to take it back, and nobody has it."""
    ALARM = 1
    """Nobody has the alert."""
    LATE = 2
    """A request that is not done by its time."""
    IN_DOUBT = 3
    """Somebody has the alert, or a request is in time, and a text about it may have reached nobody."""
    WAITS = 4
    """A request that is in time and that nobody took."""
    BEHIND = 5
    """An alarm of a number with many false ones lately (S13)."""
    IN_HAND = 6
    """Somebody sees to it."""


def rank_of_alert(alert: Alert, in_doubt: int) -> Rank:
    """The rank of an open alert; `in_doubt` counts its texts that may have reached nobody."""
    if alert.state is AlertState.ACKNOWLEDGED:
        return Rank.IN_DOUBT if in_doubt else Rank.IN_HAND
    if alert.forced or alert.was_forced:
        return Rank.FORCED
    return Rank.ALARM if alert.lane is Lane.FIRST else Rank.BEHIND


def rank_of_request(state: RequestState, due_at: datetime, now: datetime, in_doubt: int) -> Rank:
    """The rank of a request that is not answered; `in_doubt` as of an alert."""
    if due_at <= now:
        return Rank.LATE
    if in_doubt:
        return Rank.IN_DOUBT
    return Rank.WAITS if state is RequestState.WAITING else Rank.IN_HAND
