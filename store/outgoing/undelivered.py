"""Alarms that a provider took and nobody confirmed: the next route once, and then a human is shown them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never

import structlog
from sqlalchemy import ColumnElement, Connection, Engine, and_, not_, select, update

from alerts.notice import Promise, Recipient, Urgency
from sms.gateway import ReceiptState
from sms.sending.outbox import COPIES_AT_ONCE, NoticeState
from store.callers.stopping import IS_TO_STOPPED
from store.database import reading, writing
from store.outgoing.next_step import hasten_next_step
from store.tables.callers import contacts
from store.tables.outgoing import is_undelivered, notices

PATIENCE = timedelta(seconds=120)
"""After hand-over; a receipt for an alarm that is on a phone comes sooner."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Looks at alarms without a receipt. A text that got no id from its provider can get no receipt, and is let be."""

    engine: Engine
    has_another_route: bool

    def look(self, now: datetime) -> None:
        """Send what is overdue over another route, once; what was, is unconfirmed. Raises RecordUnavailable."""
        overdue = and_(is_undelivered, notices.c.handed_at <= now - PATIENCE)
        with reading(self.engine) as connection:
            if connection.execute(select(notices.c.id).where(overdue).limit(1)).first() is None:
                return
        with writing(self.engine) as connection:
            if self.has_another_route:
                rerouted = connection.execute(_reroute(overdue, now)).scalars().all()
                _log_each("notice_rerouted", rerouted)
            unconfirmed = {"state": NoticeState.UNCONFIRMED, "outcome": "no_receipt"}
            changed = update(notices).where(overdue).values(unconfirmed).returning(notices.c.id)
            _log_each("notice_unconfirmed", connection.execute(changed).scalars().all())


def apply_receipt(
    connection: Connection, notice: ColumnElement[bool], said: ReceiptState, at: datetime, has_another_route: bool
) -> None:
    """Store what a receipt says of a notice; states move forward only, and a failed alarm takes the next route once.

    Where there is none, and no other alarm is on its way, the next step of the escalation is due.
    """
    match said:
        case ReceiptState.DELIVERED:
            values: dict[str, Any] = {"state": NoticeState.DELIVERED, "delivered_at": at, "outcome": said}
            before = [NoticeState.HANDED, NoticeState.UNCONFIRMED, NoticeState.FAILED]
            connection.execute(update(notices).where(notice, notices.c.state.in_(before)).values(values))
            _count_lost(connection, notice, lost=False)
        case ReceiptState.FAILED | ReceiptState.NO_SUCH_NUMBER:
            if said is ReceiptState.NO_SUCH_NUMBER:
                _count_lost(connection, notice, lost=True)
            handed = and_(notice, notices.c.state == NoticeState.HANDED)
            if has_another_route and connection.execute(_reroute(handed, at)).first():
                return
            failed = update(notices).where(handed).values(state=NoticeState.FAILED, outcome=said)
            if connection.execute(failed).rowcount:
                hasten_next_step(connection, notice, at)
        case ReceiptState.ON_ITS_WAY | ReceiptState.UNKNOWN:
            pass  # says nothing new
        case _:
            assert_never(said)


def _reroute(which: ColumnElement[bool], now: datetime) -> Any:
    """Let alarms among these be due once more, first over a route that they have not gone over (P5)."""
    may_go_again = and_(
        notices.c.urgency == Urgency.ALARM,
        notices.c.promise == Promise.AT_LEAST_ONCE,
        notices.c.rerouted.is_(False),
        notices.c.copies < COPIES_AT_ONCE,
        not_(IS_TO_STOPPED),
    )
    values = {"state": NoticeState.DUE, "due_at": now, "avoids": notices.c.route, "rerouted": True}
    return update(notices).where(which, may_go_again).values(values).returning(notices.c.id)


def _count_lost(connection: Connection, notice: ColumnElement[bool], lost: bool) -> None:
    """Count receipts in a row that say that a contact's number does not exist; one that arrives begins anew."""
    handed = and_(notice, notices.c.state == NoticeState.HANDED) if lost else notice
    contact = select(notices.c.recipient_key).where(handed, notices.c.recipient == Recipient.CONTACT)
    changed = contacts.c.lost_receipts + 1 if lost else 0
    connection.execute(update(contacts).where(contacts.c.id.in_(contact)).values(lost_receipts=changed))


def _log_each(event: str, ids: Any) -> None:
    for notice in ids:
        _log.warning(event, notice=notice)
