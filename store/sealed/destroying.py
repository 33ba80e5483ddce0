"""A key is destroyed: overwritten, deleted, and its random name kept, so that no older copy brings her back."""

from collections.abc import Collection
from datetime import UTC, datetime, time

from sqlalchemy import Connection, delete, func, update

from store.database import insert_if_new, leave_no_trace
from store.tables.callers import data_keys, erasures


def destroy_keys(connection: Connection, key_ids: Collection[str], now: datetime) -> None:
    """Destroy these callers' keys, and note it in the same transaction."""
    theirs = data_keys.c.id.in_(key_ids)
    nothing = func.zeroblob(func.length(data_keys.c.key_wrapped)) if connection.dialect.name == "sqlite" else b""
    connection.execute(update(data_keys).where(theirs).values(key_wrapped=nothing))
    connection.execute(delete(data_keys).where(theirs))
    for key_id in key_ids:
        note_erasure(connection, key_id, now, is_destroyed=True)
    leave_no_trace(connection)


def note_erasure(connection: Connection, key_id: str, now: datetime, *, is_destroyed: bool) -> None:
    """Keep that she erased herself: her key is destroyed, or will be once her alert is closed.

    No more than the day is kept of when.
    """
    values = {"is_destroyed": is_destroyed, "at": datetime.combine(now.astimezone(UTC), time(), UTC)}
    if not insert_if_new(connection, erasures, id=key_id, **values):
        connection.execute(update(erasures).where(erasures.c.id == key_id).values(values))
