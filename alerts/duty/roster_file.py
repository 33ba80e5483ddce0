"""The roster as a CSV file: every fault named with its line, and nothing taken from a file that has one."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from alerts.duty.roster import (
    NATIONAL,
    SPECIALISTS,
    SUPERVISOR,
    Gap,
    Roster,
    answers_at,
    gaps_between,
    overlaps_in,
    twice_in_line,
)
from alerts.duty.rotation import Rotation
from alerts.duty.shift import Shift
from texts.faults import Fault, fault, quoted, unseen
from texts.lost_letters import lost_letters
from texts.number_cell import number_in
from texts.plain_name import unlike_a_name
from texts.table import Table, read_table
from texts.times import TASHKENT
from vocabulary.phone_number import PhoneNumber, gets_texts

COLUMNS = ("whom", "place", "name", "number", "from", "to")
LOGIN = "login"
"""A column that may stand beside these: the name with which the person signs in to the console, if they do."""

LONGEST_NAME = 60
LONGEST_SHIFT = timedelta(days=731)
"""Two years: who stands in a roster for longer was put there by a slip, and nobody looks again."""

_NO_CENTRES = (NATIONAL, SUPERVISOR, *sorted(SPECIALISTS))
_NOBODY: Mapping[str, str] = MappingProxyType({})
_TIME = "%Y-%m-%d %H:%M"
_MIDNIGHT = "24:00"
"""As the end of a day is written: the first moment of the next."""

_AS_SPREADSHEETS_SAVE = re.compile(
    r"(?:(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"|(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4}))[ T]+(?P<time>[0-9]{1,2}:[0-9]{2})(?::00)?"
)
"""A time of ours, and what a spreadsheet of this country makes of it."""


@dataclass(eq=False)
class RosterFault(Exception):
    """The file cannot be used: each fault with its line."""

    faults: tuple[Fault, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing else is wrong than that nobody would be on duty."""
        return all(found.reason == "nobody_now" for found in self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


def table_of_roster(content: bytes | str) -> Table:
    """The cells of a roster, however a spreadsheet wrote it; raises RosterFault."""
    try:
        return read_table(content, COLUMNS)
    except Fault as found:
        raise RosterFault((found,)) from None


def read_roster(
    file: Table | bytes | str,
    centres: Collection[str],
    logins: Mapping[str, str] = _NOBODY,
    rotations: Collection[Rotation] = (),
) -> tuple[Shift, ...]:
    """Read a roster; `centres` are the codes of the directory in force, times are those of Asia/Tashkent.

    `logins` gives the ids of members of the team, and `rotations` go on beside it. Raises RosterFault with every fault:
    a bad cell, two people in one place at one time, one person in two, a time with nobody.
    """
    table = file if isinstance(file, Table) else table_of_roster(file)
    if sorted({*table.header, LOGIN}) != sorted((*COLUMNS, LOGIN)) or len(set(table.header)) != len(table.header):
        raise RosterFault((fault("columns_are", columns=",".join(COLUMNS)).in_line(table.header_line),))
    shifts: dict[int, Shift] = {}
    faults: list[Fault] = []
    for line, cells in table.rows:
        shift, found = _read(table.header, cells, centres, logins)
        faults += [one.in_line(line) for one in found]
        if shift:
            shifts[line] = shift
    faults = faults or list(_clashes(shifts, rotations))
    if not shifts and not faults:
        faults = [fault("nobody")]
    if faults:
        raise RosterFault(tuple(faults))
    return tuple(shifts.values())


def refuse_an_empty_one(roster: Roster, now: datetime) -> None:
    """Refuse a roster with which nobody would answer an alarm now, such as one of last year; raises RosterFault."""
    if not answers_at(roster.between(now, now + timedelta.resolution), now):
        last = max((shift.ends for shift in roster.shifts), default=now)
        raise RosterFault((fault("nobody_now", until=local(last)),))


def read_shift(
    cells: Mapping[str, str], centres: Collection[str], logins: Mapping[str, str] = _NOBODY
) -> tuple[Shift | None, list[Fault]]:
    """Read one shift by its columns; None with every fault when a cell cannot be read."""
    readers: dict[str, Callable[[str], Any]] = {
        "whom": lambda cell: whom_in(cell, centres),
        "place": place_in,
        "name": name_in,
        "number": number_of,
        "from": _time,
        "to": _time,
        LOGIN: lambda cell: member_in(cell, logins),
    }
    values: dict[str, Any] = {}
    faults = []
    for column, read in readers.items():
        try:
            values[column] = read(cells.get(column, "").strip())
        except Fault as found:
            faults.append(found.at(column))
    if not faults and values["from"] >= values["to"]:
        faults.append(fault("not_later", begin="from").at("to"))
    if not faults and values["to"] - values["from"] > LONGEST_SHIFT:
        faults.append(fault("shift_long", most=LONGEST_SHIFT.days).at("to"))
    return (None, faults) if faults else (Shift(*values.values()), faults)


def local(at: datetime) -> str:
    """A time as the file has it: in Asia/Tashkent."""
    return at.astimezone(TASHKENT).strftime(_TIME)


def said_of_gap(gap: Gap) -> Fault:
    """Nobody is on duty between two shifts."""
    return fault("gap", whom=gap.whom, ends=local(gap.begins), begins=local(gap.ends))


def _read(
    header: Collection[str], cells: Collection[str], centres: Collection[str], logins: Mapping[str, str]
) -> tuple[Shift | None, list[Fault]]:
    if len(cells) != len(header):
        return None, [fault("cells", count=len(cells), expected=len(header))]
    return read_shift(dict(zip(header, cells, strict=True)), centres, logins)


def whom_in(written: str, centres: Collection[str]) -> str:
    """Read whose duty it is: a role in small letters, a centre's code in capitals, however the cell begins."""
    cell = written.casefold() if written.casefold() in _NO_CENTRES else written.upper()
    if cell not in _NO_CENTRES and cell not in centres:
        raise fault("whom", cell=quoted(written), known=", ".join(_NO_CENTRES))
    return cell


def place_in(cell: str) -> int:
    """Read the place in the order of calling; raises Fault."""
    if cell not in ("1", "2", "3"):
        raise fault("place")
    return int(cell)


def name_in(cell: str) -> str:
    """Read the name of who is on duty; raises Fault."""
    if not cell.isprintable():
        raise unseen(cell)
    if not 0 < len(cell) <= LONGEST_NAME:
        raise fault("length", length=len(cell), least=1, most=LONGEST_NAME)
    unlike = lost_letters(cell) or unlike_a_name(cell)
    if unlike:
        raise unlike
    return cell


def number_of(cell: str) -> PhoneNumber:
    """Read a number that gets texts; raises Fault."""
    number = number_in(cell)
    if not gets_texts(number):
        raise fault("landline")
    return number


def member_in(cell: str, logins: Mapping[str, str]) -> str:
    """Read the id of the member of the team who signs in by this name, empty for none; raises Fault."""
    login = cell.casefold()
    if login and login not in logins:
        raise fault("login", cell=quoted(cell))
    return logins.get(login, "")


def _time(cell: str) -> datetime:
    try:
        found = _AS_SPREADSHEETS_SAVE.fullmatch(cell)
        if not found:
            raise ValueError
        day = "-".join((found["year"] or found["y"], found["month"] or found["m"], found["day"] or found["d"]))
        clock, further = ("0:00", timedelta(days=1)) if found["time"] == _MIDNIGHT else (found["time"], timedelta())
        begins = datetime.strptime(f"{day} {clock}", _TIME).replace(tzinfo=TASHKENT)
        return (begins + further).astimezone(UTC)
    except ValueError:
        raise fault("time", cell=quoted(cell), example="2026-01-31 08:00") from None


def _clashes(shifts: dict[int, Shift], rotations: Collection[Rotation]) -> Iterator[Fault]:
    """Two people in one place at one time, and times in the midst of a roster that nobody covers."""
    lines = {id(shift): line for line, shift in shifts.items()}
    for before, after in overlaps_in(shifts.values()):
        found = fault("overlap", first=lines[id(before)], whom=after.whom, place=after.place)
        yield found.in_line(lines[id(after)])
    for before, after in twice_in_line(shifts.values()):
        yield fault("twice_in_line", first=lines[id(before)], whom=after.whom).in_line(lines[id(after)])
    for gap in gaps_between(shifts.values(), rotations):
        yield said_of_gap(gap).in_line(lines[id(gap.before)])
