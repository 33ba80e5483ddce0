"""The alerts among which floods are looked for, and the floods found, for the team's list of alerts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, and_, or_, select

from alerts.alert import AlertState, ClosedBecause, Lane
from alerts.contacts.floods import LOOKED_AT, Flood, Sighting, floods
from alerts.notice import Recipient
from store.database import reading
from store.tables.alerts import alerts, is_open
from store.tables.outgoing import notices

_SHOWN = [alerts.c[name] for name in "id caller_id raised_at state lane closed_because repeats region district".split()]

_OPAQUE = 16
"""Letters of a keyed hash that tell two contacts apart on a page."""


@dataclass(frozen=True, slots=True)
class StoredFloods:
    """Looks at what is open and what was raised in the last hour; nothing sealed is opened."""

    engine: Engine

    def now(self, now: datetime) -> list[Flood]:
        """The floods there are, the largest first."""
        with reading(self.engine) as connection:
            return floods(_sightings(connection, now), now)


def _sightings(connection: Connection, now: datetime) -> list[Sighting]:
    lately = or_(is_open, alerts.c.raised_at >= now - LOOKED_AT)
    contacts: dict[str, set[str]] = defaultdict(set)
    to_contacts = and_(
        notices.c.alert_id.in_(select(alerts.c.id).where(lately)), notices.c.recipient == Recipient.CONTACT
    )
    told = select(notices.c.alert_id, notices.c.number_index).where(to_contacts).distinct()
    for alert_id, index in connection.execute(told):
        contacts[alert_id].add(index.hex()[:_OPAQUE])
    rows = connection.execute(select(*_SHOWN).where(lately))
    return [
        Sighting(
            alert_id=row.id,
            caller=row.caller_id,
            raised_at=row.raised_at,
            state=AlertState(row.state),
            lane=Lane(row.lane),
            closed_because=ClosedBecause(row.closed_because) if row.closed_because else None,
            repeats=row.repeats,
            region=row.region,
            district=row.district,
            contacts=frozenset(contacts[row.id]),
        )
        for row in rows
    ]
