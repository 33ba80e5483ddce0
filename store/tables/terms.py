"""What every process that works on this record goes by: one row."""

from sqlalchemy import Boolean, Column, SmallInteger, String, Table, false

from store.tables.metadata import metadata

terms = Table(
    "terms",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("oldest", String(8), nullable=False),
    Column("is_production", Boolean, nullable=False, server_default=false()),
)
