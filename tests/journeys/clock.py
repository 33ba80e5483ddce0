"""A clock that a story sets, in seconds after it began."""

from datetime import UTC, datetime, timedelta

from simulator.story import StoryPhone

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
