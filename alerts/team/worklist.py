"""What waits for the team, and in which order: the most urgent first, then the oldest."""

from datetime import datetime
from enum import IntEnum

from alerts.alert import Alert, AlertState
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
    IN_HAND = 5
    """Somebody sees to it."""


def rank_of_alert(alert: Alert, in_doubt: int) -> Rank:
    """The rank of an open alert, however often its number called; `in_doubt` counts texts that may reach nobody."""
    if alert.state is AlertState.ACKNOWLEDGED:
        return Rank.IN_DOUBT if in_doubt else Rank.IN_HAND
    if alert.forced or alert.was_forced:
        return Rank.FORCED
    return Rank.ALARM


def rank_of_request(state: RequestState, due_at: datetime, now: datetime, in_doubt: int) -> Rank:
    """The rank of a request that is not answered; `in_doubt` as of an alert."""
    if due_at <= now:
        return Rank.LATE
    if in_doubt:
        return Rank.IN_DOUBT
    return Rank.WAITS if state is RequestState.WAITING else Rank.IN_HAND
