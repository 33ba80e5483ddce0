"""Texts of open alerts and requests that may have reached nobody: a human sees them, and may let one go once more."""

from collections.abc import Mapping

from sqlalchemy import Engine, and_, func, or_, select

from alerts.notice import Recipient
from sms.sending.outbox import COPIES_AT_ONCE, NoticeState
from store.database import reading
from store.tables.alerts import alerts, is_open
from store.tables.outgoing import notices
from store.tables.requests import is_unanswered, requests

UNREACHED = (NoticeState.UNCONFIRMED, NoticeState.FAILED)
"""A provider refused it for good, nobody confirmed it, or a restored backup held it back."""

IS_UNREACHED = and_(
    or_(
        notices.c.state.in_(UNREACHED),
        and_(notices.c.state == NoticeState.DUE, notices.c.copies >= COPIES_AT_ONCE),
    ),
    notices.c.recipient != Recipient.CALLER,
)
"""Of notices; never one to her own phone (S1). An alarm of which three copies are in doubt is one, and goes on."""

IS_IN_DOUBT = and_(
    IS_UNREACHED,
    or_(
        notices.c.alert_id.in_(select(alerts.c.id).where(is_open)),
        notices.c.request_id.in_(select(requests.c.id).where(is_unanswered)),
    ),
)
"""Of notices: it is about something that still waits for the team."""

_IS_ABOUT = func.coalesce(notices.c.alert_id, notices.c.request_id)


def in_doubt(engine: Engine) -> Mapping[str, int]:
    """How many such texts each open alert and request has, by its id; one without any is not there."""
    counted = select(_IS_ABOUT, func.count()).where(IS_IN_DOUBT).group_by(_IS_ABOUT)
    with reading(engine) as connection:
        return {about: count for about, count in connection.execute(counted)}
