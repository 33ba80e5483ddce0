"""An alarm failed, and it was the only one on its way: the next step of the escalation does not wait for its clock."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, not_, or_, select, update

from alerts.alert import AlertState
from alerts.notice import Recipient, Urgency
from sms.sending.outbox import NoticeState
from store.tables.alerts import alerts
from store.tables.outgoing import notices

_failed = notices.alias("failed")
_other = notices.alias("other")
_of_the_same_call = and_(
    _other.c.alert_id == _failed.c.alert_id,
    _other.c.call == _failed.c.call,
    _other.c.urgency == Urgency.ALARM,
    _other.c.id != _failed.c.id,
)
_may_be_heard = and_(
    _other.c.state != NoticeState.FAILED,
    or_(_failed.c.recipient == Recipient.CONTACT, _other.c.recipient != Recipient.CONTACT),
)
"""Of another alarm: by somebody who can do what the one that failed was for; a contact is no professional."""
_failed_before = and_(_other.c.state == NoticeState.FAILED, _other.c.number_index == _failed.c.number_index)
"""DANGER: each phone hastens once in a call, or the last step would repeat as fast as its text can fail."""


def hasten_next_step(connection: Connection, which: ColumnElement[bool], at: datetime) -> None:
    """Let the next step be due for alerts of which these notices were the only alarm that could be heard."""
    was_the_only_one = (
        select(_failed.c.alert_id)
        .where(
            _failed.c.id.in_(select(notices.c.id).where(which, notices.c.state == NoticeState.FAILED)),
            _failed.c.urgency == Urgency.ALARM,
            not_(exists().where(_of_the_same_call, or_(_may_be_heard, _failed_before)).correlate(_failed)),
        )
        .scalar_subquery()
    )
    hastened = and_(alerts.c.id.in_(was_the_only_one), alerts.c.state == AlertState.OPEN, alerts.c.step_due_at > at)
    connection.execute(update(alerts).where(hastened).values(step_due_at=at))
