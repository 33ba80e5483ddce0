"""What was counted, read for the pages: sums by region and mark, or by region and week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, func, select

from alerts.figures.section_report import CHANNELS, SectionsCounted
from alerts.figures.tally import Heading
from store.database import reading
from store.tables.alerts import alerts, is_open
from store.tables.counts import counts

Counts = dict[tuple[str, str], int]
"""By region ("" where none is known) and mark or week."""


@dataclass(frozen=True, slots=True)
class StoredCounts:
    """The counts of all weeks."""

    engine: Engine

    def weeks(self) -> tuple[date, date] | None:
        """The first and the last week in which anything was counted."""
        with reading(self.engine) as connection:
            first, last = connection.execute(select(func.min(counts.c.week), func.max(counts.c.week))).one()
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else None

    def by_mark(self, weeks: Sequence[date]) -> dict[Heading, Counts]:
        """All marks of these weeks together, in one query."""
        total = func.sum(counts.c.total)
        found = (
            select(counts.c.heading, counts.c.region, counts.c.mark, total)
            .where(counts.c.week.between(weeks[0].isoformat(), weeks[-1].isoformat()))
            .group_by(counts.c.heading, counts.c.region, counts.c.mark)
        )
        by_heading: dict[Heading, Counts] = {heading: {} for heading in Heading}
        with reading(self.engine) as connection:
            for heading, region, mark, number in connection.execute(found):
                by_heading[Heading(heading)][region, mark] = int(number)
        return by_heading

    def by_week(self, weeks: Sequence[date]) -> Counts:
        """How many alerts in each of these weeks."""
        total = func.sum(counts.c.total)
        found = (
            select(counts.c.region, counts.c.week, total)
            .where(
                counts.c.week.between(weeks[0].isoformat(), weeks[-1].isoformat()),
                counts.c.heading == Heading.CHANNEL,
            )
            .group_by(counts.c.region, counts.c.week)
        )
        with reading(self.engine) as connection:
            return {(region, week): int(number) for region, week, number in connection.execute(found)}

    def sections(self, weeks: Sequence[date]) -> SectionsCounted:
        """How the menu was used in these weeks."""
        found = select(counts.c.week, counts.c.heading, counts.c.mark, counts.c.total).where(
            counts.c.week.between(weeks[0].isoformat(), weeks[-1].isoformat()), counts.c.heading.in_(CHANNELS)
        )
        with reading(self.engine) as connection:
            return {(week, heading, mark): total for week, heading, mark, total in connection.execute(found)}

    def still_open(self) -> int:
        """How many alerts are not closed yet, and so not counted."""
        with reading(self.engine) as connection:
            return connection.execute(select(func.count()).select_from(alerts).where(is_open)).scalar_one()
