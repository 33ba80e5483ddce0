"""The histories of alerts and requests, opened for the team: what happened when, by whose doing, why, and notes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from alerts.doer import Doer
from alerts.requests.request import Event, RequestChange
from alerts.states import Change, Happening
from store.callers.pages import sealer_of
from store.database import reading
from store.sealed.vault import Vault
from store.tables.alerts import alert_events, alerts
from store.tables.callers import data_keys
from store.tables.requests import request_events


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history; `at` is aware UTC."""

    at: datetime
    change: Change


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One line of the history of a call-back or question; `at` is aware UTC."""

    at: datetime
    change: RequestChange


@dataclass(frozen=True, slots=True)
class Histories:
    """The histories of alerts and requests, open or closed."""

    engine: Engine
    vault: Vault

    def of(self, alert_id: str) -> list[Line]:
        """All lines of an alert, the oldest first; none for an alert that was forgotten or erased."""
        lines = (
            select(alert_events, data_keys)
            .join(alerts, alerts.c.id == alert_events.c.alert_id)
            .join(data_keys, data_keys.c.id == alerts.c.caller_id)
            .where(alert_events.c.alert_id == alert_id)
            .order_by(alert_events.c.id)
        )
        with reading(self.engine) as connection:
            rows = connection.execute(lines).mappings().all()
        if not rows:
            return []
        sealer = sealer_of(rows[0], self.vault)
        return [
            Line(
                row[alert_events.c.at],
                Change(
                    what=Happening(row[alert_events.c.what]),
                    by=Doer(row[alert_events.c.by_kind]),
                    key=row[alert_events.c.by_key],
                    reason=row[alert_events.c.reason],
                    note=sealer.open(row, alert_events.c.note_sealed, str(row[alert_events.c.id])),
                ),
            )
            for row in rows
        ]

    def of_request(self, request_id: str) -> list[RequestLine]:
        """All lines of a request, the oldest first; none for one that was forgotten or erased."""
        lines = select(request_events).where(request_events.c.request_id == request_id).order_by(request_events.c.id)
        with reading(self.engine) as connection:
            return [
                RequestLine(row.at, RequestChange(Event(row.what), Doer(row.by_kind), row.by_key, row.reason))
                for row in connection.execute(lines)
            ]
