"""What a caller's open book asks of the record. Each statement is built once: building takes longer than running."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    Connection,
    RowMapping,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from alerts.alert import Alert, AlertState
from alerts.contacts.floods import FALSE
from alerts.notice import Urgency
from alerts.requests.request import Request
from alerts.states import SAID_LATER
from sms.sending.outbox import NoticeState
from store.database import ask_within
from store.instant import Instant
from store.prepared import Prepared, Row, one, only
from store.tables.alerts import alert_events, alerts, answers, is_open
from store.tables.callers import callers, checkpoints, contacts, data_keys, stopped_numbers
from store.tables.outgoing import notices
from store.tables.requests import is_unanswered, requests

_CALLER: BindParameter[str] = bindparam("caller")
_SINCE = bindparam("since", type_=Instant)

_KEYED = select(callers, data_keys).join(data_keys, data_keys.c.id == callers.c.id).with_for_update(of=callers)
_BY_ID = Prepared(_KEYED.where(callers.c.id == _CALLER))
_BY_NUMBER = Prepared(_KEYED.where(callers.c.number_index == bindparam("number")))

HAS_STOPPED = stopped_numbers.c.number_index == contacts.c.number_index
"""The contact's number texted STOP."""

_CONTACTS = Prepared(
    select(contacts, stopped_numbers)
    .outerjoin(stopped_numbers, HAS_STOPPED)
    .where(contacts.c.caller_id == _CALLER)
    .order_by(contacts.c.added_at)
)
_OPEN_ALERT = Prepared(select(alerts).where(alerts.c.caller_id == _CALLER, is_open))

_ANY_ALERT = Prepared(select(alerts.c.id).where(alerts.c.caller_id == _CALLER).limit(literal_column("1")))

_happened_since = exists().where(
    alert_events.c.alert_id == alerts.c.id, alert_events.c.at > _SINCE, alert_events.c.reason != SAID_LATER
)
_LAST_CLOSED = (
    select(alerts)
    .where(alerts.c.caller_id == _CALLER, alerts.c.state == AlertState.CLOSED, _happened_since)
    .order_by(alerts.c.raised_at.desc())
    .limit(1)
)
_CLOSED = select(alerts).where(
    alerts.c.id == bindparam("alert"), alerts.c.caller_id == _CALLER, alerts.c.state == AlertState.CLOSED
)
"""Nothing happens to an alert once it is closed, but that staff say later how it ended."""

_is_false = or_(*(alerts.c.closed_because == because for because in FALSE))
"""Not by `in_`, whose list is written into the statement anew each time."""
_FALSE_ALARMS = select(func.count()).where(alerts.c.caller_id == _CALLER, alerts.c.raised_at >= _SINCE, _is_false)

_NOT_PROVED = (
    select(alerts.c.code)
    .where(alerts.c.state == AlertState.OPEN, alerts.c.taken_back_at.is_not(None), alerts.c.centre_told)
    .order_by(alerts.c.taken_back_at)
)

_CODE: BindParameter[str] = bindparam("code")
_CODE_IN_USE = Prepared(
    union_all(
        select(alerts.c.id).where(alerts.c.code == _CODE, is_open),
        select(requests.c.id).where(requests.c.code == _CODE, is_unanswered),
    )
)

_MARKS = Prepared(
    select(checkpoints.c.marks).where(checkpoints.c.session_index == bindparam("session"), checkpoints.c.at > _SINCE)
)

_their_answer = and_(
    answers.c.alert_id == notices.c.alert_id,
    answers.c.recipient == notices.c.recipient,
    answers.c.recipient_key == notices.c.recipient_key,
)
_heard = (
    select(notices, answers.c.answer)
    .outerjoin(answers, _their_answer)
    .where(or_(notices.c.state != NoticeState.FAILED, answers.c.answer.is_not(None)))
    .order_by(notices.c.posted_at)
)
_CALLS_OF_ALERT = _heard.where(
    notices.c.alert_id == bindparam("of"), notices.c.call == bindparam("call"), notices.c.urgency == Urgency.ALARM
)
_CALLS_OF_REQUEST = _heard.where(notices.c.request_id == bindparam("of"), notices.c.urgency == Urgency.ROUTINE)


def caller_by_number(connection: Connection, index: bytes) -> Row | None:
    """Her row and her key, the row held until the end (SQLite holds the whole file already, BEGIN IMMEDIATE)."""
    return only(ask_within(connection, _BY_NUMBER, number=index))


def known_caller(connection: Connection, index: bytes) -> Row:
    """The same where there is one for sure."""
    return one(ask_within(connection, _BY_NUMBER, number=index))


def caller_by_id(connection: Connection, caller_id: str) -> Row:
    """The same of a caller who is known by her id."""
    return one(ask_within(connection, _BY_ID, caller=caller_id))


def contacts_of(connection: Connection, caller_id: str) -> Sequence[Row]:
    """Her contacts, the first added first."""
    return ask_within(connection, _CONTACTS, caller=caller_id)


def open_alert_of(connection: Connection, caller_id: str) -> Row | None:
    """Her alert that is not closed, if any."""
    return only(ask_within(connection, _OPEN_ALERT, caller=caller_id))


def has_alerts(connection: Connection, caller_id: str) -> bool:
    """Whether there is any alert of hers, open or closed."""
    return bool(ask_within(connection, _ANY_ALERT, caller=caller_id))


def last_closed_of(connection: Connection, caller_id: str, since: datetime) -> RowMapping | None:
    """Her last alert that was closed since then, if any."""
    return connection.execute(_LAST_CLOSED, {"caller": caller_id, "since": since}).mappings().one_or_none()


def closed_alert_of(connection: Connection, caller_id: str, alert_id: str, since: datetime | None) -> RowMapping | None:
    """Her closed alert with this id, if it was closed since then."""
    asked = {"caller": caller_id, "alert": alert_id}
    if since is None:
        return connection.execute(_CLOSED, asked).mappings().one_or_none()
    return connection.execute(_CLOSED.where(_happened_since), asked | {"since": since}).mappings().one_or_none()


def false_alarms_of(connection: Connection, caller_id: str, since: datetime) -> int:
    """How many alerts of hers that were raised since then were closed as false."""
    return int(connection.execute(_FALSE_ALARMS, {"caller": caller_id, "since": since}).scalar_one())


def codes_not_proved(connection: Connection) -> list[str]:
    """The codes of all callers' alerts that were taken back without proof, that staff know and nobody has."""
    return list(connection.execute(_NOT_PROVED).scalars())


def is_code_taken(connection: Connection, code: str) -> bool:
    """Whether an open alert or a request without an answer has this code."""
    return bool(ask_within(connection, _CODE_IN_USE, code=code))


def marks_of(connection: Connection, session: bytes, since: datetime) -> bytes | None:
    """The marks of a session's checkpoint, if there is one that young."""
    row = only(ask_within(connection, _MARKS, session=session, since=since))
    return row[checkpoints.c.marks] if row else None


def calls_of(connection: Connection, of: Alert | Request) -> Sequence[RowMapping]:
    """The notices that ask somebody to see to this, with what was answered; not news of it, nor what nobody heard.

    Of an alert those of her newest call.
    """
    if isinstance(of, Alert):
        return connection.execute(_CALLS_OF_ALERT, {"of": of.id, "call": of.call}).mappings().all()
    return connection.execute(_CALLS_OF_REQUEST, {"of": of.id}).mappings().all()
