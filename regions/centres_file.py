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
from texts.csv_cells import defused
from texts.faults import Fault, fault
from texts.table import Table, read_table


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


def table_of_centres(content: bytes | str) -> Table:
    """The cells of a directory file, however a spreadsheet wrote it; raises CentresFault."""
    try:
        return read_table(content, COLUMNS, decimals=("lat", "lon"))
    except Fault as found:
        raise CentresFault((found,)) from None


def read_centres(
    file: Table | bytes | str, geography: Geography, today: date, *, allow_demo: bool = True
) -> list[Centre]:
    """Read a whole directory file; raises CentresFault naming every problem with its line, and then takes nothing."""
    table = file if isinstance(file, Table) else table_of_centres(file)
    lines_of: dict[CentreCode, int] = {}
    centres, problems = [], []
    for line, row in _rows(table):
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


def _rows(table: Table) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each row with the number of its last line; a file that is no such table is refused at once."""
    header = table.header
    if sorted(header) != sorted(COLUMNS):
        missing = [column for column in COLUMNS if column not in header]
        unknown = [column[:LONGEST_NAME] for column in header if column not in COLUMNS]
        raise CentresFault((fault("columns", missing=missing, unknown=unknown).in_line(table.header_line),))
    for line, cells in table.rows:
        if len(cells) != len(header):
            raise CentresFault((fault("cells", count=len(cells), expected=len(header)).in_line(line),))
        yield line, dict(zip(header, cells, strict=True))
