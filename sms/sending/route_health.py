"""Whether a route can be relied on: failures in a row open its circuit, then one text at a time tries it again.

Pure: what is known, what came of a text and the time go in. What is known is shared by all processes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile

from alerts.notice import Urgency
from sms.gateway import Accepted, Outcome, Refused, TryLater, Whose

OPENS_AFTER = 3
"""Failures in a row."""

FIRST_REST = timedelta(seconds=5)
LONGEST_REST = timedelta(minutes=1)
"""Each failed probe doubles the rest up to here; a provider that asks for longer is probed once a minute."""

NEGLECTED_AFTER = timedelta(minutes=10)
"""An open circuit that no routine text probed for so long is probed by an alarm that would rather go there."""


LONGEST_REASON = 64


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of a route: its circuit is open once `open_until` is set, and rests until then.

    `trouble` is what our account was last refused for, and `refused` how many texts since it last took one.
    """

    failures: int = 0
    open_until: datetime | None = None
    trouble: str = ""
    refused: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it failed so often that others go first."""
        return self.open_until is not None

    def rests(self, now: datetime) -> bool:
        """Whether it is not to be probed yet. A rest too long to be true was stored before the clock went back."""
        return self.open_until is not None and now < self.open_until <= now + LONGEST_REST

    def is_neglected(self, now: datetime) -> bool:
        """Whether it could have been probed long ago, and nobody did."""
        return self.open_until is not None and now >= self.open_until + NEGLECTED_AFTER


@dataclass(frozen=True, slots=True)
class Plan:
    """Which routes an attempt takes: first the one it probes, if it is let, then the others in this order.

    With nothing to take it waits, `wait` seconds.
    """

    probes: str | None = None
    takes: tuple[str, ...] = ()
    wait: float = FIRST_REST.total_seconds()


def after(health: Health, outcome: Outcome, now: datetime) -> Health:
    """What is known of a route after an outcome. Refusing one recipient, the provider is as well as can be."""
    match outcome:
        case Accepted():
            return Health()
        case Refused(whose=Whose.RECIPIENT):
            return replace(health, failures=0, open_until=None)
        case Refused(reason):
            return _failed(replace(health, trouble=reason[:LONGEST_REASON], refused=health.refused + 1), now)
        case TryLater(after_seconds=asked):
            return _failed(health, now, timedelta(seconds=asked or 0))


def probed(health: Health, now: datetime) -> Health:
    """What is known while one text probes a route: it counts as failed until it comes through."""
    return _opened(replace(health, failures=health.failures + 1), now)


def plan(urgency: Urgency, known: Mapping[str, Health], now: datetime) -> Plan:
    """Plan an attempt over the routes in `known`, which stand in the operator's order.

    An alarm goes over closed circuits and then, because a circuit may be wrong, over the open ones. An answer, for
    which somebody is waiting, goes over the first closed one. Routine waits for the first route, the operator's choice,
    and does the probing: no alarm pays for a probe with a dead route's patience while a better one is there.
    """
    closed = [name for name, health in known.items() if not health.is_open]
    match urgency:
        case Urgency.ALARM:
            opened = sorted((name for name in known if name not in closed), key=lambda name: known[name].rests(now))
            preferred = takewhile(lambda name: name not in closed, known)
            neglected = [name for name in preferred if known[name].is_neglected(now)]
            return Plan(neglected[0] if closed and neglected else None, (*closed, *opened))
        case Urgency.ANSWER if closed:
            return Plan(takes=(closed[0],))
        case Urgency.ANSWER:
            return _probe_or_wait(known, now)
        case Urgency.ROUTINE:
            first = dict(list(known.items())[:1])
            return Plan(takes=tuple(first)) if first.keys() & closed else _probe_or_wait(first, now)


def _probe_or_wait(known: Mapping[str, Health], now: datetime) -> Plan:
    rested = [name for name, health in known.items() if not health.rests(now)]
    if rested:
        return Plan(probes=rested[0])
    waits = [(health.open_until - now).total_seconds() for health in known.values() if health.open_until]
    return Plan(wait=min(waits)) if waits else Plan()


def _failed(health: Health, now: datetime, asked: timedelta = timedelta()) -> Health:
    """A failure while it rests is no news: many texts were under way when the circuit opened."""
    if health.rests(now):
        return health
    failed = replace(health, failures=health.failures + 1)
    return _opened(failed, now, asked) if failed.failures >= OPENS_AFTER or asked else failed


def _opened(health: Health, now: datetime, asked: timedelta = timedelta()) -> Health:
    doublings = min(max(health.failures - OPENS_AFTER, 0), 10)
    return replace(health, open_until=now + min(max(FIRST_REST * 2**doublings, asked), LONGEST_REST))
