"""How much a host takes whose texts fail while another's may go through: ever less, and no text waits for it.

Pure. A failure is this host's alone while another worker lives that does not fail on that route; else it is everybody's
trouble, which `sms.sending.route_health` judges for all. So a worker that is the only one never stands back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sms.gateway import Accepted, Outcome, Refused, Whose
from sms.sending.route_health import OPENS_AFTER, Health, after, probed

HANGS_AFTER = 2.0
"""Seconds in which a text is out and nothing was taken: then the others get what comes, and long before it failed."""

_QUARTERED = 2
"""Bits: each failure in a row leaves a quarter of what was claimed at once."""


@dataclass(frozen=True, slots=True)
class Own:
    """A route as this host finds it. `health` counts what failed here alone.

    `fails` until a text is taken, whosever trouble it is, and others are told so; `hangs` while texts get no answer;
    `may_try` when somebody answers at its address again, so that one text may be risked.
    """

    health: Health = field(default_factory=Health)
    fails: bool = False
    hangs: bool = False
    may_try: bool = False

    @property
    def is_out(self) -> bool:
        """Whether no text is to be left to it that another could take."""
        return self.health.is_open or self.hangs


@dataclass(frozen=True, slots=True)
class Share:
    """What a host may claim now: so many texts, and whether routine is among them, which takes the first route only."""

    most: int
    routine: bool = True


def own_after(own: Own, outcome: Outcome, elsewhere: bool, now: datetime) -> Own:
    """What this host knows after an outcome; `elsewhere` tells whether another may be well on that route.

    Where texts got no answer for a while before this one failed, it needs no further ones to fail.
    """
    if is_taken(outcome):
        return Own()
    failed = replace(own.health, failures=max(own.health.failures, OPENS_AFTER - 1)) if own.hangs else own.health
    health = after(failed, outcome, now) if elsewhere else Health()
    return replace(own, health=health, fails=True, may_try=False)


def is_taken(outcome: Outcome) -> bool:
    """Whether the provider did its work; refusing one recipient, it did."""
    return isinstance(outcome, Accepted) or (isinstance(outcome, Refused) and outcome.whose is Whose.RECIPIENT)


def own_now(own: Own, gets_no_answer: bool, elsewhere: bool) -> Own:
    """What this host knows as time goes on: trouble that others have too is no reason to stand back."""
    if not elsewhere:
        return replace(own, health=Health(), hangs=False, may_try=False)
    return replace(own, hangs=gets_no_answer)


def asked(own: Own, answers: bool, now: datetime) -> Own:
    """What it knows after looking whether anybody answers at the address: if nobody does, it rests for longer."""
    return replace(own, may_try=True) if answers else replace(own, health=probed(own.health, now))


def is_to_be_asked(own: Own, now: datetime) -> bool:
    """Whether it rested, and should be tried again without a text that would wait for it."""
    return own.health.is_open and not own.health.rests(now) and not own.may_try


def share(routes: Sequence[Own], free: int) -> Share:
    """How much of what it is free for a host may claim; `routes` stand in the operator's order.

    All of it when nothing failed here alone; a quarter after each failure in a row, by its best route; then nothing
    while each route is out, but the one text that may try it.
    """
    good = [own for own in routes if not own.is_out]
    routine = not routes or not routes[0].is_out or routes[0].may_try
    if routes and not good:
        return Share(min(free, 1) if any(own.may_try for own in routes) else 0, routine)
    failures = min((own.health.failures for own in good), default=0)
    return Share(min(free, max(1, free >> _QUARTERED * failures)), routine)


def known_here(shared: Mapping[str, Health], own: Mapping[str, Own], now: datetime) -> Mapping[str, Health]:
    """What all know of the routes, with what this host alone finds wrong."""
    return {name: _worse(health, own[name], now) for name, health in shared.items()}


def _worse(shared: Health, own: Own, now: datetime) -> Health:
    if shared.is_open or not own.is_out:
        return shared
    return own.health if own.health.is_open else replace(shared, open_until=now)
