"""The whole schema: who has it from here knows every table."""

from store.tables import (
    alerts,
    articles,
    callers,
    counts,
    health,
    in_force,
    inbound,
    outgoing,
    requests,
    staff,
    terms,
)
from store.tables.metadata import metadata

__all__ = [
    "alerts",
    "articles",
    "callers",
    "counts",
    "health",
    "in_force",
    "inbound",
    "metadata",
    "outgoing",
    "requests",
    "staff",
    "terms",
]
