"""What of the team's looking is unusual, as the audit log and the histories of alerts have it."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select

from alerts.alert import ClosedBecause
from staff.audit import Deed
from staff.unusual import LOOKED_BACK, Alarm, Unusual, unusual
from store.database import reading
from store.staff.audit import done_since
from store.tables.alerts import alert_events

_LOOKED_AT = frozenset({Deed.OPENED, Deed.REVEALED, Deed.REFUSED, Deed.SIGN_IN_FAILED, Deed.EXPORTED})
_LATE = timedelta(days=1)
_AT_ONCE = 500
"""Ids that one statement asks for."""


def unusual_looking(engine: Engine, now: datetime, back: timedelta = LOOKED_BACK) -> list[Alarm]:
    """The alarms since so long ago, the newest first."""
    entries = done_since(engine, _LOOKED_AT, now - back)
    seen = {entry.key for entry in entries if entry.kind == "alert" and entry.key}
    return unusual(entries, closed_at(engine, seen))


def unusual_of_late(engine: Engine, now: datetime) -> dict[Unusual, int]:
    """How many alarms of each kind the last day had, for the operator: of whom, only the console says."""
    found = Counter(alarm.what for alarm in unusual_looking(engine, now, 2 * _LATE) if alarm.until > now - _LATE)
    return {what: found[what] for what in Unusual}


def closed_at(engine: Engine, alert_ids: Collection[str]) -> dict[str, datetime]:
    """When each of these alerts was closed; those that are open, erased or forgotten are left out."""
    found: dict[str, datetime] = {}
    with reading(engine) as connection:
        for ids in _batches(sorted(alert_ids)):
            closings = (
                select(alert_events.c.alert_id, func.max(alert_events.c.at))
                .where(alert_events.c.alert_id.in_(ids), alert_events.c.what.in_(list(ClosedBecause)))
                .group_by(alert_events.c.alert_id)
            )
            found |= {row[0]: row[1] for row in connection.execute(closings)}
    return found


def _batches(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]
