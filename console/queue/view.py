"""What the list shows of all that waits: the reader's regions, a filter, floods as one line each, a page at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from alerts.alert import AlertState
from alerts.alert import Kind as AlertKind
from alerts.contacts.floods import By, Flood
from alerts.team.worklist import Rank
from staff.member import Member
from store.desk.queue import Waiting, WaitingAlert, WaitingRequest
from vocabulary.states import RequestState

SHOWN = 100
"""Items on one page: more would be read by nobody, and the browser of a phone has to draw them each second."""
MOST_FOLDED = 20


class Kind(StrEnum):
    """A filter of the list."""

    ALL = "all"
    ALONE = "alone"
    HELD = "held"
    ASKED = "asked"
    BACK = "back"
    POSSIBLE = "possible"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader wants to see; `first` is the position of the first item of the page."""

    kind: Kind = Kind.ALL
    region: str = ""
    first: int = 0


@dataclass(frozen=True, slots=True)
class Folded:
    """What of a flood somebody has in hand, as one line."""

    flood: Flood
    every: tuple[WaitingAlert, ...]

    @property
    def items(self) -> tuple[WaitingAlert, ...]:
        """The first of them."""
        return self.every[:MOST_FOLDED]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.every)


@dataclass(frozen=True, slots=True)
class View:
    """One page of the list. `newest` is the last of the alerts that nobody has, and `newest_at` the page with it.

    `due_at` is when the next step of one of them is taken. `asked` are those that the reader is asked to take, the
    newest first. `not_proved` counts those taken back without proof, which
    can be closed together; `called_often` are the floods of one number by the alert of it that stands by itself.
    """

    items: Sequence[Waiting]
    floods: Sequence[Folded]
    counts: Counter[Kind]
    first: int
    left: int
    newest: WaitingAlert | None
    newest_at: Filter
    due_at: datetime | None
    asked: Sequence[WaitingAlert]
    not_proved: int
    called_often: Mapping[str, Flood]

    @property
    def alone(self) -> int:
        """How many alerts wait for the reader: those that nobody has, and those that they are asked to take."""
        return self.counts[Kind.ALONE] + sum(not is_alone(one) for one in self.asked)

    @property
    def newest_since(self) -> datetime | None:
        """When the newest of them began to wait."""
        asked = (one.alert.given.at for one in self.asked[:1] if one.alert.given)
        return max((one for one in (self.newest and self.newest.since, *asked) if one), default=None)


def is_alone(one: Waiting) -> bool:
    """Whether this is an alert that nobody has."""
    return isinstance(one, WaitingAlert) and one.alert.state is AlertState.OPEN


def is_not_proved(one: Waiting) -> bool:
    """Whether this is an alert that was taken back without proof."""
    return isinstance(one, WaitingAlert) and one.alert.taken_back_at is not None


def _is_possible(one: Waiting) -> bool:
    return isinstance(one, WaitingAlert) and one.alert.kind is AlertKind.POSSIBLE


def _is_held(one: Waiting) -> bool:
    return not is_alone(one) if isinstance(one, WaitingAlert) else one.state is not RequestState.WAITING


_FITS: Mapping[Kind, Callable[[Waiting], bool]] = {
    Kind.ALL: lambda one: True,
    Kind.ALONE: is_alone,
    Kind.HELD: _is_held,
    Kind.ASKED: lambda one: isinstance(one, WaitingRequest),
    Kind.BACK: is_not_proved,
    Kind.POSSIBLE: _is_possible,
    Kind.DOUBT: lambda one: one.in_doubt > 0,
}


def view_of(waiting: Iterable[Waiting], floods: Iterable[Flood], member: Member, wanted: Filter, now: datetime) -> View:
    """What this member sees of it now (aware UTC)."""
    theirs = [one for one in waiting if member.sees_one_of(one.regions) and wanted.region in ("", *one.regions)]
    chosen = [one for one in theirs if _FITS[wanted.kind](one)]
    known = list(floods)
    folded = list(_folded(known, [one for one in chosen if not is_given(one, now)]))
    behind = {one.id for fold in folded for one in fold.every}
    alone = [one for one in chosen if one.id not in behind]
    first = min(wanted.first, max(len(alone) - 1, 0))
    nobodys = [one for one in theirs if isinstance(one, WaitingAlert) and is_alone(one)]
    newest = max(nobodys, key=lambda one: one.since, default=None)
    return View(
        items=alone[first : first + SHOWN],
        floods=folded if first + SHOWN >= len(alone) else (),
        counts=Counter(kind for one in theirs for kind in Kind if _FITS[kind](one)),
        first=first,
        left=max(len(alone) - first - SHOWN, 0),
        newest=newest,
        newest_at=_page_of(newest, wanted, alone, theirs),
        due_at=min(
            (one.alert.clock.due_at for one in nobodys if one.alert.clock and one.alert.clock.due_at), default=None
        ),
        asked=_asked_of(member, theirs, now),
        not_proved=sum(is_not_proved(one) and member.sees(one.region) for one in theirs),
        called_often={one: flood for flood in known if flood.by is By.NUMBER and flood.false for one in flood.folded},
    )


def is_given(one: Waiting, now: datetime) -> bool:
    """Whether somebody is asked to take this alert, and has not yet."""
    return isinstance(one, WaitingAlert) and one.alert.asked(now) is not None


def _asked_of(member: Member, theirs: Iterable[Waiting], now: datetime) -> list[WaitingAlert]:
    asked = [
        (given.at, one)
        for one in theirs
        if isinstance(one, WaitingAlert) and (given := one.alert.asked(now)) and given.to == member.id
    ]
    return [one for _, one in sorted(asked, key=lambda each: each[0], reverse=True)]


def _page_of(one: Waiting | None, wanted: Filter, chosen: Sequence[Waiting], every: Sequence[Waiting]) -> Filter:
    """The page on which this one stands: with this filter, else in the whole list."""
    if one is None:
        return wanted
    kind, listed = (wanted.kind, chosen) if one in chosen else (Kind.ALL, every)
    return replace(wanted, kind=kind, first=listed.index(one) // SHOWN * SHOWN)


def _folded(floods: Iterable[Flood], chosen: Sequence[Waiting]) -> Iterable[Folded]:
    """Each flood of which something is folded here; an alert of two floods stands in the larger one.

    DANGER: nothing is folded that still needs somebody, so that none is lower than it would stand alone (S13).
    """
    by_id = {one.id: one for one in chosen if isinstance(one, WaitingAlert) and one.rank is Rank.IN_HAND}
    for flood in floods:
        items = [by_id.pop(alert_id) for alert_id in flood.folded if alert_id in by_id]
        if items:
            yield Folded(flood, tuple(items))
