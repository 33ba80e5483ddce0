"""A call-back or question: what she asked of a specialist, its life as one table, and a code to read the answer by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from alerts.alert import Holder
from alerts.doer import Doer
from alerts.escalation.steps import Clock
from alerts.states import CannotHappen
from vocabulary.choices import SafeTime, Specialist
from vocabulary.codes import CentreCode
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import RequestState


class Event(StrEnum):
    """What can happen to a request."""

    ASKED = "asked"
    ESCALATED = "escalated"
    TAKEN = "taken"
    PASSED_ON = "passed_on"
    NOT_REACHED = "not_reached"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    CALLED = "called"
    SENT_AGAIN = "sent_again"
    KEYS_RENEWED = "keys_renewed"


@dataclass(frozen=True, slots=True)
class RequestChange:
    """One line of a request's history. `key` is a centre's code, a specialist's role or a member of staff's id."""

    what: Event
    by: Doer
    key: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A call-back, or with `words` a question. `code` opens the answer; times are aware UTC.

    `centre` is the one that she named, `held` who sees to it. `by_missed_call`: a call that was not picked up asked for
    it, and she was shown no code.
    """

    id: str
    code: str
    whom: Specialist
    asked_at: datetime
    due_at: datetime
    number: PhoneNumber
    time: SafeTime = SafeTime.ANY
    may_text: bool = False
    words: str = ""
    state: RequestState = RequestState.WAITING
    answer: str = ""
    centre: CentreCode | None = None
    by_missed_call: bool = False
    clock: Clock | None = None
    held: Holder | None = None


_Moves = Mapping[RequestState | None, RequestState]
_WAITING, _TAKEN, _ANSWERED = RequestState.WAITING, RequestState.TAKEN, RequestState.ANSWERED
_ENDS: _Moves = {_WAITING: _ANSWERED, _TAKEN: _ANSWERED}

REQUEST_LIFE: Mapping[Event, _Moves] = {
    Event.ASKED: {None: _WAITING},
    Event.ESCALATED: {_WAITING: _WAITING},
    Event.TAKEN: {_WAITING: _TAKEN, _TAKEN: _TAKEN},
    Event.PASSED_ON: {_WAITING: _WAITING, _TAKEN: _WAITING},
    Event.NOT_REACHED: {_TAKEN: _TAKEN},
    Event.OVERDUE: {_TAKEN: _WAITING},
    Event.ANSWERED: _ENDS,
    Event.CALLED: _ENDS,
    Event.SENT_AGAIN: {_WAITING: _WAITING, _TAKEN: _TAKEN},
    Event.KEYS_RENEWED: {_WAITING: _WAITING, _TAKEN: _TAKEN},
}
"""For each event the states in which it may happen, None before there is a request, and the state after it."""


def becomes(what: Event, request: Request) -> Request:
    """The request after this happened to it; raises CannotHappen. Nobody holds one that waits, and a done one rests."""
    try:
        state = REQUEST_LIFE[what][request.state]
    except KeyError:
        raise CannotHappen(f"{what} cannot happen to a request that is {request.state}") from None
    return replace(
        request,
        state=state,
        held=None if state is _WAITING else request.held,
        clock=None if state is _ANSWERED else request.clock,
    )
