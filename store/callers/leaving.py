"""Callers who erased themselves while an alert was open: their key is destroyed once nobody needs it any more."""

from sqlalchemy import Engine, delete, exists, or_, select

from alerts.alert import AlertState
from sms.outbox import NoticeState
from store.database import reading, writing
from store.tables.alerts import alerts
from store.tables.callers import callers, data_keys
from store.tables.outgoing import notices

_alert_is_open = exists().where(alerts.c.caller_id == callers.c.id, alerts.c.state != AlertState.CLOSED)
_text_is_waiting = exists().where(
    notices.c.caller_id == callers.c.id, notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
)
_may_go = select(callers.c.id).where(callers.c.is_leaving, ~or_(_alert_is_open, _text_is_waiting))


def destroy_who_left(engine: Engine) -> int:
    """Destroy the keys and rows of those whose alert is closed and whose texts are sent; tells how many."""
    with reading(engine) as connection:
        leaving = connection.execute(_may_go).scalars().all()
    for caller_id in leaving:
        with writing(engine) as connection:
            connection.execute(delete(data_keys).where(data_keys.c.id == caller_id))
            connection.execute(delete(callers).where(callers.c.id == caller_id))
    return len(leaving)
