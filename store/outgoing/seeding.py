"""For a made-up demonstration: the transaction that posts its texts keeps them as sent, so that none goes out."""

from datetime import timedelta

from sqlalchemy import Engine, and_, select, update

from sms.sending.outbox import NoticeState
from store.callers.book import StoredBook
from store.database import reading
from store.tables.callers import callers
from store.tables.outgoing import notices

HANDED_AFTER, DELIVERED_AFTER = timedelta(seconds=1), timedelta(seconds=5)


def is_unused(engine: Engine) -> bool:
    """Whether nobody ever used this service."""
    with reading(engine) as connection:
        return connection.execute(select(callers.c.id).limit(1)).first() is None


def as_if_sent(book: StoredBook, became: NoticeState = NoticeState.DELIVERED) -> None:
    """Let what this book posted be a text that was sent over the simulator, with what became of it."""
    posted = and_(notices.c.caller_id == book.whose, notices.c.state == NoticeState.DUE)
    sent = {
        "state": became,
        "route": "simulator",
        "copies": 1,
        "tries": 1,
        "handed_at": book.now + HANDED_AFTER,
        "delivered_at": book.now + DELIVERED_AFTER if became is NoticeState.DELIVERED else None,
        "outcome": "no_receipt" if became is NoticeState.UNCONFIRMED else "delivered",
    }
    book.in_its_transaction(update(notices).where(posted).values(sent))
