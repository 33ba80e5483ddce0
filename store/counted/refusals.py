"""How many requests each door refused, and why: no caller, no time, no word of the request."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from store.counted.in_batches import InBatches
from store.tables.counts import refusals


@dataclass
class RefusalCounts(InBatches):
    """Counted by door and reason, since the record began."""

    def count(self, door: str, reason: str) -> None:
        """One more; `reason` is a fixed line of ours."""
        self._count([(door, reason)])

    def _add(self, connection: Connection, tally: Counter[tuple[str, ...]]) -> None:
        rows = [{"door": door, "reason": reason, "total": total} for (door, reason), total in sorted(tally.items())]
        insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(refusals)
        more = {"total": refusals.c.total + insert.excluded.total}
        connection.execute(insert.on_conflict_do_update(index_elements=["door", "reason"], set_=more), rows)
