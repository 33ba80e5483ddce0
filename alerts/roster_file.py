"""The roster as a CSV file: every fault named with its line, and nothing taken from a file that has one."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from alerts.roster import NATIONAL, SPECIALISTS, SUPERVISOR, Gap, Shift, gaps_between, overlaps_in
from texts.csv_cells import as_written
from texts.faults import Fault, fault, quoted
from texts.phone_number import PhoneNumber, from_typed
from texts.times import TASHKENT

COLUMNS = ("whom", "place", "name", "number", "from", "to")
LONGEST_NAME = 60
_NO_CENTRES = (NATIONAL, SUPERVISOR, *sorted(SPECIALISTS))
_NUMBER = re.compile(r"\+998[0-9 ]{9,13}")
_TIME = "%Y-%m-%d %H:%M"


@dataclass(eq=False)
class RosterFault(Exception):
    """The file cannot be used: each fault with its line."""

    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


def read_roster(text: str, centres: Collection[str]) -> tuple[Shift, ...]:
    """Read a roster; `centres` are the codes of the directory in force, times are those of Asia/Tashkent.

    Raises RosterFault with every fault: a bad cell, two people in one place at one time, a time with nobody.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    shifts: dict[int, Shift] = {}
    faults: list[Fault] = []
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise RosterFault((fault("columns_are", columns=",".join(COLUMNS)).in_line(1),))
        for row in rows:
            shift, found = _read(row, centres)
            faults += [one.in_line(rows.line_num) for one in found]
            if shift:
                shifts[rows.line_num] = shift
    except csv.Error:
        faults.append(fault("not_csv").in_line(rows.line_num + 1))
    faults = faults or list(_clashes(shifts))
    if not shifts and not faults:
        faults = [fault("nobody").in_line(2)]
    if faults:
        raise RosterFault(tuple(faults))
    return tuple(shifts.values())


def read_shift(cells: Mapping[str, str], centres: Collection[str]) -> tuple[Shift | None, list[Fault]]:
    """Read one shift by its columns; None with every fault when a cell cannot be read."""
    readers = {
        "whom": lambda cell: _whom(cell, centres),
        "place": _place,
        "name": _name,
        "number": _number,
        "from": _time,
        "to": _time,
    }
    values: dict[str, Any] = {}
    faults = []
    for column, read in readers.items():
        try:
            values[column] = read(cells[column].strip())
        except Fault as found:
            faults.append(found.at(column))
    if not faults and values["from"] >= values["to"]:
        faults.append(fault("not_later", begin="from").at("to"))
    return (None, faults) if faults else (Shift(*values.values()), faults)


def local(at: datetime) -> str:
    """A time as the file has it: in Asia/Tashkent."""
    return at.astimezone(TASHKENT).strftime(_TIME)


def said_of_gap(gap: Gap) -> Fault:
    """Nobody is on duty between two shifts."""
    return fault("gap", whom=gap.whom, ends=local(gap.begins), begins=local(gap.ends))


def _read(row: dict[str | None, str | None], centres: Collection[str]) -> tuple[Shift | None, list[Fault]]:
    if None in row or None in row.values():
        filled = len([name for name, cell in row.items() if name and cell is not None]) + len(row.get(None) or ())
        return None, [fault("cells", count=filled, expected=len(COLUMNS))]
    return read_shift({str(name): as_written(str(cell)) for name, cell in row.items()}, centres)


def _whom(cell: str, centres: Collection[str]) -> str:
    if cell not in _NO_CENTRES and cell not in centres:
        raise fault("whom", cell=quoted(cell), known=", ".join(_NO_CENTRES))
    return cell


def _place(cell: str) -> int:
    if cell not in ("1", "2", "3"):
        raise fault("place")
    return int(cell)


def _name(cell: str) -> str:
    if not cell.isprintable():
        raise fault("unseen")
    if not 0 < len(cell) <= LONGEST_NAME:
        raise fault("length", length=len(cell), least=1, most=LONGEST_NAME)
    return cell


def _number(cell: str) -> PhoneNumber:
    number = from_typed(cell) if _NUMBER.fullmatch(cell) else None
    if number is None:
        raise fault("number", example="+998")
    return number


def _time(cell: str) -> datetime:
    try:
        if not cell.isascii():
            raise ValueError
        return datetime.strptime(cell, _TIME).replace(tzinfo=TASHKENT).astimezone(UTC)
    except ValueError:
        raise fault("time", cell=quoted(cell), example="2026-01-31 08:00") from None


def _clashes(shifts: dict[int, Shift]) -> Iterator[Fault]:
    """Two people in one place at one time, and times in the midst of a roster that nobody covers."""
    lines = {id(shift): line for line, shift in shifts.items()}
    for before, after in overlaps_in(shifts.values()):
        found = fault("overlap", first=lines[id(before)], whom=after.whom, place=after.place)
        yield found.in_line(lines[id(after)])
    for gap in gaps_between(shifts.values()):
        yield said_of_gap(gap).in_line(lines[id(gap.before)])
