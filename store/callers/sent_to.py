"""What a caller's doing sent to a number as a contact of hers: asked by the limits for who never agreed (S11)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, select

from alerts.alert import Origin
from alerts.contacts.strangers import Alarm, Asked
from alerts.help.raise_alert import SHE_SAID_WHERE
from alerts.notice import Recipient, TellReason, Urgency
from store.instant import Instant
from store.tables.alerts import alert_events, alerts
from store.tables.outgoing import notices

_ASKS = (TellReason.INVITED, TellReason.TRIED_OUT)
_DIALS = (Origin.USSD, Origin.MISSED_CALL, SHE_SAID_WHERE)

_is_hers = and_(
    notices.c.caller_id == bindparam("caller"),
    notices.c.posted_at > bindparam("since", type_=Instant),
    notices.c.recipient == Recipient.CONTACT,
)
_is_to_them = notices.c.number_index == bindparam("number")
_is_about_an_alert = notices.c.alert_id.is_not(None)

_ASKED = select(func.count(), func.count().filter(_is_to_them)).where(_is_hers, notices.c.reason.in_(_ASKS))
_NEWS = select(func.count()).where(_is_hers, _is_to_them, _is_about_an_alert)

_she_dialled = exists().where(
    alert_events.c.alert_id == notices.c.alert_id,
    alert_events.c.at == notices.c.posted_at,
    alert_events.c.reason.in_(_DIALS),
)
"""An alarm is posted in the transaction, and so at the very time, that keeps what she did."""
_ALARMS = (
    select(notices.c.number_index, notices.c.posted_at, _she_dialled.label("by_dial"))
    .join(alerts, alerts.c.id == notices.c.alert_id)
    .where(alerts.c.caller_id == bindparam("caller"), _is_hers, notices.c.urgency == Urgency.ALARM)
    .order_by(notices.c.posted_at)
)


def asked(connection: Connection, of: Mapping[str, Any]) -> Asked:
    """Her invitations and try-outs: in all, and to this number."""
    return Asked(*connection.execute(_ASKED, of).one())


def alarms(connection: Connection, of: Mapping[str, Any]) -> Mapping[bytes, Sequence[Alarm]]:
    """Her texts of alarm to each number, the oldest first, by the number's index."""
    found: dict[bytes, list[Alarm]] = {}
    for number, at, by_dial in connection.execute(_ALARMS, of):
        found.setdefault(number, []).append(Alarm(at, bool(by_dial)))
    return found


def news(connection: Connection, of: Mapping[str, Any]) -> int:
    """All texts about alerts to this number."""
    return int(connection.execute(_NEWS, of).scalar_one())
