"""How the sections of the menu were used in a quarter: tables in which nothing small can be seen, of whole weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alerts.figures.small_cells import Table, protect
from alerts.figures.tally import Heading
from vocabulary.sections import Section

CHANNELS = (Heading.SECTION_USSD, Heading.SECTION_SMS)

SectionsCounted = Mapping[tuple[str, str, str], int]
"""How many, by week, heading and section."""


@dataclass(frozen=True, slots=True)
class SectionReport:
    """A row for each section: how many sessions led there by channel, and by week."""

    by_channel: Table
    by_week: Table


def report_of_sections(weeks: Sequence[date], this_week: date, counted: SectionsCounted) -> SectionReport:
    """Put them together and hide what is small; a week that is not over is left out, so that nobody sees one grow."""
    over = [week.isoformat() for week in weeks if week < this_week]
    by_channel: dict[tuple[str, str], int] = {}
    by_week: dict[tuple[str, str], int] = {}
    for (week, channel, section), count in counted.items():
        if week in over:
            by_channel[section, channel] = by_channel.get((section, channel), 0) + count
            by_week[section, week] = by_week.get((section, week), 0) + count
    sections = [str(section) for section in Section]
    found = SectionReport(Table(by_channel, sections, CHANNELS), Table(by_week, sections, over))
    protect(found.by_channel, found.by_week)
    return found
