"""The one row that is written to see whether anything can be."""

from sqlalchemy import Column, SmallInteger, Table

from store.instant import Instant
from store.tables.metadata import metadata

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
)
