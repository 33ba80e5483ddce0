"""Times in the database: microseconds since 1970 UTC, the same and exactly ordered in SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware datetime; a naive one is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To microseconds; raises TypeError for a naive datetime."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """To an aware UTC datetime."""
        return None if value is None else from_microseconds(value)


def from_microseconds(value: int) -> datetime:
    """The aware UTC time of a stored number; raises OverflowError for one outside the calendar."""
    return _EPOCH + timedelta(microseconds=value)


def utc_now() -> datetime:
    """The wall clock, aware UTC; rules never read it, they are told."""
    return datetime.now(UTC)
