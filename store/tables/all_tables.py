"""The whole schema: the tables of callers and those of the team."""

from store.tables.articles import article_reviews
from store.tables.counts import counts
from store.tables.directory import directory_proposals
from store.tables.review import unclear_texts
from store.tables.schema import metadata
from store.tables.staff import (
    audit,
    audit_anchors,
    staff,
    staff_factors,
    staff_recovery_codes,
    staff_sessions,
    staff_tries,
)

__all__ = [
    "article_reviews",
    "audit",
    "audit_anchors",
    "counts",
    "directory_proposals",
    "metadata",
    "staff",
    "staff_factors",
    "staff_recovery_codes",
    "staff_sessions",
    "staff_tries",
    "unclear_texts",
]
