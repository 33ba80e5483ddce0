"""Repeats and mass false alarms, grouped for a human by number, by contact and by place: nothing is dropped (S13).

Of a group those that somebody has in hand may be folded in a list of alerts; one that nobody has stands by itself,
where its clock puts it. Who has raised no false alarm lately is never folded.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from alerts.alert import AlertState, ClosedBecause, Lane
from vocabulary.codes import DistrictCode, RegionCode

LOOKED_AT = timedelta(hours=1)
MOST_CALLS_OF_A_NUMBER = 4
MOST_CALLERS_OF_A_CONTACT = 3
MOST_CALLERS_OF_A_PLACE = 8
PLACE_LOOKED_AT = timedelta(minutes=10)
"""More than these in that time is a flood: many calls of one number, many numbers for one contact or one district."""

FALSE = frozenset({ClosedBecause.FALSE_ALARM})
"""Taken back is not false: a woman under pressure takes back (S5)."""


class By(StrEnum):
    """What the alerts of a flood have in common."""

    NUMBER = "number"
    CONTACT = "contact"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a flood is known by in one alert. `caller` and `contacts` are opaque: nobody's number stands here."""

    alert_id: str
    caller: str
    raised_at: datetime
    state: AlertState
    lane: Lane = Lane.FIRST
    closed_because: ClosedBecause | None = None
    repeats: int = 0
    region: RegionCode | None = None
    district: DistrictCode | None = None
    contacts: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to see to it."""
        return self.state is not AlertState.CLOSED


@dataclass(frozen=True, slots=True)
class Flood:
    """Alerts that have `key` in common: a caller, a contact (both opaque) or a district or region.

    `calls` counts repeats too, `false` the alerts that staff closed as false. `alone` are the open alerts that are
    shown each by itself, `folded` those that may stand behind the others. The oldest come first.
    """

    by: By
    key: str
    callers: int
    calls: int
    false: int
    alone: tuple[str, ...]
    folded: tuple[str, ...]


def floods(sightings: Iterable[Sighting], now: datetime) -> list[Flood]:
    """Find the floods among the alerts of the last hour and those still open, the largest first."""
    lately = sorted(
        (one for one in sightings if one.is_open or now - one.raised_at <= LOOKED_AT), key=lambda one: one.raised_at
    )
    just_now = [one for one in lately if now - one.raised_at <= PLACE_LOOKED_AT]
    found = [
        *_found(By.NUMBER, lately, lambda one: [one.caller], _calls, MOST_CALLS_OF_A_NUMBER),
        *_found(By.CONTACT, lately, lambda one: one.contacts, _callers, MOST_CALLERS_OF_A_CONTACT),
        *_found(By.PLACE, just_now, _place, _callers, MOST_CALLERS_OF_A_PLACE),
    ]
    return sorted(found, key=lambda flood: (-flood.calls, flood.by, flood.key))


def _found(
    by: By,
    sightings: Iterable[Sighting],
    keys: Callable[[Sighting], Iterable[str]],
    count: Callable[[list[Sighting]], int],
    most: int,
) -> Iterator[Flood]:
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for one in sightings:
        for key in keys(one):
            groups[key].append(one)
    for key, group in groups.items():
        if count(group) > most:
            still_open = [one for one in group if one.is_open]
            yield Flood(
                by=by,
                key=key,
                callers=_callers(group),
                calls=_calls(group),
                false=sum(one.closed_because in FALSE for one in group),
                alone=tuple(one.alert_id for one in still_open if one.lane is Lane.FIRST),
                folded=tuple(one.alert_id for one in still_open if one.lane is not Lane.FIRST),
            )


def _calls(group: list[Sighting]) -> int:
    return sum(1 + one.repeats for one in group)


def _callers(group: list[Sighting]) -> int:
    return len({one.caller for one in group})


def _place(one: Sighting) -> list[str]:
    place = one.district or one.region
    return [place] if place else []
