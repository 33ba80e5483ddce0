"""The workers of this service, as each says how it fares: a row for each of its routes, written every few seconds."""

import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, select

from store.database import reading, writing
from store.ids import new_id
from store.tables.outgoing import workers

LIVES_FOR = timedelta(seconds=15)
"""After its last sign of life: three of them may be late."""

FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass
class StoredWorkers:
    """The others, as one worker sees them. `host` is for whoever reads that it fails."""

    engine: Engine
    id: str = field(default_factory=new_id)
    host: str = field(default_factory=lambda: socket.gethostname()[:64])

    def tell(self, fails: Mapping[str, bool], now: datetime) -> None:
        """Say that this worker lives, and on which of its routes it fails; those that are long gone are swept out."""
        rows = [
            {"id": self.id, "route": route, "host": self.host, "fails": bad, "seen_at": now}
            for route, bad in fails.items()
        ]
        with writing(self.engine) as connection:
            connection.execute(delete(workers).where(workers.c.id == self.id))
            connection.execute(delete(workers).where(workers.c.seen_at < now - FORGOTTEN_AFTER))
            if rows:
                connection.execute(workers.insert(), rows)

    def well_elsewhere(self, now: datetime) -> frozenset[str]:
        """The routes on which another worker that lives does not fail."""
        others = select(workers.c.route).where(workers.c.id != self.id, workers.c.fails.is_(False), _lives(now))
        with reading(self.engine) as connection:
            return frozenset(connection.execute(others).scalars())

    def leave(self) -> None:
        """Say that this worker is gone."""
        with writing(self.engine) as connection:
            connection.execute(delete(workers).where(workers.c.id == self.id))


def failing_hosts(engine: Engine, now: datetime) -> Sequence[tuple[str, str]]:
    """The hosts with a worker that lives and fails on a route, each with that route."""
    failing = select(workers.c.host, workers.c.route).where(workers.c.fails.is_(True), _lives(now))
    with reading(engine) as connection:
        return [
            (row.host, row.route)
            for row in connection.execute(failing.distinct().order_by(workers.c.host, workers.c.route))
        ]


def _lives(now: datetime) -> ColumnElement[bool]:
    return workers.c.seen_at > now - LIVES_FOR
