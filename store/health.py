"""Whether the memory can be used now."""

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from sqlalchemy import Engine, text

from alerts.book import RecordUnavailable
from store.database import reading


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
        with Redis.from_url(
            redis_url, socket_connect_timeout=0.2, socket_timeout=0.5, retry=Retry(NoBackoff(), 0)
        ) as redis:
            return bool(redis.ping())
    except (RedisError, OSError):
        return False
