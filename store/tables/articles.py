"""The table of who read which wording of an article; the articles themselves are files (docs/articles.md)."""

from sqlalchemy import Column, LargeBinary, String, Table

from store.instant import Instant
from store.tables.metadata import metadata

article_reviews = Table(
    "article_reviews",
    metadata,
    Column("file", String(128), primary_key=True),
    Column("language", String(16), primary_key=True),
    Column("fingerprint", LargeBinary, primary_key=True),
    Column("reviewed_by", String(32), nullable=False),
    Column("reviewed_at", Instant, nullable=False),
)
