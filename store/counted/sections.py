"""How many sessions led into each section of the menu.

DANGER: what a caller reads is never stored (S15). Here is no caller, no region and no time but the week.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from alerts.figures.tally import Heading, week_of
from store.counted.counting import add
from store.counted.in_batches import InBatches
from vocabulary.sections import Section

NOWHERE = ""
"""Instead of a region: few in a small one would be known by it."""


@dataclass
class SectionCounts(InBatches):
    """Counted by week, channel and section."""

    def count(self, channel: Heading, sections: Collection[Section], now: datetime) -> None:
        """One more for each of these sections."""
        if sections:
            week = week_of(now).isoformat()
            self._count((week, NOWHERE, channel, str(section)) for section in sections)

    def _add(self, connection: Connection, tally: Counter[tuple[str, ...]]) -> None:
        add(connection, tally)
