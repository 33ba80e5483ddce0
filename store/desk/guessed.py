"""Duty phones whose keys were replaced by longer ones because somebody guessed: whose, when, and what it concerns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from alerts.alert import AlertState
from alerts.doer import Doer
from alerts.states import Happening
from store.database import reading
from store.tables.alerts import alert_events, alerts, is_to_be_seen
from store.tables.callers import callers
from store.tables.requests import keys_were_renewed, request_events, requests
from vocabulary.codes import RegionCode
from vocabulary.states import RequestState

SHOWN_FOR = timedelta(hours=24)

_OF_ALERTS = (
    select(
        alert_events.c.by_kind,
        alert_events.c.by_key,
        alert_events.c.at,
        alerts.c.id,
        alerts.c.region,
        (alerts.c.state != AlertState.CLOSED).label("is_open"),
    )
    .join(alerts, alerts.c.id == alert_events.c.alert_id)
    .where(is_to_be_seen, alert_events.c.what == Happening.KEYS_RENEWED)
)
_OF_REQUESTS = (
    select(
        request_events.c.by_kind,
        request_events.c.by_key,
        request_events.c.at,
        requests.c.id,
        callers.c.region,
        (requests.c.state != RequestState.ANSWERED).label("is_open"),
    )
    .join(requests, requests.c.id == request_events.c.request_id)
    .join(callers, callers.c.id == requests.c.caller_id)
    .where(keys_were_renewed)
)


@dataclass(frozen=True, slots=True)
class Guessed:
    """A duty phone by whose it is, never its number; when it was last, and how many open alerts and requests it has."""

    by: Doer
    key: str
    at: datetime
    open: int


@dataclass(frozen=True, slots=True)
class StoredGuesses:
    """Reads it from the histories of alerts and requests."""

    engine: Engine

    def of_late(self, now: datetime, sees: Callable[[RegionCode | None], bool]) -> list[Guessed]:
        """Those of the last day about a region that the reader sees, the newest first."""
        since = now - SHOWN_FOR
        with reading(self.engine) as connection:
            rows = [
                *connection.execute(_OF_ALERTS.where(alert_events.c.at > since)),
                *connection.execute(_OF_REQUESTS.where(request_events.c.at > since)),
            ]
        at: dict[tuple[str, str], datetime] = {}
        still_open: dict[tuple[str, str], set[str]] = {}
        for row in rows:
            if sees(row.region):
                whose = (row.by_kind, row.by_key)
                at[whose] = max(row.at, at.get(whose, row.at))
                still_open.setdefault(whose, set()).update({row.id} if row.is_open else ())
        found = [Guessed(Doer(kind), key, at[kind, key], len(still_open[kind, key])) for kind, key in at]
        return sorted(found, key=lambda one: one.at, reverse=True)
