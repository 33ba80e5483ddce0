"""Four weeks of each duty as one strip: who is called first, in turns of two shades, and in red when nobody is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alerts.duty.roster import SPECIALISTS, Roster
from alerts.duty.shift import Shift
from console.roster.book import ROLES, Book
from texts.times import TASHKENT

WEEKS = 4
WIDE = WEEKS * 7 * 24
"""A strip is as wide as it has hours."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a strip, in hours from its left: a shift with its shade, 0 or 1, or nobody."""

    left: float
    width: float
    begins: datetime
    ends: datetime
    shift: Shift | None
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """The four weeks of one duty."""

    whom: str
    parts: tuple[Stretch, ...]

    @property
    def may_be_empty(self) -> bool:
        """Whether a time with nobody is nothing to worry about."""
        return self.whom in SPECIALISTS


def strips(book: Book, roster: Roster, first: date) -> list[Strip]:
    """A strip for each duty that the reader sees, from this day on."""
    begins = datetime.combine(first, time(), TASHKENT)
    ends = begins + timedelta(weeks=WEEKS)
    duties = [*ROLES, *sorted(roster.duties() - set(ROLES))]
    return [
        Strip(whom, tuple(_parts(roster.between(begins, ends, whom), begins, ends)))
        for whom in duties
        if book.sees(whom)
    ]


def _parts(shifts: Iterable[Shift], begins: datetime, ends: datetime) -> Iterator[Stretch]:
    def part(since: datetime, until: datetime, shift: Shift | None, shade: int = 0) -> Stretch:
        hour = timedelta(hours=1)
        return Stretch((since - begins) / hour, (until - since) / hour, since, until, shift, shade)

    at, shade, name = begins, 1, ""
    for shift in shifts:
        if shift.place != 1:
            continue
        since, until = max(shift.begins, begins), min(shift.ends, ends)
        if since > at:
            yield part(at, since, None)
        shade = shade if shift.name == name else 1 - shade
        name = shift.name
        yield part(since, until, shift, shade)
        at = max(at, until)
    if at < ends:
        yield part(at, ends, None)
