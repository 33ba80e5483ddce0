"""How the roads of dials fare: sessions and requests of each, and when it last brought one. Nothing of a caller."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects import postgresql, sqlite

from store.counted.in_batches import InBatches
from store.database import reading
from store.instant import utc_now
from store.tables.counts import ussd_roads
from ussd.turns import Happened

MILLISECONDS = "milliseconds"
"""Under this word stands how long all turns of a road took."""


@dataclass
class RoadCounts(InBatches):
    """Counted by road and what happened, since the record began."""

    def count(self, road: str, happened: Collection[Happened], seconds: float) -> None:
        """One more of each of these; `seconds` from the request to its answer."""
        self._count([(road, what) for what in happened])
        self._add_up({(road, MILLISECONDS): round(seconds * 1000)})

    def _add(self, connection: Connection, tally: Counter[tuple[str, ...]]) -> None:
        now = utc_now()
        rows = [
            {"road": road, "what": what, "total": total, "at": now} for (road, what), total in sorted(tally.items())
        ]
        insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(ussd_roads)
        more = {"total": ussd_roads.c.total + insert.excluded.total, "at": insert.excluded.at}
        connection.execute(insert.on_conflict_do_update(index_elements=["road", "what"], set_=more), rows)


def heard_last(engine: Engine) -> Mapping[str, datetime]:
    """When each road last brought a dial, to the minute; a road that never did is not there."""
    chosen = select(ussd_roads.c.road, func.max(ussd_roads.c.at)).group_by(ussd_roads.c.road)
    with reading(engine) as connection:
        return {road: at for road, at in connection.execute(chosen)}
