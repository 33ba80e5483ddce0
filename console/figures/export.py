"""The figures as a file for a spreadsheet: what the page shows and no more, and no cell that is a formula."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from alerts.report import Report
from alerts.small_cells import TOTAL, Table
from alerts.tally import Heading
from texts.csv_cells import defused

HIDDEN = "c"
"""For a count that is not shown; "confidential", as Eurostat flags it."""


def as_csv(report: Report, centre_names: Mapping[str, str], say: Callable[[str], str]) -> str:
    """All tables of a quarter, a count a line; `say` names a region, a mark or a heading."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["table", "region", "mark", "name", "count"])
    for line in _lines(report, centre_names, say):
        writer.writerow([defused(cell) for cell in line])
    return written.getvalue()


def _lines(report: Report, centre_names: Mapping[str, str], say: Callable[[str], str]) -> Iterator[list[str]]:
    yield from _of_table("week", report.weeks, lambda mark: "")
    for heading, table in report.tables.items():
        yield from _of_table(heading, table, lambda mark, heading=heading: say(f"figures.{heading}.{mark}"))  # type: ignore[misc]
    for code, (told, took) in report.centres.items():
        name = centre_names.get(code, "")
        yield [Heading.CENTRE_TOLD, "", code, name, _count(told)]
        yield [Heading.CENTRE_TOOK, "", code, name, _count(took)]


def _of_table(name: str, table: Table, label: Callable[[str], str]) -> Iterator[list[str]]:
    for row in (*table.rows, TOTAL):
        for column in (*table.columns, TOTAL):
            named = label(column) if column != TOTAL else ""
            yield [name, row or "all", column or "all", named, _count(table.shown(row, column))]


def _count(count: int | None) -> str:
    return HIDDEN if count is None else str(count)
