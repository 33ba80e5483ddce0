"""Alerts found again, open or closed: by plain filters, page after page by the key of the last one that was shown.

No statement passes by what grows: each walks an index from its newest end, and takes no more than a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Select, and_, or_, select, text, true, union_all

from alerts.alert import Alert, AlertState, ClosedBecause, Kind
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import Recipient
from staff.member import Member
from store.callers.pages import plain_alert
from store.database import reading
from store.forgetting import ALERTS_KEPT
from store.tables.alerts import alerts, is_closed, is_open
from store.tables.callers import callers, contacts
from store.tables.outgoing import notices
from vocabulary.choices import TellCentre
from vocabulary.codes import CentreCode, RegionCode

PAGE = 50
"""Alerts at once."""
FEW = 2000
"""Texts to one centre that are looked up rather than met."""
MOST_LOOKED_THROUGH = 20
"""Pages that are looked through for one: what staff may not see is left out of each."""

Which = ColumnElement[bool]

_MARKS: dict[str, Which] = {
    "call": alerts.c.kind == Kind.CALL,
    "possible": alerts.c.kind == Kind.POSSIBLE,
    "forced": and_(text("alerts.was_forced")),
}
"""In the very words of the indexes."""
KINDS = tuple(_MARKS)


@dataclass(frozen=True, slots=True)
class PageKey:
    """Where a page ends: the alert that was shown last."""

    at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class AlertFilter:
    """What is looked for; None and "" are anything. `since` and `before` are aware UTC, of the call.

    `state` is a state of an alert or a reason why one was closed; `kind` one of KINDS.
    """

    code: str = ""
    centre: CentreCode | None = None
    region: RegionCode | None = None
    kind: str = ""
    state: AlertState | ClosedBecause | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Some of what was found, the newest calls first, and where the next page begins; None where nothing follows."""

    alerts: Sequence[Alert]
    next: PageKey | None


@dataclass(frozen=True, slots=True)
class _PageAsked:
    """Who asks for how many of what, after which one."""

    member: Member
    sought: AlertFilter
    now: datetime
    after: PageKey | None
    size: int


@dataclass(frozen=True, slots=True)
class StoredFind:
    """Looks for alerts, as far as a member of staff may see them."""

    engine: Engine

    def page(
        self, member: Member, sought: AlertFilter, now: datetime, after: PageKey | None = None, size: int = PAGE
    ) -> FoundPage:
        """So many of what is found; fewer only at the end, or where much is not theirs to see."""
        found: list[Alert] = []
        for _ in range(MOST_LOOKED_THROUGH):
            asked = _PageAsked(member, sought, now, after, size)
            rows = self._rows(asked)
            for row in rows[:size]:
                after = PageKey(row[alerts.c.raised_at], row[alerts.c.id])
                found += [plain_alert(row)] if _may_see(asked.member, row, row) else []
                if len(found) == size:
                    return FoundPage(found, after)
            if len(rows) <= size:
                return FoundPage(found, None)
        return FoundPage(found, after)

    def of_number(self, member: Member, index: bytes, now: datetime) -> list[tuple[Alert, bool]]:
        """The newest alerts of the number with this blind index, and (True) of callers who have it as a contact."""
        hers = select(callers.c.id, callers.c.tell_centre).where(callers.c.number_index == index)
        with_it = select(contacts.c.caller_id).where(contacts.c.number_index == index)
        theirs = select(callers.c.id, callers.c.tell_centre).where(callers.c.id.in_(with_it)).limit(PAGE)
        found = []
        with reading(self.engine) as connection:
            for who, is_contact in ((hers, False), (theirs, True)):
                for caller in connection.execute(who).mappings().all():
                    newest = select(alerts).where(alerts.c.caller_id == caller["id"])
                    newest = newest.where(or_(is_open, alerts.c.raised_at > now - ALERTS_KEPT))
                    newest = newest.order_by(alerts.c.raised_at.desc()).limit(PAGE)
                    rows = connection.execute(newest).mappings().all()
                    found += [(plain_alert(row), is_contact) for row in rows if _may_see(member, row, caller)]
        return sorted(found, key=lambda one: one[0].raised_at, reverse=True)

    def _rows(self, asked: _PageAsked) -> Sequence[RowMapping]:
        """A page of rows and one more, whoever may see them."""
        whole = select(alerts, callers.c.tell_centre).join(callers, callers.c.id == alerts.c.caller_id)
        with reading(self.engine) as connection:
            keys = sorted(set(_keys(connection, asked)), reverse=True)[: asked.size + 1]
            these = whole.where(alerts.c.id.in_([alert_id for _, alert_id in keys]))
            rows = connection.execute(these).mappings().all()
        return sorted(rows, key=lambda row: (row[alerts.c.raised_at], row[alerts.c.id]), reverse=True)


