"""Calm work has hours: when a specialist is reminded, and when it is safe to call her. Hours are those of Tashkent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from texts.times import TASHKENT
from vocabulary.choices import SafeTime

EVERY_DAY = frozenset(range(7))
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """From `begins` to `ends` on some days of the week, 0 being Monday. Instants are aware; answers are UTC."""

    begins: time
    ends: time
    days: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if self.begins >= self.ends or not self.days or not self.days <= EVERY_DAY:
            raise ValueError("hours begin before they end, on one day of the week at least")

    def open(self, at: datetime) -> bool:
        """Whether this instant is within them; their very end is."""
        opens, closes = self._of_day(at)
        return opens is not None and opens <= at <= closes

    def opening(self, at: datetime) -> tuple[datetime, datetime]:
        """From this instant on, the first time that is open: when it begins, and when it ends."""
        opens, closes = self._of_day(at)
        while opens is None or closes <= at:
            at = datetime.combine(at.astimezone(TASHKENT).date() + _A_DAY, time(), TASHKENT)
            opens, closes = self._of_day(at)
        return max(opens, at).astimezone(UTC), closes.astimezone(UTC)

    def later(self, at: datetime, span: timedelta) -> datetime:
        """The instant at which so much open time has passed."""
        opens, closes = self.opening(at)
        while closes - opens < span:
            span -= closes - opens
            opens, closes = self.opening(closes)
        return opens + span

    def and_also(self, other: "Hours") -> "Hours | None":
        """What both have in common, if anything."""
        begins, ends = max(self.begins, other.begins), min(self.ends, other.ends)
        days = self.days & other.days
        return Hours(begins, ends, days) if begins < ends and days else None

    def _of_day(self, at: datetime) -> tuple[datetime | None, datetime]:
        day = at.astimezone(TASHKENT).date()
        opens = datetime.combine(day, self.begins, TASHKENT) if day.weekday() in self.days else None
        return opens, datetime.combine(day, self.ends, TASHKENT)


SAFE: Mapping[SafeTime, Hours] = {
    SafeTime.ANY: Hours(time(9), time(21)),
    SafeTime.MORNING: Hours(time(9), time(12)),
    SafeTime.AFTERNOON: Hours(time(12), time(17)),
    SafeTime.EVENING: Hours(time(17), time(21)),
}
"""When it is safe to call her, as the menu offers it."""
