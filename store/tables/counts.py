"""What is only counted: by week and region what is left of forgotten alerts and requests, and what doors refused.

And how the roads of dials fare.
"""

from sqlalchemy import BigInteger, Column, Integer, String, Table

from store.instant import Instant
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

ussd_roads = Table(
    "ussd_roads",
    metadata,
    Column("road", String(16), primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("total", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
)
"""How often something happened on a road of dials, and when that was last counted."""
