"""What of the team's looking is unusual enough that a human should ask about it; it proves nothing by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from staff.audit import Deed, Entry
from texts.times import TASHKENT

LOOKED_BACK = timedelta(days=7)
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(6)
"""In Tashkent. Who is on duty then has open alerts to look at, and seldom closed ones."""


class Unusual(StrEnum):
    """What is unusual."""

    MANY_REVEALS = "many_reveals"
    CLOSED_AT_NIGHT = "closed_at_night"
    REFUSALS = "refusals"
    FAILED_SIGN_INS = "failed_sign_ins"
    EXPORTS = "exports"


@dataclass(frozen=True, slots=True)
class Limit:
    """From how many deeds within which time on it is unusual."""

    count: int
    within: timedelta


LIMITS: Mapping[Unusual, Limit] = {
    Unusual.MANY_REVEALS: Limit(10, timedelta(hours=1)),
    Unusual.CLOSED_AT_NIGHT: Limit(3, timedelta(hours=8)),
    Unusual.REFUSALS: Limit(5, timedelta(minutes=10)),
    Unusual.FAILED_SIGN_INS: Limit(5, timedelta(minutes=15)),
    Unusual.EXPORTS: Limit(3, timedelta(hours=24)),
}


@dataclass(frozen=True, slots=True)
class Alarm:
    """Unusual deeds in a row, of one member or, when signing in failed, as one: the first, the last, how many.

    Times are aware UTC.
    """

    what: Unusual
    member: str
    since: datetime
    until: datetime
    count: int


def unusual(entries: Iterable[Entry], closed_at: Mapping[str, datetime]) -> list[Alarm]:
    """The alarms in these entries (oldest first), the newest first; `closed_at` is when an alert was closed, by id."""
    by_kind: dict[tuple[Unusual, str], list[datetime]] = defaultdict(list)
    for entry in entries:
        for what, fits in _KINDS.items():
            if fits(entry, closed_at):
                by_kind[what, _about(entry)].append(entry.at)
    found = [alarm for (what, member), times in by_kind.items() for alarm in _runs(what, member, times)]
    return sorted(found, key=lambda alarm: alarm.until, reverse=True)


def _about(entry: Entry) -> str:
    """The member whom an alarm names: who did it, or as whom somebody tried to sign in."""
    return entry.key if entry.deed is Deed.SIGN_IN_FAILED else entry.member


def _is_closed_at_night(entry: Entry, closed_at: Mapping[str, datetime]) -> bool:
    """Whether somebody looked at night at an alert that was closed by then."""
    if entry.deed not in (Deed.OPENED, Deed.REVEALED) or entry.kind != "alert":
        return False
    clock = entry.at.astimezone(TASHKENT).time()
    is_night = clock >= NIGHT_BEGINS or clock < NIGHT_ENDS
    return is_night and entry.key in closed_at and closed_at[entry.key] < entry.at


_KINDS: Mapping[Unusual, Callable[[Entry, Mapping[str, datetime]], bool]] = {
    Unusual.MANY_REVEALS: lambda entry, _: entry.deed is Deed.REVEALED,
    Unusual.CLOSED_AT_NIGHT: _is_closed_at_night,
    Unusual.REFUSALS: lambda entry, _: entry.deed is Deed.REFUSED,
    Unusual.FAILED_SIGN_INS: lambda entry, _: entry.deed is Deed.SIGN_IN_FAILED,
    Unusual.EXPORTS: lambda entry, _: entry.deed is Deed.EXPORTED,
}


def _runs(what: Unusual, member: str, times: list[datetime]) -> Iterator[Alarm]:
    """Join all deeds that lie in some window with too many of them into one alarm."""
    limit = LIMITS[what]
    first, last = 0, -1
    for end, at in enumerate(times):
        start = end - limit.count + 1
        if start < 0 or at - times[start] > limit.within:
            continue
        if last >= 0 and start > last:
            yield Alarm(what, member, times[first], times[last], last - first + 1)
            last = -1
        first, last = (start, end) if last < 0 else (first, end)
    if last >= 0:
        yield Alarm(what, member, times[first], times[last], last - first + 1)
