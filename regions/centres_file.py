"""The directory file: a CSV of centres, taken whole or not at all."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from regions.centre import Centre
from regions.centre_cells import COLUMNS, LONGEST_NAME, cells_of, read_row
from regions.codes import CentreCode
from regions.geography import Geography
from texts.csv_cells import as_written, defused
from texts.faults import Fault, fault


@dataclass(eq=False)
class CentresFault(ValueError):
    """What is wrong in a directory file: each fault with its line."""

    faults: tuple[Fault, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """One sentence a fault, for a terminal."""
        return tuple(map(str, self.faults))

    def __str__(self) -> str:
        return "\n".join(self.problems)


def read_centres(csv_text: str, geography: Geography, today: date, *, allow_demo: bool = True) -> list[Centre]:
    """Read a whole directory file; raises CentresFault naming every problem with its line, and then takes nothing."""
    lines_of: dict[CentreCode, int] = {}
    centres, problems = [], []
    for line, row in _rows(csv_text):
        centre, faults = read_row(row, geography, today, allow_demo=allow_demo)
        if centre is not None:
            if centre.code in lines_of:
                faults.append(fault("code_twice", code=centre.code, first=lines_of[centre.code]).at("code"))
            lines_of.setdefault(centre.code, line)
            centres.append(centre)
        problems += [found.in_line(line) for found in faults]
    if problems:
        raise CentresFault(tuple(problems))
    if not centres:
        raise CentresFault((fault("empty_file"),))
    return centres


def write_centres(centres: Iterable[Centre]) -> str:
    """Write a directory file that `read_centres` takes, and in which a spreadsheet finds no formula."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows([defused(cell) for cell in cells_of(centre).values()] for centre in centres)
    return text.getvalue()


def _rows(csv_text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each row with the number of its last line; a file that is no such table is refused at once."""
    lines = csv.reader(io.StringIO(csv_text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = next(lines, [])
        _refuse_other_columns(header)
        for cells in lines:
            if cells and len(cells) != len(header):
                found = fault("cells", count=len(cells), expected=len(header))
                raise CentresFault((found.in_line(lines.line_num),))
            if cells:
                yield lines.line_num, dict(zip(header, (as_written(cell.strip()) for cell in cells), strict=True))
    except csv.Error:
        raise CentresFault((fault("not_csv").in_line(lines.line_num),)) from None


def _refuse_other_columns(header: list[str]) -> None:
    if sorted(header) != sorted(COLUMNS):
        missing = [column for column in COLUMNS if column not in header]
        unknown = [column[:LONGEST_NAME] for column in header if column not in COLUMNS]
        raise CentresFault((fault("columns", missing=missing, unknown=unknown).in_line(1),))
