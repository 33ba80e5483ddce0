"""The directory file: a CSV of centres, taken whole or not at all."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regions.centre import Centre
from regions.centre_cells import COLUMNS, LANGUAGE, cells_of, read_row
from regions.centre_rows import CentreRow, CentreRows, read_rows
from regions.column_mapping import ColumnMapping
from regions.geography import Geography
from texts.csv_cells import defused
from texts.faults import Fault, fault
from vocabulary.codes import CentreCode
from vocabulary.languages import UZ

MOST_FAULTS_OF_A_CENTRE = len(COLUMNS) // 2
"""A row with more is something else, such as a total or a second header."""


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


def rows_of_centres(content: bytes | str, mapping: ColumnMapping | None = None) -> CentreRows:
    """The rows of a directory file, of ours or of somebody else by a mapping of columns; raises CentresFault."""
    try:
        return read_rows(content, mapping)
    except Fault as found:
        raise CentresFault((found,)) from None


def read_centres(
    file: CentreRows | bytes | str, geography: Geography, today: date, *, allow_demo: bool = True
) -> list[Centre]:
    """Read a whole directory file; raises CentresFault naming every problem with its line, and then takes nothing."""
    rows = file if isinstance(file, CentreRows) else rows_of_centres(file)
    first: dict[CentreCode, CentreRow] = {}
    centres, problems = [], []
    for row in rows.rows:
        centre, faults = read_row(row.cells, geography, today, allow_demo=allow_demo)
        untranslated = {found.field for found in row.faults}
        faults = [*row.faults, *(found for found in faults if found.field not in untranslated)]
        if len(faults) > MOST_FAULTS_OF_A_CENTRE:
            faults = [fault("no_centre_row", count=len(faults), first=faults[0])]
        if centre is not None and not row.faults:
            if centre.code in first:
                reason = "code_twice_in_records" if rows.are_records else "code_twice"
                faults.append(fault(reason, code=centre.code, first=first[centre.code].number).at("code"))
            first.setdefault(centre.code, row)
            centres.append(centre)
        problems += [rows.place(found, row) for found in faults]
    if problems:
        raise CentresFault(tuple(problems))
    if not centres:
        raise CentresFault((fault("empty_file"),))
    return centres


def write_centres(centres: Iterable[Centre]) -> str:
    """Write a directory file that `read_centres` takes, and in which a spreadsheet finds no formula."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    rows = [cells_of(centre) for centre in centres]
    columns = (*COLUMNS, LANGUAGE) if any(row[LANGUAGE] != UZ for row in rows) else COLUMNS
    lines.writerow(columns)
    lines.writerows([defused(row[column]) for column in columns] for row in rows)
    return text.getvalue()
