"""STOP of a number: kept apart from every caller, and honoured for all of them until that phone undoes it (S11)."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, not_, or_, select, update

from alerts.alert import AlertState
from alerts.doer import Doer
from alerts.notice import Recipient
from alerts.states import Happening
from sms.sending.outbox import NoticeState
from store.database import insert_if_new
from store.tables.alerts import alert_events, alerts
from store.tables.callers import stopped_numbers
from store.tables.outgoing import notices

STOPPED = "stopped"
"""The outcome of a text that waited for a contact when their number texted STOP."""

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

IS_TO_STOPPED = and_(
    notices.c.recipient == Recipient.CONTACT,
    exists().where(stopped_numbers.c.number_index == notices.c.number_index).correlate(notices),
)
"""Of notices: it is for a contact whose number texted STOP."""

IS_NOT_WITHHELD = not_(and_(notices.c.state == NoticeState.FAILED, func.coalesce(notices.c.outcome, "") == STOPPED))
"""Of notices: it was not kept from a number because that texted STOP."""


def has_stopped(connection: Connection, number_index: bytes) -> bool:
    """Whether this number texted STOP and has not undone it."""
    theirs = select(stopped_numbers.c.number_index).where(stopped_numbers.c.number_index == number_index)
    return connection.execute(theirs).first() is not None


def stop(connection: Connection, number_index: bytes, now: datetime) -> bool:
    """Keep the STOP, and let no text that waits for this number as a contact go out.

    Tells whether it is to hear of it: this changed something, for a number that was written to. A text that waited
    failed: it reached nobody, so staff see it, and whoever undoes a STOP that was forged is told anew. The history of
    each open alert that this contact was told of says so.
    """
    theirs = and_(notices.c.number_index == number_index, notices.c.recipient == Recipient.CONTACT)
    is_to_hear = False
    if insert_if_new(connection, stopped_numbers, number_index=number_index):
        is_to_hear = was_written_to(connection, number_index)
        _add_to_histories(connection, theirs, now)
    waits = and_(theirs, notices.c.state == NoticeState.DUE)
    connection.execute(update(notices).where(waits).values(state=NoticeState.FAILED, outcome=STOPPED))
    under_way = and_(theirs, notices.c.state == NoticeState.CLAIMED)
    connection.execute(update(notices).where(under_way).values(expires_at=_LONG_AGO))
    return is_to_hear


def was_written_to(connection: Connection, number_index: bytes) -> bool:
    """Whether this number was alarmed or invited as a contact.

    DANGER: to be on somebody's list is not enough, nor is a text that was withheld: a STOP would tell whoever sends it
    that a woman keeps this number.
    """
    went = or_(IS_NOT_WITHHELD, notices.c.alert_id.is_not(None))
    theirs = exists().where(notices.c.number_index == number_index, notices.c.recipient == Recipient.CONTACT, went)
    return bool(connection.execute(select(theirs)).scalar_one())


def _add_to_histories(connection: Connection, theirs: ColumnElement[bool], now: datetime) -> None:
    told = (
        select(alerts.c.id, notices.c.recipient_key)
        .join(notices, notices.c.alert_id == alerts.c.id)
        .where(theirs, alerts.c.state != AlertState.CLOSED)
        .distinct()
    )
    for alert_id, contact_id in connection.execute(told).all():
        stopped = {"what": Happening.STOPPED, "by_kind": Doer.CONTACT, "by_key": contact_id, "reason": "not_proved"}
        connection.execute(alert_events.insert(), {"alert_id": alert_id, "at": now, **stopped})


def undo(connection: Connection, number_index: bytes) -> bool:
    """Forget the STOP; False when there was none."""
    theirs = stopped_numbers.c.number_index == number_index
    return connection.execute(delete(stopped_numbers).where(theirs)).rowcount == 1
