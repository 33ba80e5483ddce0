"""What is counted of an alert or a request once and kept when it is forgotten: one mark under each heading (S15).

Marks of one heading are never joined with those of another, so that a count says nothing of one woman: not "by text, at
night, helped by the centre in the third minute", but how many came by text.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from texts.times import local_date
from vocabulary.codes import RegionCode


class Heading(StrEnum):
    """Under what is counted. An alert has one mark under CHANNEL, OUTCOME and ANSWERED_BY.

    SECTION_USSD and SECTION_SMS count sections of the menu, for the whole country (docs/decisions/0020).
    """

    CHANNEL = "channel"
    OUTCOME = "outcome"
    ANSWERED_BY = "answered_by"
    HANDED_IN = "handed_in"
    ANSWERED_IN = "answered_in"
    CENTRE_TOLD = "centre_told"
    CENTRE_TOOK = "centre_took"
    REQUEST = "request"
    SECTION_USSD = "section_ussd"
    SECTION_SMS = "section_sms"


NEVER, NOBODY = "never", "nobody"

HANDED_BOUNDS = (0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 30, 60, 300, 1800, 7200, 86400)
ANSWERED_BOUNDS = (15, 30, 45, 60, 90, 120, 180, 240, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400)
"""Seconds; a time is kept only as the first of these that it does not exceed."""

BOUNDS = {Heading.HANDED_IN: HANDED_BOUNDS, Heading.ANSWERED_IN: ANSWERED_BOUNDS}

Mark = tuple[Heading, str]


@dataclass(frozen=True, slots=True)
class ClosedAlert:
    """What is looked at of a closed alert, in the words of the record; times are aware UTC.

    `told_anybody` is False when nobody was to be told: then there was nothing to hand over.
    """

    raised_at: datetime
    origin: str
    because: str
    region: RegionCode | None = None
    told_anybody: bool = True
    handed_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: str = ""
    centres_told: frozenset[str] = frozenset()
    centre_that_took: str = ""


def marks_of(alert: ClosedAlert) -> Iterator[Mark]:
    """The marks that an alert leaves."""
    yield Heading.CHANNEL, alert.origin
    yield Heading.OUTCOME, alert.because
    yield Heading.ANSWERED_BY, alert.answered_by or NOBODY
    if alert.told_anybody:
        yield Heading.HANDED_IN, _within(HANDED_BOUNDS, alert.raised_at, alert.handed_at)
        yield Heading.ANSWERED_IN, _within(ANSWERED_BOUNDS, alert.raised_at, alert.answered_at)
    for centre in sorted(alert.centres_told):
        yield Heading.CENTRE_TOLD, centre
    if alert.centre_that_took:
        yield Heading.CENTRE_TOOK, alert.centre_that_took


def week_of(at: datetime) -> date:
    """The Monday of the week of a moment, in Tashkent."""
    day = local_date(at)
    return day - timedelta(days=day.weekday())


def _within(bounds: Sequence[float], begin: datetime, end: datetime | None) -> str:
    """The first bound that the time does not exceed, "more" past the last, "never" for what never happened."""
    if end is None:
        return NEVER
    place = bisect_left(bounds, (end - begin).total_seconds())
    return f"{bounds[place]:g}" if place < len(bounds) else "more"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year in whole weeks: each week belongs to the one in which its Thursday lies (ISO 8601)."""

    year: int
    number: int

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of its weeks."""
        first = date(self.year, 3 * self.number - 2, 1)
        monday = first + timedelta(days=(3 - first.weekday()) % 7 - 3)
        mondays = [monday + timedelta(weeks=number) for number in range(14)]
        return tuple(day for day in mondays if quarter_of(day) == self)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def quarter_of(week: date) -> Quarter:
    """The quarter of the week of this Monday."""
    thursday = week + timedelta(days=3)
    return Quarter(thursday.year, (thursday.month + 2) // 3)


def read_quarter(written: str) -> Quarter | None:
    """Read a quarter as it is written, such as 2026-Q4; None for anything else."""
    year, _, number = written.partition("-Q")
    is_one = len(year) == 4 and year.isdecimal() and year.isascii() and number in ("1", "2", "3", "4")
    return Quarter(int(year), int(number)) if is_one and 2000 <= int(year) <= 2999 else None
