"""Counts closed alerts and requests, each once, so that they may be forgotten: a batch in one transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select, union_all, update
from sqlalchemy.dialects import postgresql, sqlite

from alerts.doer import Doer
from alerts.figures.tally import ClosedAlert, Heading, marks_of, week_of
from alerts.notice import Recipient, Urgency
from alerts.states import Happening
from store.database import reading, writing
from store.tables.alerts import alert_events, alerts, is_uncounted
from store.tables.callers import callers
from store.tables.counts import counts
from store.tables.outgoing import notices
from store.tables.requests import is_uncounted_request, requests
from vocabulary.codes import RegionCode

BATCH = 500

_FIRST = union_all(
    select(alerts.c.id).where(is_uncounted).limit(1).subquery().select(),
    select(requests.c.id).where(is_uncounted_request).limit(1).subquery().select(),
).limit(1)

_LOOKED_AT = (alerts.c.raised_at, alerts.c.origin, alerts.c.closed_because, alerts.c.region)

Tally = Counter[tuple[str, ...]]
"""How many, by week, region, heading and mark."""


def count_all(engine: Engine) -> int:
    """Count everything that is to be counted; tells how much that was."""
    found = 0
    while batch := count_some(engine):
        found += batch
    return found


def count_some(engine: Engine, most: int = BATCH) -> int:
    """Count some alerts that are closed and some requests, none of them twice; tells how many."""
    with reading(engine) as connection:
        if connection.execute(_FIRST).first() is None:
            return 0
    with writing(engine) as connection:
        closed = _claim(connection, alerts, is_uncounted, most)
        asked = _claim(connection, requests, is_uncounted_request, most)
        if closed:
            add(connection, _tallied(_closed_alerts(connection, closed)))
        if asked:
            add(connection, _requests(connection, asked))
    return len(closed) + len(asked)


@dataclass(frozen=True, slots=True)
class Counting:
    """A worker's counting: a batch at a look, so that no clock waits for it."""

    engine: Engine

    def look(self, _now: datetime) -> None:
        """Count a batch; raises RecordUnavailable."""
        count_some(self.engine)


def _claim(connection: Connection, table: Any, which: Any, most: int) -> list[str]:
    """Mark rows as counted, for this transaction to count; no other one gets the same."""
    chosen = select(table.c.id).where(which).limit(most).with_for_update(skip_locked=True)
    ids = list(connection.execute(chosen).scalars())
    if ids:
        connection.execute(update(table).where(table.c.id.in_(ids)).values(counted=True))
    return ids


def _closed_alerts(connection: Connection, ids: Sequence[str]) -> Iterable[ClosedAlert]:
    handed = _handed(connection, ids)
    told = _centres_told(connection, ids)
    answers = _answers(connection, ids)
    for alert_id, *about in connection.execute(select(alerts.c.id, *_LOOKED_AT).where(alerts.c.id.in_(ids))):
        raised_at, origin, because, region = about
        came = answers.get(alert_id, [])
        yield ClosedAlert(
            raised_at=raised_at,
            origin=origin,
            because=because or "",
            region=RegionCode(region) if region else None,
            told_anybody=alert_id in handed,
            handed_at=handed.get(alert_id),
            answered_at=came[0].at if came else None,
            answered_by=came[0].by_kind if came else "",
            centres_told=frozenset(told.get(alert_id, ())),
            centre_that_took=next((line.by_key for line in came if line.by_kind == Doer.CENTRE), ""),
        )


def _handed(connection: Connection, ids: Sequence[str]) -> dict[str, datetime | None]:
    """When the first alarm of each alert was handed over; alerts without an alarm are left out."""
    first = func.min(notices.c.handed_at)
    alarms = (
        select(notices.c.alert_id, first)
        .where(notices.c.alert_id.in_(ids), notices.c.urgency == Urgency.ALARM)
        .group_by(notices.c.alert_id)
    )
    return {row[0]: row[1] for row in connection.execute(alarms)}


def _centres_told(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    told = select(notices.c.alert_id, notices.c.recipient_key).where(
        notices.c.alert_id.in_(ids), notices.c.recipient == Recipient.CENTRE, notices.c.urgency == Urgency.ALARM
    )
    found: dict[str, list[str]] = {}
    for alert_id, centre in connection.execute(told.distinct()):
        found.setdefault(alert_id, []).append(centre)
    return found


def _answers(connection: Connection, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Who said that they come or have it in hand, in the order in which they did."""
    lines = (
        select(alert_events.c.alert_id, alert_events.c.at, alert_events.c.by_kind, alert_events.c.by_key)
        .where(alert_events.c.alert_id.in_(ids), alert_events.c.what.in_([Happening.GOING, Happening.TAKEN]))
        .order_by(alert_events.c.id)
    )
    found: dict[str, list[Any]] = {}
    for row in connection.execute(lines):
        found.setdefault(row.alert_id, []).append(row)
    return found


def _tallied(closed: Iterable[ClosedAlert]) -> Tally:
    return Counter(
        (week_of(alert.raised_at).isoformat(), alert.region or "", heading, mark)
        for alert in closed
        for heading, mark in marks_of(alert)
    )


def _requests(connection: Connection, ids: Sequence[str]) -> Tally:
    asked = (
        select(requests.c.asked_at, requests.c.whom, callers.c.region)
        .join(callers, callers.c.id == requests.c.caller_id)
        .where(requests.c.id.in_(ids))
    )
    rows = connection.execute(asked)
    return Counter((week_of(at).isoformat(), region or "", Heading.REQUEST, whom) for at, whom, region in rows)


def add(connection: Connection, tally: Tally) -> None:
    """Add to what was counted before; in one order, so that two workers never wait for each other in a ring."""
    names = ("week", "region", "heading", "mark")
    rows = [dict(zip(names, key, strict=True)) | {"total": number} for key, number in sorted(tally.items())]
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(counts)
    more = insert.on_conflict_do_update(
        index_elements=list(names), set_={"total": counts.c.total + insert.excluded.total}
    )
    connection.execute(more, rows)
