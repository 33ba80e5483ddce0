"""What is only counted: by week and region what is left of forgotten alerts and requests, and what doors refused."""

from sqlalchemy import Column, Integer, String, Table

from store.tables.metadata import metadata

counts = Table(
    "counts",
    metadata,
    Column("week", String(10), primary_key=True),
    Column("region", String(8), primary_key=True),
    Column("heading", String(16), primary_key=True),
    Column("mark", String(64), primary_key=True),
    Column("total", Integer, nullable=False),
)
"""How many left this mark under this heading; `week` is its Monday, `region` "" where none is known."""

refusals = Table(
    "refusals",
    metadata,
    Column("door", String(16), primary_key=True),
    Column("reason", String(64), primary_key=True),
    Column("total", Integer, nullable=False),
)
