"""Whether the memory can be used now."""

import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from redis.exceptions import RedisError
from sqlalchemy import Engine, func, select, text, update

from alerts.alert import Alert, Origin
from alerts.book import RecordUnavailable
from sms.sending.outbox import NoticeState
from store.bell.connection import connect_impatiently
from store.callers.ledger import Ledger
from store.database import insert_if_new, reading, writing
from store.tables.health import Mark, heartbeat
from store.tables.outgoing import notices
from vocabulary.phone_number import PhoneNumber

LATE_AFTER = timedelta(seconds=15)
"""A worker looks every second."""

NOBODYS = PhoneNumber("+998000000000")
"""The number in a HELP that is only tried; no network can assign it."""

ROOM = 4 * 1024 * 1024
"""Bytes of the disk that must be free; the tables grow by some kilobytes with each HELP."""


class _TakenBack(Exception):
    """Ends the transaction of a HELP that was only tried."""


def can_read(engine: Engine) -> bool:
    """Whether the database answers."""
    try:
        with reading(engine) as connection:
            connection.execute(text("SELECT 1"))
    except RecordUnavailable:
        return False
    return True


def can_store_help(ledger: Ledger, now: datetime) -> bool:
    """Whether a HELP can be stored durably."""
    return not why_no_help_is_stored(ledger, now)


def why_no_help_is_stored(ledger: Ledger, now: datetime) -> str:
    """Try one: all of it is written and taken back, and a row is committed over itself. Empty when it can be stored.

    Nothing is left of it. On SQLite there must be room on the disk too, which a row that is there does not show.
    """
    try:
        with suppress(_TakenBack), ledger.open_book(NOBODYS, now) as book:
            book.save_alert(Alert(book.new_id(), book.new_code(), Origin.USSD, now))
            raise _TakenBack
        note_now(ledger.engine, Mark.STORED, now)
    except RecordUnavailable as error:
        return str(error)
    return "" if _has_room(ledger.engine) else "its disk is full"


def note_now(engine: Engine, mark: Mark, now: datetime) -> None:
    """Write down when this was done last; raises RecordUnavailable."""
    with writing(engine) as connection:
        if not insert_if_new(connection, heartbeat, id=mark, at=now):
            connection.execute(update(heartbeat).where(heartbeat.c.id == mark).values(at=now))


def _has_room(engine: Engine) -> bool:
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file:
        return True
    return shutil.disk_usage(Path(file).parent).free >= ROOM


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
