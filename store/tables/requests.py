"""The tables of call-backs and questions."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, SmallInteger, String, Table, false, text

from store.constants import Word
from store.instant import Instant
from store.tables.metadata import belongs_to, metadata

requests = Table(
    "requests",
    metadata,
    Column("id", String(32), primary_key=True),
    belongs_to("callers", nullable=False, index=True),
    Column("code", String(8), nullable=False),
    Column("whom", String(16), nullable=False),
    Column("state", Word(16), nullable=False),
    Column("time", String(16), nullable=False),
    Column("may_text", Boolean, nullable=False),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("words_sealed", LargeBinary),
    Column("answer_sealed", LargeBinary),
    Column("asked_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False, index=True),
    Column("centre", String(64)),
    Column("by_missed_call", Boolean, nullable=False, server_default=false()),
    Column("next_step", SmallInteger),
    Column("step_due_at", Instant),
    Column("held_by", String(16)),
    Column("held_key", String(64)),
    Column("held_since", Instant),
    Column("counted", Boolean, nullable=False, server_default=false()),
)
"""Call-backs and questions."""
is_uncounted_request = text("NOT counted")
Index("ix_requests_uncounted", requests.c.id, sqlite_where=is_uncounted_request, postgresql_where=is_uncounted_request)
is_unanswered = text("state <> 'answered'")
"""Of requests."""
Index("ix_requests_step_due_at", requests.c.step_due_at, sqlite_where=is_unanswered, postgresql_where=is_unanswered)

request_events = Table(
    "request_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    belongs_to("requests", nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("what", Word(16), nullable=False),
    Column("by_kind", String(16), nullable=False),
    Column("by_key", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
)
"""What happened to each request: when, by whose doing and why. Never changed, only added to."""
keys_were_renewed = text("request_events.what = 'keys_renewed'")
"""Of events: somebody guessed at the keys of a duty phone."""
Index(
    "ix_request_events_keys_renewed",
    request_events.c.at,
    sqlite_where=keys_were_renewed,
    postgresql_where=keys_were_renewed,
)
