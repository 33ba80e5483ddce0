"""Callers who go: at once, or once nobody needs the key of who erased herself while an alert was open."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, exists, or_, select

from alerts.alert import AlertState
from sms.outbox import NoticeState
from store.database import reading, writing
from store.sealed.destroying import destroy_keys
from store.tables.alerts import alerts
from store.tables.callers import callers
from store.tables.inbound import unclear_texts
from store.tables.outgoing import notices

_alert_is_open = exists().where(alerts.c.caller_id == callers.c.id, alerts.c.state != AlertState.CLOSED)
_text_is_waiting = exists().where(
    notices.c.caller_id == callers.c.id, notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
)
_may_go = select(callers.c.id).where(callers.c.is_leaving, ~or_(_alert_is_open, _text_is_waiting))


def destroy_callers(connection: Connection, caller_ids: Collection[str], now: datetime) -> int:
    """Destroy the keys and every row of these callers; tells how many there were."""
    destroy_keys(connection, caller_ids, now)
    forget_unclear_texts(connection, caller_ids)
    return connection.execute(delete(callers).where(callers.c.id.in_(caller_ids))).rowcount


def forget_unclear_texts(connection: Connection, caller_ids: Collection[str]) -> None:
    """Those too that came before she was a caller."""
    numbers = select(callers.c.number_index).where(callers.c.id.in_(caller_ids))
    connection.execute(delete(unclear_texts).where(unclear_texts.c.number_index.in_(numbers)))


def destroy_if_gone(connection: Connection, caller_id: str, now: datetime) -> bool:
    """Destroy the pages of who erased herself, unless an alert or a text still needs them; tells whether it did."""
    if connection.execute(_may_go.where(callers.c.id == caller_id)).first() is None:
        return False
    return bool(destroy_callers(connection, [caller_id], now))


def destroy_who_left(engine: Engine, now: datetime) -> int:
    """Destroy those whose alert is closed and whose texts are sent; tells how many."""
    with reading(engine) as connection:
        leaving = connection.execute(_may_go).scalars().all()
    for caller_id in leaving:
        with writing(engine) as connection:
            destroy_if_gone(connection, caller_id, now)
    return len(leaving)
