"""The outbox and its roads: each text to one person, what providers said of it, and what is known of the routes."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    TextClause,
    false,
    text,
)

from store.constants import Grade, Word
from store.instant import Instant
from store.tables.metadata import belongs_to, metadata

notices = Table(
    "notices",
    metadata,
    Column("id", String(32), primary_key=True),
    belongs_to("callers", nullable=False, index=True),
    belongs_to("alerts", index=True),
    belongs_to("requests", index=True),
    Column("recipient", Word(16), nullable=False),
    Column("recipient_key", String(64), nullable=False),
    Column("reason", Word(32), nullable=False),
    Column("choice", String(32)),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("own_words_sealed", LargeBinary),
    Column("urgency", Grade, nullable=False),
    Column("promise", String(16), nullable=False),
    Column("state", Word(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("copies", SmallInteger, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("claim", String(32)),
    Column("leased_until", Instant),
    Column("route", String(32)),
    Column("message_id", String(128)),
    Column("outcome", String(64)),
    Column("posted_at", Instant, nullable=False),
    Column("handed_at", Instant),
    Column("delivered_at", Instant),
    Column("lane", SmallInteger, nullable=False, server_default=text("0")),
    Column("call", SmallInteger, nullable=False, server_default=text("0")),
    Column("avoids", String(32)),
    Column("rerouted", Boolean, nullable=False, server_default=false()),
    Column("copied_at", Instant),
    Column("extras", SmallInteger, nullable=False, server_default=text("0")),
    Column("extra_at", Instant),
    Index(None, "route", "message_id"),
)
"""The outbox: each row one text to one person."""
is_due = text("state = 'due'")
"""Said in these very words, like the others here, so that a database knows which index it may use."""
is_claimed = text("state = 'claimed'")
is_first_try = text("state = 'due' AND urgency = 0 AND tries <= 3")
"""An alarm that was not tried often yet."""
expires = text("state = 'due' AND expires_at IS NOT NULL")


def _of_some(name: str, which: TextClause, *columns: Column[Any]) -> None:
    """An index of some notices; the worker looks every second, so none of them may grow with what is done."""
    Index(name, *columns, sqlite_where=which, postgresql_where=which)


_of_some("ix_notices_due", is_due, notices.c.urgency, notices.c.lane, notices.c.due_at)
_of_some("ix_notices_first_tries", is_first_try, notices.c.lane, notices.c.posted_at)
_of_some("ix_notices_claimed", is_claimed, notices.c.leased_until)
_of_some("ix_notices_expiring", expires, notices.c.expires_at)
is_held = text("state = 'due' AND urgency = 0 AND copies > 0")
"""An alarm of which a copy may have gone out, and that waits for the next."""
_of_some("ix_notices_held", is_held, notices.c.due_at)
is_undelivered = text("state = 'handed' AND urgency = 0 AND message_id IS NOT NULL")
_of_some("ix_notices_undelivered", is_undelivered, notices.c.handed_at)

is_routine = text("urgency = 2")
is_self_test = text("reason = 'self_test'")
_of_some("ix_notices_routine_handed", is_routine, notices.c.handed_at)
_of_some("ix_notices_self_tests", is_self_test, notices.c.posted_at)
is_of_a_centre = text("recipient = 'centre'")
_of_some("ix_notices_centre", is_of_a_centre, notices.c.recipient_key, notices.c.alert_id)

receipts = Table(
    "receipts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("route", String(32), nullable=False),
    Column("message_id", String(128), nullable=False),
    Column("state", Word(16), nullable=False),
    Column("received_at", Instant, nullable=False, index=True),
    Index(None, "route", "message_id"),
)
"""Delivery receipts not applied: one may come before the message id that it names is stored, or say nothing known."""

routes = Table(
    "routes",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("open_until", Instant),
    Column("trouble", String(64), nullable=False),
    Column("refused", Integer, nullable=False),
    Column("recovered_at", Instant),
)
"""What all processes know of the roads out; `sms.sending.route_health` says what it means."""

workers = Table(
    "workers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("route", String(32), primary_key=True),
    Column("host", String(64), nullable=False),
    Column("fails", Boolean, nullable=False),
    Column("seen_at", Instant, nullable=False),
)
"""How each worker fares on each route; `sms.sending.own_health` says what it means."""

simulated_texts = Table(
    "simulated_texts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)
"""What the phones of the demo page received; empty in production."""
