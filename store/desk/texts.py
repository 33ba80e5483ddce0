"""The texts about an alert or a request, opened for the team: who was told what, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from alerts.notice import Addressee, Recipient
from sms.sending.outbox import COPIES_AT_ONCE, NoticeState
from store.callers.pages import Sealer
from store.outgoing.unreached import UNREACHED
from store.tables.outgoing import notices


@dataclass(frozen=True, slots=True)
class Text:
    """A text and what became of it; times are aware UTC, None for what did not happen."""

    id: str
    to: Addressee
    body: str
    state: NoticeState
    outcome: str
    posted_at: datetime
    handed_at: datetime | None
    delivered_at: datetime | None
    copies: int = 0

    @property
    def is_in_doubt(self) -> bool:
        """Whether it may have reached nobody; never one to her own phone, which is not sent again (S1)."""
        is_repeated = self.state is NoticeState.DUE and self.copies >= COPIES_AT_ONCE
        return (self.state in UNREACHED or is_repeated) and self.to.kind is not Recipient.CALLER


def texts_about(connection: Connection, sealer: Sealer, about: ColumnElement[bool]) -> tuple[Text, ...]:
    """The texts about an alert or a request (a condition on notices), the oldest first."""
    its = select(notices).where(about).order_by(notices.c.posted_at, notices.c.id)
    return tuple(_text(row, sealer) for row in connection.execute(its).mappings())


def _text(row: RowMapping, sealer: Sealer) -> Text:
    notice_id = row[notices.c.id]
    own_words = sealer.open(row, notices.c.own_words_sealed, notice_id)
    return Text(
        id=notice_id,
        to=sealer.addressee(row),
        body=own_words or sealer.open(row, notices.c.body_sealed, notice_id),
        state=NoticeState(row[notices.c.state]),
        outcome=row[notices.c.outcome] or "",
        posted_at=row[notices.c.posted_at],
        handed_at=row[notices.c.handed_at],
        delivered_at=row[notices.c.delivered_at],
        copies=row[notices.c.copies],
    )
