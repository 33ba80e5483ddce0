"""The life of an alert as one table: what may happen to it in each state, and the state after it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from alerts.alert import Alert, AlertState, ClosedBecause
from alerts.doer import Doer


class Happening(StrEnum):
    """What can happen to an alert."""

    RAISED = "raised"
    REPEATED = "repeated"
    ASKED_AGAIN = "asked_again"
    CALLED_ANEW = "called_anew"
    TOLD_MORE = "told_more"
    PLACED = "placed"
    ESCALATED = "escalated"
    GOING = "going"
    CANNOT = "cannot"
    TAKEN = "taken"
    PASSED_ON = "passed_on"
    NOBODY_COMES = "nobody_comes"
    NOBODY_HAS_IT = "nobody_has_it"
    FORCED = "forced"
    SAYS_SAFE = "says_safe"
    TAKEN_BACK = "taken_back"
    HELPED = "helped"
    FALSE_ALARM = "false_alarm"
    HANDED_ON = "handed_on"
    NOT_NEEDED = "not_needed"
    NOT_PROVED = "not_proved"
    BY_PHONE = "by_phone"
    STOPPED = "stopped"
    TEXTED = "texted"
    NOTED = "noted"
    HELD_BACK = "held_back"
    HEARS_AGAIN = "hears_again"
    SAW = "saw"
    WROTE = "wrote"
    KEYS_RENEWED = "keys_renewed"
    ON_HER_PHONE = "on_her_phone"
    REOPENED = "reopened"


SAID_LATER = "said_later"
"""The reason of what staff write of an alert that was closed before."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of an alert's history. `key` is a contact's id, a centre's code or a member of staff's id.

    `note` is what a member of staff wrote about her, she herself, or somebody who was told; it is hers to erase.
    """

    what: Happening
    by: Doer
    key: str = ""
    reason: str = ""
    note: str = ""


class CannotHappen(ValueError):
    """The table has no such change."""


_Moves = Mapping[AlertState | None, AlertState]

_OPEN, _ACKNOWLEDGED, _CLOSED = AlertState.OPEN, AlertState.ACKNOWLEDGED, AlertState.CLOSED
_CHANGES_NOTHING: _Moves = {_OPEN: _OPEN, _ACKNOWLEDGED: _ACKNOWLEDGED}
_ACKNOWLEDGES: _Moves = {_OPEN: _ACKNOWLEDGED, _ACKNOWLEDGED: _ACKNOWLEDGED}
_OPENS_AGAIN: _Moves = {_OPEN: _OPEN, _ACKNOWLEDGED: _OPEN}
_CLOSES: _Moves = {_OPEN: _CLOSED, _ACKNOWLEDGED: _CLOSED}
_SAYS_HOW_IT_ENDED: _Moves = {**_CLOSES, _CLOSED: _CLOSED}

LIFE: Mapping[Happening, _Moves] = {
    Happening.RAISED: {None: _OPEN},
    Happening.REPEATED: _CHANGES_NOTHING,
    Happening.ASKED_AGAIN: _OPENS_AGAIN,
    Happening.CALLED_ANEW: _OPENS_AGAIN,
    Happening.TOLD_MORE: _CHANGES_NOTHING,
    Happening.PLACED: _CHANGES_NOTHING,
    Happening.ESCALATED: {_OPEN: _OPEN},
    Happening.GOING: _CHANGES_NOTHING,
    Happening.CANNOT: _CHANGES_NOTHING,
    Happening.TAKEN: _ACKNOWLEDGES,
    Happening.PASSED_ON: _CHANGES_NOTHING,
    Happening.NOBODY_COMES: {_OPEN: _OPEN},
    Happening.NOBODY_HAS_IT: {_ACKNOWLEDGED: _OPEN},
    Happening.FORCED: _OPENS_AGAIN,
    Happening.SAYS_SAFE: _CHANGES_NOTHING,
    Happening.TAKEN_BACK: _CLOSES,
    Happening.HELPED: _SAYS_HOW_IT_ENDED,
    Happening.FALSE_ALARM: _SAYS_HOW_IT_ENDED,
    Happening.HANDED_ON: _SAYS_HOW_IT_ENDED,
    Happening.NOT_NEEDED: _SAYS_HOW_IT_ENDED,
    Happening.NOT_PROVED: _CLOSES,
    Happening.BY_PHONE: _CLOSES,
    Happening.STOPPED: _CHANGES_NOTHING,
    Happening.TEXTED: _CHANGES_NOTHING,
    Happening.NOTED: _CHANGES_NOTHING,
    Happening.HELD_BACK: _CHANGES_NOTHING,
    Happening.HEARS_AGAIN: _CHANGES_NOTHING,
    Happening.SAW: _CHANGES_NOTHING,
    Happening.WROTE: _CHANGES_NOTHING,
    Happening.KEYS_RENEWED: _CHANGES_NOTHING,
    Happening.ON_HER_PHONE: _CHANGES_NOTHING,
    Happening.REOPENED: {_CLOSED: _OPEN},
}
"""For each happening the states in which it may happen, None before there is an alert, and the state after it."""


def state_after(what: Happening, state: AlertState | None) -> AlertState:
    """The state to which this leads; raises CannotHappen."""
    try:
        return LIFE[what][state]
    except KeyError:
        raise CannotHappen(f"{what} cannot happen to an alert that is {state or 'not there'}") from None


def happens(what: Happening, alert: Alert) -> Alert:
    """The alert after this happened to it; raises CannotHappen. Nobody holds one that is open.

    Who was asked to take it is so no more once somebody took it, nobody has it any more, or it is closed.
    """
    state = state_after(what, alert.state)
    is_settled = what is Happening.TAKEN or state is not alert.state
    return replace(
        alert,
        state=state,
        closed_because=ClosedBecause(what) if state is _CLOSED else None,
        held=None if state is _OPEN else alert.held,
        given=None if is_settled else alert.given,
    )