def _keys(connection: Connection, asked: _PageAsked) -> list[tuple[datetime, str]]:
    """When and which: the newest of each part of the record in which one may be."""
    where_told = _where_told(connection, asked.sought.centre)
    parts = [and_(scope, where, where_told) for scope in _scopes(asked) for where in _wheres(asked)]
    every = union_all(*(select(_newest(part, asked).subquery()) for part in parts))
    return [(row[0], row[1]) for row in connection.execute(every)]


def _newest(part: Which, asked: _PageAsked) -> Select[Any]:
    at, sought, after, wanted = alerts.c.raised_at, asked.sought, asked.after, [part]
    if sought.code:
        wanted.append(alerts.c.code == sought.code)
    if sought.kind:
        wanted.append(_MARKS[sought.kind])
    if sought.since:
        wanted.append(at >= sought.since)
    if sought.before:
        wanted.append(at < sought.before)
    if after:
        wanted += [at <= after.at, or_(at < after.at, alerts.c.id < after.id)]
    return select(at, alerts.c.id).where(*wanted).order_by(at.desc(), alerts.c.id.desc()).limit(asked.size + 1)


def _where_told(connection: Connection, centre: CentreCode | None) -> Which:
    """The alerts of which a centre was told: looked up where they are few, else met soon on the way back in time."""
    if centre is None:
        return true()
    told = select(notices.c.alert_id).where(notices.c.recipient == Recipient.CENTRE, notices.c.recipient_key == centre)
    told = told.where(notices.c.alert_id.is_not(None))
    few = set(connection.execute(told.limit(FEW + 1)).scalars())
    if len(few) <= FEW:
        return alerts.c.id.in_(few)
    return told.where(notices.c.alert_id == alerts.c.id).exists()


def _scopes(asked: _PageAsked) -> list[Which]:
    """The open ones, which are few, and the closed ones, each said in the words of its indexes.

    A closed one that has served its time is found no more, whether or not it is forgotten by now.
    """
    state, closed = asked.sought.state, and_(is_closed, alerts.c.raised_at > asked.now - ALERTS_KEPT)
    if isinstance(state, ClosedBecause):
        return [and_(closed, alerts.c.closed_because == state)]
    if state is AlertState.CLOSED:
        return [closed]
    if state:
        return [and_(is_open, alerts.c.state == state)]
    return [and_(is_open), closed]


def _wheres(asked: _PageAsked) -> list[Which]:
    """The places by which an alert is in a region, one for each index; without a region a single one for all."""
    seen = _in_one_of(asked.member.region, with_none=True)
    wanted = _in_one_of(asked.sought.region, with_none=False)
    if not wanted:
        return seen or [true()]
    return [and_(one, or_(*seen)) for one in wanted] if seen else wanted


def _in_one_of(region: RegionCode | None, *, with_none: bool) -> list[Which]:
    if region is None:
        return []
    placed = [one == region for one in (alerts.c.region, alerts.c.claimed_region, alerts.c.latest_region)]
    return [*placed, *([alerts.c.region.is_(None)] if with_none else [])]


def _may_see(member: Member, row: RowMapping, caller: RowMapping) -> bool:
    alert, wants = plain_alert(row), TellCentre(caller[callers.c.tell_centre])
    return is_for_staff(wants, alert, member.region is not None) and member.sees_one_of(alert.regions)
