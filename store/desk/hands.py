"""What one of the team has in hand, and what they are asked to take: nothing sealed is opened."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, select

from alerts.alert import Alert
from alerts.doer import Doer
from store.callers.pages import plain_alert
from store.database import reading
from store.tables.alerts import alerts, is_open
from store.tables.callers import callers
from vocabulary.choices import TellCentre


@dataclass(frozen=True, slots=True)
class AlertInHand:
    """An open alert, whose it is, and whether she lets centres be told."""

    alert: Alert
    caller_id: str
    wants: TellCentre


@dataclass(frozen=True, slots=True)
class StoredHands:
    """Looks into the hands of the team."""

    engine: Engine

    def of(self, member_id: str) -> list[AlertInHand]:
        """What they have, the oldest call first, whatever region it is in by now."""
        return self._open(alerts.c.held_by == Doer.STAFF, alerts.c.held_key == member_id)

    def asked_of(self, member_id: str, now: datetime) -> list[Alert]:
        """What they are asked to take and have not taken yet."""
        return [
            one.alert for one in self._open(alerts.c.given_to == member_id) if one.alert.is_asked_of(member_id, now)
        ]

    def _open(self, *which: ColumnElement[bool]) -> list[AlertInHand]:
        chosen = select(alerts, callers.c.tell_centre).join(callers, callers.c.id == alerts.c.caller_id)
        with reading(self.engine) as connection:
            found = connection.execute(chosen.where(is_open, *which).order_by(alerts.c.raised_at, alerts.c.id))
            rows = found.mappings().all()
        return [
            AlertInHand(plain_alert(row), row[alerts.c.caller_id], TellCentre(row[callers.c.tell_centre]))
            for row in rows
        ]
