"""The tables of what the operator keeps in whole versions: the directory of centres and the roster."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from store.instant import Instant
from store.tables.metadata import metadata

directories = Table(
    "directories",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False),
    Column("centres_sealed", LargeBinary, nullable=False),
    Column("imported_at", Instant, nullable=False),
    Column("published_by", String(32)),
)
"""Each version of the directory, whole; the newest is in force."""

rosters = Table(
    "rosters",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False),
    Column("shifts_sealed", LargeBinary, nullable=False),
    Column("imported_at", Instant, nullable=False),
    Column("imported_by", String(32)),
    Column("rotations_sealed", LargeBinary),
)
"""Each version of the roster, whole; the newest is in force. One of an older release has no rotations."""

roster_swaps = Table(
    "roster_swaps",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("asked_by", String(32), nullable=False, index=True),
    Column("asked_of", String(32), nullable=False, index=True),
    Column("asked_at", Instant, nullable=False),
    Column("shifts_sealed", LargeBinary, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decided_at", Instant),
)
"""Shifts that one member of the team asks another to take, and what became of it."""

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
