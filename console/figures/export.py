"""The figures as a file for a spreadsheet: what the page shows and no more, and no cell that is a formula."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from alerts.figures.report import Report
from alerts.figures.section_report import SectionReport
from alerts.figures.small_cells import TOTAL, Table
from alerts.figures.tally import Heading
from texts.csv_cells import defused

HIDDEN = "c"
"""For a count that is not shown; "confidential", as Eurostat flags it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows of a quarter."""

    report: Report
    sections: SectionReport
    centre_names: Mapping[str, str]


def as_csv(found: Found, say: Callable[[str], str]) -> str:
    """All tables of a quarter, a count a line; `say` names a mark."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["table", "region", "mark", "name", "count"])
    for line in _lines(found, say):
        writer.writerow([defused(cell) for cell in line])
    return written.getvalue()


def _lines(found: Found, say: Callable[[str], str]) -> Iterator[list[str]]:
    report = found.report
    yield from _of_table("week", report.weeks, lambda mark: "")
    for heading, table in report.tables.items():
        yield from _of_table(heading, table, lambda mark, heading=heading: say(f"figures.{heading}.{mark}"))  # type: ignore[misc]
    for code, (told, took) in report.centres.items():
        name = found.centre_names.get(code, "")
        yield [Heading.CENTRE_TOLD, "", code, name, _count(told)]
        yield [Heading.CENTRE_TOOK, "", code, name, _count(took)]
    yield from _of_sections(found.sections, say)


def _of_sections(sections: SectionReport, say: Callable[[str], str]) -> Iterator[list[str]]:
    """A table for each channel and each week, and one of their sums, all for the whole country."""
    by_channel, by_week = sections.by_channel, sections.by_week
    columns = [(by_channel, TOTAL, "section"), *((by_channel, channel, channel) for channel in by_channel.columns)]
    for table, column, name in [*columns, *((by_week, week, f"section_{week}") for week in by_week.columns)]:
        for section in (*table.rows, TOTAL):
            named = say(f"figures.section.{section}") if section != TOTAL else ""
            yield [name, "all", section or "all", named, _count(table.shown(section, column))]


def _of_table(name: str, table: Table, label: Callable[[str], str]) -> Iterator[list[str]]:
    for row in (*table.rows, TOTAL):
        for column in (*table.columns, TOTAL):
            named = label(column) if column != TOTAL else ""
            yield [name, row or "all", column or "all", named, _count(table.shown(row, column))]


def _count(count: int | None) -> str:
    return HIDDEN if count is None else str(count)
