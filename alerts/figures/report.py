"""The figures of a quarter as they may be shown: tables in which nothing small can be seen, and times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alerts.alert import ClosedBecause, Origin
from alerts.doer import Doer
from alerts.figures.small_cells import FEWEST, TOTAL, Table, protect
from alerts.figures.tally import BOUNDS, NEVER, NOBODY, Heading
from vocabulary.choices import Specialist

Counts = Mapping[tuple[str, str], int]
"""By region ("" where none is known) and mark."""

UNKNOWN_REGION = "unknown"

ALL_MARKS: Mapping[Heading, Sequence[str]] = {
    Heading.CHANNEL: tuple(Origin),
    Heading.OUTCOME: tuple(ClosedBecause),
    Heading.ANSWERED_BY: (
        Doer.CONTACT,
        Doer.CENTRE,
        Doer.DUTY_LINE,
        Doer.SUPERVISOR,
        Doer.STAFF,
        NOBODY,
    ),
    Heading.REQUEST: tuple(Specialist),
}


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took, as counts by bound in seconds; `never` are those for which it never happened."""

    by_bound: Sequence[tuple[float, int]]
    never: int

    @property
    def count(self) -> int:
        """Of how many."""
        return self.never + sum(count for _, count in self.by_bound)

    def percentile(self, percent: int) -> float | None:
        """Within how many seconds it happened for so many; infinity where it did not.

        None unless FEWEST or more lie beyond it: a percentile must not be one woman's time.
        """
        if self.count * (100 - percent) < FEWEST * 100:
            return None
        wanted, seen = self.count * percent / 100, 0
        for bound, count in self.by_bound:
            seen += count
            if seen >= wanted:
                return bound
        return float("inf")

    def share_within(self, seconds: float) -> int | None:
        """For how many of a hundred it happened within this time, a bound; None where a part is small."""
        within = sum(count for bound, count in self.by_bound if bound <= seconds)
        if self.count < FEWEST or any(0 < part < FEWEST for part in (within, self.count - within)):
            return None
        return round(100 * within / self.count)


@dataclass(frozen=True, slots=True)
class Report:
    """A quarter: alerts by week, by each heading, requests by specialist; `centres` are (told, took) by code."""

    weeks: Table
    tables: Mapping[Heading, Table]
    centres: Mapping[str, tuple[int | None, int | None]]
    by_heading: Mapping[Heading, Counts]

    def times(self, heading: Heading, region: str = TOTAL) -> Times | None:
        """Times of a region or of all; None where how many alerts there were is not to be seen."""
        if self.weeks.shown(region, TOTAL) is None:
            return None
        wanted = "" if region == UNKNOWN_REGION else region
        marks: dict[str, int] = {}
        for (where, mark), count in self.by_heading[heading].items():
            if region in (TOTAL,) or where == wanted:
                marks[mark] = marks.get(mark, 0) + count
        bounds = [(bound, marks.get(f"{bound:g}", 0)) for bound in BOUNDS[heading]]
        return Times([*bounds, (float("inf"), marks.get("more", 0))], marks.get(NEVER, 0))


def report(
    regions: Sequence[str], weeks: Sequence[date], by_week: Counts, by_heading: Mapping[Heading, Counts]
) -> Report:
    """Put the figures of a quarter together and hide what is small."""
    rows = [*regions, UNKNOWN_REGION]
    week_table = Table(_named(by_week), rows, [week.isoformat() for week in weeks])
    tables = {heading: Table(_named(by_heading[heading]), rows, marks) for heading, marks in ALL_MARKS.items()}
    protect(week_table, *(tables[heading] for heading in ALL_MARKS if heading is not Heading.REQUEST))
    protect(tables[Heading.REQUEST])
    return Report(week_table, tables, _centres(by_heading), by_heading)


def _named(counts: Counts) -> dict[tuple[str, str], int]:
    return {(region or UNKNOWN_REGION, mark): count for (region, mark), count in counts.items()}


def _centres(by_heading: Mapping[Heading, Counts]) -> dict[str, tuple[int | None, int | None]]:
    """How often each centre was told and took an alert, over all regions; no total is shown that gives one away."""
    sums: dict[str, dict[Heading, int]] = {}
    for heading in (Heading.CENTRE_TOLD, Heading.CENTRE_TOOK):
        for (_, code), count in by_heading[heading].items():
            of_centre = sums.setdefault(code, {})
            of_centre[heading] = of_centre.get(heading, 0) + count
    return {
        code: (_shown(of.get(Heading.CENTRE_TOLD, 0)), _shown(of.get(Heading.CENTRE_TOOK, 0)))
        for code, of in sorted(sums.items())
    }


def _shown(count: int) -> int | None:
    return None if 0 < count < FEWEST else count
