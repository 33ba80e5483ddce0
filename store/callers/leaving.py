"""Callers who go: at once, or once nobody needs the key of who erased herself while an alert was open."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Engine, and_, delete, exists, or_, select, update

from alerts.alert import AlertState
from alerts.notice import Recipient
from sms.sending.outbox import NoticeState
from store.database import reading, writing
from store.sealed.destroying import destroy_keys, note_erasure
from store.tables.alerts import alerts
from store.tables.callers import callers, contacts, other_accounts
from store.tables.inbound import unclear_texts
from store.tables.outgoing import notices
from store.tables.requests import requests

BATCH = 500

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


def erase_again(connection: Connection, destroyed: Collection[str], leaving: Collection[str], now: datetime) -> int:
    """Erase in a copy that was put back who erased herself after it was made; tells how many callers that were."""
    in_batches = (list(destroyed)[start : start + BATCH] for start in range(0, len(destroyed), BATCH))
    gone = sum(destroy_callers(connection, batch, now) for batch in in_batches)
    return gone + sum(_let_leave(connection, caller_id, now) for caller_id in leaving)


def _let_leave(connection: Connection, caller_id: str, now: datetime) -> int:
    """Empty what is hers, as when she erased herself during an alert, but her word on centres."""
    hers = and_(notices.c.caller_id == caller_id, notices.c.alert_id.is_not(None))
    told = select(notices.c.recipient_key).where(hers, notices.c.recipient == Recipient.CONTACT)
    forget_unclear_texts(connection, [caller_id])
    for table in (requests, other_accounts):
        connection.execute(delete(table).where(table.c.caller_id == caller_id))
    connection.execute(delete(contacts).where(contacts.c.caller_id == caller_id, contacts.c.id.not_in(told)))
    note_erasure(connection, caller_id, now, is_destroyed=False)
    emptied = dict.fromkeys(("own_name_sealed", "own_text_sealed", "private_sealed", "region", "district"), None)
    emptying = update(callers).where(callers.c.id == caller_id).values(**emptied, is_leaving=True)
    return connection.execute(emptying).rowcount
