"""The table of proposed directories; those in force stand in `store/tables/schema.py`, because each dial reads them."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from store.instant import Instant
from store.tables.schema import metadata

directory_proposals = Table(
    "directory_proposals",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("base", Integer, nullable=False),
    Column("proposed_by", String(32), nullable=False),
    Column("proposed_at", Instant, nullable=False),
    Column("centres_sealed", LargeBinary, nullable=False),
    Column("why_sealed", LargeBinary),
    Column("progress", String(16), nullable=False),
    Column("decided_by", String(32)),
    Column("decided_at", Instant),
    Column("reason_sealed", LargeBinary),
    Column("version", Integer),
)
"""Changes of the directory that wait for another pair of eyes, and what became of each."""
