"""Texts of open alerts that may have reached nobody: a human sees them, and may let one go out once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, and_, func, select

from alerts.notice import Recipient, TellReason
from sms.outbox import NoticeState
from store.database import reading
from store.tables.schema import alerts, is_open, notices

IS_UNREACHED = and_(
    notices.c.state.in_([NoticeState.UNCONFIRMED, NoticeState.FAILED]), notices.c.recipient != Recipient.CALLER
)
"""Of notices; never one to her own phone (S1)."""
_OF_OPEN_ALERTS = notices.c.alert_id.in_(select(alerts.c.id).where(is_open))


@dataclass(frozen=True, slots=True)
class Unreached:
    """A text that a provider refused for good, that nobody confirmed, or that a restored backup held back.

    `outcome` is the provider's word or ours (`no_receipt`, `process_lost`, `restored`); `posted_at` is aware UTC.
    """

    notice_id: str
    recipient: Recipient
    recipient_key: str
    reason: TellReason
    state: NoticeState
    outcome: str
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class StoredUnreached:
    """Looks for such texts; nothing sealed is opened, and texts to her own phone are never among them (S1)."""

    engine: Engine

    def counts(self) -> Mapping[str, int]:
        """How many such texts each open alert has, by the id of the alert; one without any is not there."""
        counted = (
            select(notices.c.alert_id, func.count()).where(IS_UNREACHED, _OF_OPEN_ALERTS).group_by(notices.c.alert_id)
        )
        with reading(self.engine) as connection:
            return {alert_id: count for alert_id, count in connection.execute(counted)}

    def of(self, alert_id: str) -> list[Unreached]:
        """Such texts of one alert, open or closed, the oldest first."""
        theirs = select(notices).where(IS_UNREACHED, notices.c.alert_id == alert_id).order_by(notices.c.posted_at)
        with reading(self.engine) as connection:
            return [
                Unreached(
                    notice_id=row.id,
                    recipient=Recipient(row.recipient),
                    recipient_key=row.recipient_key,
                    reason=TellReason(row.reason),
                    state=NoticeState(row.state),
                    outcome=row.outcome or "",
                    posted_at=row.posted_at,
                )
                for row in connection.execute(theirs)
            ]
