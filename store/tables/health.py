"""When something was done last: a row written to see whether anything can be, and one for the list of erasures."""

from enum import IntEnum

from sqlalchemy import Column, SmallInteger, Table

from store.instant import Instant
from store.tables.metadata import metadata

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
)


class Mark(IntEnum):
    """What a row is of, by its id."""

    STORED = 1
    ERASURES_SENT = 2
