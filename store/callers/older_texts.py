"""Keys for duty phones whose texts name none: they are of a release before keys, and their answers must not be lost."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, and_, bindparam, exists, not_, or_, select

from alerts.alert import AlertState
from alerts.notice import Recipient, Urgency
from store.callers.duty_keys import key_of
from store.callers.pages import sealer_of
from store.sealed.vault import Vault
from store.tables.alerts import alerts
from store.tables.callers import data_keys
from store.tables.inbound import duty_keys
from store.tables.outgoing import notices
from store.tables.requests import requests
from vocabulary.states import RequestState

_THAT_ANSWER = (Recipient.CENTRE, Recipient.DUTY_LINE, Recipient.SUPERVISOR, Recipient.SPECIALIST)

_wants_an_answer = or_(
    and_(alerts.c.state != AlertState.CLOSED, notices.c.urgency == Urgency.ALARM),
    requests.c.state != RequestState.ANSWERED,
)
_has_a_key = exists().where(
    duty_keys.c.number_index == notices.c.number_index,
    or_(duty_keys.c.alert_id == notices.c.alert_id, duty_keys.c.request_id == notices.c.request_id),
)
_WITHOUT_KEY = (
    select(notices, alerts, requests, data_keys)
    .join(data_keys, data_keys.c.id == notices.c.caller_id)
    .outerjoin(alerts, alerts.c.id == notices.c.alert_id)
    .outerjoin(requests, requests.c.id == notices.c.request_id)
    .where(
        notices.c.number_index == bindparam("number"),
        notices.c.recipient.in_(_THAT_ANSWER),
        _wants_an_answer,
        not_(_has_a_key.correlate(notices)),
    )
)


def texts_without_key(connection: Connection, number_index: bytes) -> list[RowMapping]:
    """Texts to a phone that asked it for an answer to something still open, and name no key."""
    return list(connection.execute(_WITHOUT_KEY, {"number": number_index}).mappings())


def make_keys(connection: Connection, vault: Vault, texts: list[RowMapping], now: datetime) -> None:
    """Make the key of each that is missing; two texts to one phone about the same share one."""
    for row in texts:
        sealer = sealer_of(row, vault)
        about = sealer.alert(row) if row[alerts.c.id] else sealer.request(row)
        key_of(connection, sealer, sealer.addressee(row), about, now)
