"""What all processes know of the routes: one row each, changed by the rules of `sms.sending.route_health`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, Row, select, update

from sms.gateway import Outcome
from sms.sending.route_health import Health, after, probed
from store.database import insert_if_new, reading, writing
from store.tables.outgoing import routes


@dataclass(frozen=True, slots=True)
class StoredRoutes:
    """The health of the routes, as the router needs it."""

    engine: Engine

    def known(self) -> Mapping[str, Health]:
        """What is known, by the route's name."""
        with reading(self.engine) as connection:
            return {row.name: _health(row) for row in connection.execute(select(routes))}

    def note(self, route: str, outcome: Outcome, now: datetime) -> tuple[Health, Health]:
        """Add an outcome; answers what was known before it and what is known after it."""
        with writing(self.engine) as connection:
            insert_if_new(connection, routes, name=route, **asdict(Health()))
            this = select(routes).where(routes.c.name == route).with_for_update()
            before = _health(connection.execute(this).one())
            known = after(before, outcome, now)
            recovered = {"recovered_at": now} if _fails(before) and not _fails(known) else {}
            _save(connection, route, known, **recovered)
        return before, known

    def take_probe(self, route: str, seen: Health, now: datetime) -> bool:
        """Take the one probe of an open circuit, by compare-and-set on the end of its rest."""
        as_seen = update(routes).where(routes.c.name == route, routes.c.open_until == seen.open_until)
        with writing(self.engine) as connection:
            return connection.execute(as_seen.values(asdict(probed(seen, now)))).rowcount == 1


def _health(row: Row[tuple[object, ...]]) -> Health:
    return Health(row.failures, row.open_until, row.trouble, row.refused)


def _fails(health: Health) -> bool:
    return health.failures > 0 or health.is_open


def _save(connection: Connection, route: str, health: Health, **recovered: datetime) -> None:
    connection.execute(update(routes).where(routes.c.name == route).values(asdict(health) | recovered))
