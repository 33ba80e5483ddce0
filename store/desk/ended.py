"""Alerts that are closed and that staff must still look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, RowMapping, func, select

from alerts.alert import Alert, ClosedBecause
from alerts.help.who_to_tell import is_for_staff
from alerts.states import SAID_LATER
from alerts.team.staff import ENDED_BY_ITSELF
from staff.member import Member
from store.callers.pages import plain_alert
from store.database import reading
from store.tables.alerts import alert_events, alerts, is_by_phone, is_to_be_seen
from store.tables.callers import callers
from vocabulary.choices import TellCentre

SHOWN_FOR = timedelta(hours=24)

_AT = (
    select(func.max(alert_events.c.at))
    .where(
        alert_events.c.alert_id == alerts.c.id,
        alert_events.c.what.in_(ClosedBecause),
        alert_events.c.reason != SAID_LATER,
    )
    .scalar_subquery()
    .label("ended_at")
)
_CLOSED = select(alerts, callers.c.tell_centre, _AT).join(callers, callers.c.id == alerts.c.caller_id)


@dataclass(frozen=True, slots=True)
class EndedAlert:
    """An alert that was closed, and when; it says itself why."""

    alert: Alert
    at: datetime

    @property
    def has_no_reason(self) -> bool:
        """Whether a duty phone closed it, so that staff have still to say how it ended."""
        return self.alert.closed_because is ClosedBecause.BY_PHONE


@dataclass(frozen=True, slots=True)
class StoredEnded:
    """Looks at what is closed, as far as a member of staff may see it."""

    engine: Engine

    def without_staff(self, member: Member, now: datetime) -> list[EndedAlert]:
        """What no staff closed: for a day, and what a duty phone closed until somebody says how it ended."""
        lately = select(alert_events.c.alert_id).where(
            is_to_be_seen, alert_events.c.what.in_(ENDED_BY_ITSELF), alert_events.c.at > now - SHOWN_FOR
        )
        with reading(self.engine) as connection:
            by_itself = connection.execute(_CLOSED.where(alerts.c.id.in_(lately))).mappings().all()
            by_phone = connection.execute(_CLOSED.where(is_by_phone)).mappings().all()
        return _newest_first(member, [*by_itself, *by_phone])


def _newest_first(member: Member, rows: Iterable[RowMapping]) -> list[EndedAlert]:
    ended = [EndedAlert(plain_alert(row), row["ended_at"]) for row in rows if _may_see(member, row)]
    return sorted(ended, key=lambda one: one.at, reverse=True)


def _may_see(member: Member, row: RowMapping) -> bool:
    alert, wants = plain_alert(row), TellCentre(row[callers.c.tell_centre])
    return is_for_staff(wants, alert, member.region is not None) and member.sees_one_of(alert.regions)
