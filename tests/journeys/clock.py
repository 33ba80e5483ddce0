"""The clocks of stories: one that a story sets, in seconds after it began, and one that goes by itself."""

from datetime import UTC, datetime, timedelta

from simulator.story import StoryPhone
from store.instant import utc_now
from texts.times import TASHKENT

BEGIN = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
"""Midnight in Tashkent."""


class StoryClock:
    """Give it wherever a clock is asked for; it stands still until the story goes on."""

    def __init__(self) -> None:
        self._now = BEGIN

    def __call__(self) -> datetime:
        return self._now

    def at(self, seconds: float) -> None:
        """Let it be this many seconds after the story began."""
        self._now = BEGIN + timedelta(seconds=seconds)

    def between(self, begin: float, end: float, phone: StoryPhone, *words: str) -> None:
        """Let a text come in after `begin` and by `end`, in seconds after the story began; each word stands in it."""
        self.at(begin)
        phone.received_nothing_more()
        self.at(end)
        phone.received(*words)


class MorningClock:
    """Goes as our clocks do, from ten in the morning of today in Tashkent: somebody works, whatever our hour."""

    def __init__(self) -> None:
        self._begin = utc_now()
        ten = self._begin.astimezone(TASHKENT).replace(hour=10, minute=0, second=0, microsecond=0)
        self._morning = ten.astimezone(UTC)

    def __call__(self) -> datetime:
        return self._morning + (utc_now() - self._begin)

    def next_day(self) -> None:
        """Let a day go by in which nothing happens."""
        self._morning += timedelta(days=1)

    def goes_on(self, seconds: float) -> None:
        """Let some time go by."""
        self._morning += timedelta(seconds=seconds)
