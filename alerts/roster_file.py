"""The roster as a CSV file: every fault named with its line, and nothing taken from a file that has one."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from itertools import groupby, pairwise

from alerts.roster import NATIONAL, SUPERVISOR, Shift
from texts.phone_number import PhoneNumber, from_typed
from texts.times import TASHKENT

COLUMNS = ("whom", "place", "name", "number", "from", "to")
LONGEST_NAME = 60
_NUMBER = re.compile(r"\+998[\d ]{9,13}")
_TIME = "%Y-%m-%d %H:%M"


class RosterFault(Exception):
    """The file cannot be used; each line of the message names a line of the file and a reason."""


def read_roster(text: str, centres: Collection[str]) -> tuple[Shift, ...]:
    """Read a roster; `centres` are the codes of the directory in force, times are those of Asia/Tashkent.

    Raises RosterFault with every fault: a bad cell, two people in one place at one time, a time with nobody.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise RosterFault(f"line 1: the columns must be {','.join(COLUMNS)}")
    shifts: dict[int, Shift] = {}
    faults: dict[int, str] = {}
    try:
        for row in rows:
            try:
                shifts[rows.line_num] = _shift(row, centres)
            except ValueError as fault:
                faults[rows.line_num] = str(fault)
    except csv.Error as error:
        faults[rows.line_num + 1] = f"not CSV: {error}"
    lines = [f"line {line}: {faults[line]}" for line in sorted(faults)] or list(_clashes(shifts))
    if not shifts and not lines:
        lines = ["line 2: nobody is on duty"]
    if lines:
        raise RosterFault("\n".join(lines))
    return tuple(shifts.values())


def _shift(row: dict[str | None, str | None], centres: Collection[str]) -> Shift:
    cells = {str(name): (cell or "").strip() for name, cell in row.items() if name}
    if None in row or None in row.values():
        raise ValueError(f"{len(COLUMNS)} cells are expected")
    whom = cells["whom"]
    if whom not in (NATIONAL, SUPERVISOR) and whom not in centres:
        raise ValueError(f"whom: {whom!r} is no centre of the directory, nor {NATIONAL} or {SUPERVISOR}")
    if cells["place"] not in ("1", "2", "3"):
        raise ValueError("place: must be 1, 2 or 3, the order in which they are called")
    if not 0 < len(cells["name"]) <= LONGEST_NAME:
        raise ValueError(f"name: 1 to {LONGEST_NAME} characters are expected")
    begins, ends = _time(cells, "from"), _time(cells, "to")
    if begins >= ends:
        raise ValueError("to: must be later than from")
    return Shift(whom, int(cells["place"]), cells["name"], _number(cells["number"]), begins, ends)


def _number(cell: str) -> PhoneNumber:
    number = from_typed(cell) if _NUMBER.fullmatch(cell) else None
    if number is None:
        raise ValueError("number: is not a number of Uzbekistan, written +998 and nine digits")
    return number


def _time(cells: dict[str, str], column: str) -> datetime:
    try:
        return datetime.strptime(cells[column], _TIME).replace(tzinfo=TASHKENT).astimezone(UTC)
    except ValueError:
        raise ValueError(f"{column}: {cells[column]!r} is not a time such as 2026-01-31 08:00") from None


def _clashes(shifts: dict[int, Shift]) -> Iterator[str]:
    """Two people in one place at one time, and times in the midst of a roster that nobody covers."""
    order = sorted(shifts, key=lambda line: (shifts[line].whom, shifts[line].place, shifts[line].begins))
    for (whom, place), lines in groupby(order, key=lambda line: (shifts[line].whom, shifts[line].place)):
        for before, after in pairwise(lines):
            ends, begins = shifts[before].ends, shifts[after].begins
            if begins < ends:
                yield f"line {after}: overlaps with line {before}, both {whom} in place {place}"
            elif begins > ends and place == 1:
                yield f"line {after}: nobody is on duty for {whom} from {_local(ends)} to {_local(begins)}"


def _local(at: datetime) -> str:
    return at.astimezone(TASHKENT).strftime(_TIME)
