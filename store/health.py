"""Whether the memory can be used now."""

from datetime import datetime, timedelta

from redis.exceptions import RedisError
from sqlalchemy import Engine, func, select, text

from alerts.book import RecordUnavailable
from sms.outbox import NoticeState
from store.bell.connection import connect_impatiently
from store.database import reading
from store.tables.outgoing import notices

LATE_AFTER = timedelta(minutes=1)
"""A worker looks every second."""


def can_read(engine: Engine) -> bool:
    """Whether the database answers."""
    try:
        with reading(engine) as connection:
            connection.execute(text("SELECT 1"))
    except RecordUnavailable:
        return False
    return True


def can_ring(redis_url: str) -> bool:
    """Whether Redis answers within half a second; without it texts go out with the next sweep."""
    if not redis_url:
        return False
    try:
        with connect_impatiently(redis_url) as redis:
            return bool(redis.ping())
    except (RedisError, OSError):
        return False


def count_late_texts(engine: Engine, now: datetime) -> int:
    """How many texts are due that no worker took."""
    late = select(func.count()).where(notices.c.state == NoticeState.DUE, notices.c.due_at < now - LATE_AFTER)
    with reading(engine) as connection:
        return connection.execute(late).scalar_one()
