"""The tables of what came in: texts that were carried out, keys to answer with and wrong ones, and unclear texts."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Table, text

from store.instant import Instant
from store.tables.metadata import belongs_to, metadata

seen_messages = Table(
    "seen_messages",
    metadata,
    Column("message_index", LargeBinary, primary_key=True),
    Column("seen_at", Instant, nullable=False, index=True),
)
"""Inbound texts that were carried out: a gateway repeats one until it hears 200."""

wrong_codes = Table(
    "wrong_codes",
    metadata,
    Column("number_index", LargeBinary, primary_key=True),
    Column("count", SmallInteger, nullable=False),
    Column("since", Instant, nullable=False, index=True),
)
"""Codes that a number dialled, or keys that it texted, and that were not for it; each under an index of its own."""

duty_keys = Table(
    "duty_keys",
    metadata,
    Column("id", String(32), primary_key=True),
    belongs_to("callers", nullable=False, index=True),
    belongs_to("alerts", index=True),
    belongs_to("requests", index=True),
    Column("recipient", String(16), nullable=False),
    Column("recipient_key", String(64), nullable=False),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("key_index", LargeBinary, nullable=False, index=True),
    Column("key_sealed", LargeBinary, nullable=False),
)
"""With what a duty phone answers: another key for each phone and each alert or request."""

texted_codes = Table(
    "texted_codes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("code_index", LargeBinary),
    Column("digits", SmallInteger, nullable=False),
    Column("opens", String(16), nullable=False),
    Column("contact", String(32), nullable=False),
    Column("wrong_tries", SmallInteger, nullable=False),
    Column("drawn_at", Instant, nullable=False, index=True),
)
"""Codes that were texted to a phone, each for one thing; without its index once it was taken or replaced."""

unclear_texts = Table(
    "unclear_texts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("caller_id", ForeignKey("callers.id", ondelete="CASCADE"), index=True),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("centre_may_read", Boolean, nullable=False),
    Column("more", Integer, nullable=False, server_default=text("0")),
    Column("received_at", Instant, nullable=False),
    Column("read_at", Instant, index=True),
    Column("read_by", String(32)),
    Column("read_as", String(16)),
)
"""Under a caller's key, or without one under the service's."""
is_unread = text("read_at IS NULL")
Index("ix_unclear_texts_unread", unclear_texts.c.received_at, sqlite_where=is_unread, postgresql_where=is_unread)
