"""A rotation as somebody types it: who takes turns, a line each, from which day, for how many days, at which hours."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from alerts.duty.roster import Roster, overlaps_in, twice_in_line
from alerts.duty.roster_file import local, member_in, name_in, number_of, place_in, whom_in
from alerts.duty.rotation import Person, Rotation
from alerts.duty.shift import Shift
from texts.faults import Fault, fault, quoted

FIELDS = ("whom", "place", "people", "first_day", "days", "begins", "ends", "last_day")
MOST_PEOPLE = 30
MOST_DAYS = 31

_LOOKED_AT = timedelta(days=400)
"""How far a rotation is held against all others: over a year, in which the turns of any two meet as they ever do."""

_PERSON = re.compile(r"(?P<name>[^,;]+)[,;](?P<number>[^,;]+)(?:[,;](?P<login>[^,;]*))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def read_rotation(
    cells: Mapping[str, str], centres: Collection[str], logins: Mapping[str, str]
) -> tuple[Rotation | None, list[Fault]]:
    """Read a rotation of its fields; None with every fault when one cannot be read. `logins` gives ids of members."""
    readers: dict[str, Callable[[str], Any]] = {
        "whom": lambda cell: whom_in(cell, centres),
        "place": place_in,
        "people": lambda cell: _people(cell, logins),
        "first_day": _day,
        "days": _days,
        "begins": _hour,
        "ends": _hour,
        "last_day": lambda cell: _day(cell) if cell else None,
    }
    values: dict[str, Any] = {}
    faults = []
    for field, read in readers.items():
        try:
            values[field] = read(cells.get(field, "").strip())
        except Fault as found:
            faults.append(found.at(field))
    if not faults and values["last_day"] and values["last_day"] < values["first_day"]:
        faults.append(fault("not_later", begin="first_day").at("last_day"))
    return (None, faults) if faults else (Rotation(**values), [])


def clashes_with(rotation: Rotation, roster: Roster, now: datetime) -> Iterator[Fault]:
    """A rotation of the same place at the same time, and a phone in two places of one line; a shift goes before it."""
    begins = max(now, datetime.combine(rotation.first_day, time(), now.tzinfo) - timedelta(days=1))
    until = begins + _LOOKED_AT
    turns = list(rotation.shifts(begins, until))
    others = [other for one in roster.rotations if one.whom == rotation.whom for other in one.shifts(begins, until)]
    if met := _pair_of(overlaps_in([*turns, *others]), turns):
        yield fault("overlap_with", name=met.name, begins=local(met.begins), ends=local(met.ends)).at("first_day")
    together = Roster(roster.shifts, [*roster.rotations, rotation]).between(begins, until, rotation.whom)
    if met := next((two for _, two in twice_in_line(together)), None):
        yield fault("in_line_already", name=met.name, begins=local(met.begins)).at("people")


def _pair_of(pairs: Iterable[tuple[Shift, Shift]], turns: Collection[Shift]) -> Shift | None:
    ours = set(turns)
    return next((two if one in ours else one for one, two in pairs if (one in ours) != (two in ours)), None)


def _people(written: str, logins: Mapping[str, str]) -> tuple[Person, ...]:
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    if not 1 <= len(lines) <= MOST_PEOPLE:
        raise fault("people_count", most=MOST_PEOPLE)
    return tuple(_person(line, logins) for line in lines)


def _person(line: str, logins: Mapping[str, str]) -> Person:
    found = _PERSON.fullmatch(line)
    if not found:
        raise fault("person", cell=quoted(line))
    name, number, login = ((found[part] or "").strip() for part in ("name", "number", "login"))
    return Person(name_in(name), number_of(number), member_in(login, logins))


def _day(cell: str) -> date:
    try:
        if not _DAY.fullmatch(cell):
            raise ValueError
        day = date.fromisoformat(cell)
        if not 2000 <= day.year <= 2999:
            raise ValueError
    except ValueError:
        raise fault("day", cell=quoted(cell), example="2026-01-31") from None
    return day


def _days(cell: str) -> int:
    if not (cell.isascii() and cell.isdecimal() and 1 <= int(cell[:4]) <= MOST_DAYS):
        raise fault("turn_days", most=MOST_DAYS)
    return int(cell[:4])


def _hour(cell: str) -> time:
    found = _HOUR.fullmatch(cell)
    if not found:
        raise fault("hour", cell=quoted(cell), example="08:00")
    return time(int(found[1]), int(found[2]))
