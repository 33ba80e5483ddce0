"""The whole schema: the tables of callers and those of the team."""

from store.article_schema import article_reviews
from store.counts_schema import counts
from store.directory_schema import directory_proposals
from store.review_schema import unclear_texts
from store.schema import metadata
from store.staff_schema import (
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
