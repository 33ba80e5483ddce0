"""The tables. A column that ends in _sealed is AES-GCM; one that ends in _index is a keyed hash to look up by.

Which field is kept why and how long: docs/data-inventory.md.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    false,
    text,
)

from store.instant import Instant

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _belongs_to(table: str, **options: bool) -> Column[str]:
    return Column(f"{table.removesuffix('s')}_id", ForeignKey(f"{table}.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]


data_keys = Table(
    "data_keys",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("root", String(8), nullable=False),
    Column("key_wrapped", LargeBinary, nullable=False),
)
"""A caller's key under her id, and the service's own two. Apart from the rest: destroying one is one deletion."""

callers = Table(
    "callers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("number_index", LargeBinary, nullable=False, unique=True),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("language", String(16)),
    Column("region", String(8)),
    Column("district", String(64)),
    Column("own_name_sealed", LargeBinary),
    Column("own_text_sealed", LargeBinary),
    Column("tell_centre", String(16), nullable=False),
    Column("private_sealed", LargeBinary),
    Column("is_leaving", Boolean, nullable=False, server_default=false()),
    Column("seen_at", Instant, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", String(32), primary_key=True),
    _belongs_to("callers", nullable=False, index=True),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("language", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("invited_at", Instant),
    Column("agreed_at", Instant),
    Column("lost_receipts", SmallInteger, nullable=False, server_default=text("0")),
    Index(None, "caller_id", "number_index", unique=True),
)
_is_lost = text("lost_receipts > 1")
Index("ix_contacts_lost", contacts.c.lost_receipts, sqlite_where=_is_lost, postgresql_where=_is_lost)

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(32), primary_key=True),
    _belongs_to("callers", nullable=False),
    Column("code", String(8), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("closed_because", String(16)),
    Column("region", String(8)),
    Column("district", String(64)),
    Column("typed_place_sealed", LargeBinary),
    Column("point_sealed", LargeBinary),
    Column("repeats", Integer, nullable=False),
    Column("contacts_told", SmallInteger, nullable=False),
    Column("centre_told", Boolean, nullable=False),
    Column("answered", SmallInteger, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("next_step", SmallInteger),
    Column("step_due_at", Instant),
    Column("forced", Boolean, nullable=False, server_default=false()),
    Column("nobody_on_duty", Boolean, nullable=False, server_default=false()),
    Column("lane", SmallInteger, nullable=False, server_default=text("0")),
    Column("held_by", String(16)),
    Column("held_key", String(64)),
    Column("held_since", Instant),
    Column("counted", Boolean, nullable=False, server_default=false()),
    Index(None, "caller_id", "raised_at"),
    Index(None, "raised_at"),
)
is_open = text("state <> 'closed'")
"""Of alerts."""
Index("uq_alerts_open_caller", alerts.c.caller_id, unique=True, sqlite_where=is_open, postgresql_where=is_open)
Index("uq_alerts_open_code", alerts.c.code, unique=True, sqlite_where=is_open, postgresql_where=is_open)

is_uncounted = text("state = 'closed' AND NOT counted")
Index("ix_alerts_uncounted", alerts.c.id, sqlite_where=is_uncounted, postgresql_where=is_uncounted)

_may_be_due = text("state = 'open'")
Index("ix_alerts_step_due_at", alerts.c.step_due_at, sqlite_where=_may_be_due, postgresql_where=_may_be_due)

alert_events = Table(
    "alert_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _belongs_to("alerts", nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("what", String(16), nullable=False),
    Column("by_kind", String(16), nullable=False),
    Column("by_key", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("note_sealed", LargeBinary),
)
"""What happened to each alert: when, by whose doing and why. Never changed, only added to."""

notices = Table(
    "notices",
    metadata,
    Column("id", String(32), primary_key=True),
    _belongs_to("callers", nullable=False),
    _belongs_to("alerts", index=True),
    _belongs_to("requests", index=True),
    Column("recipient", String(16), nullable=False),
    Column("recipient_key", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("choice", String(32)),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("own_words_sealed", LargeBinary),
    Column("urgency", SmallInteger, nullable=False),
    Column("promise", String(16), nullable=False),
    Column("state", String(16), nullable=False),
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
    Column("avoids", String(32)),
    Column("rerouted", Boolean, nullable=False, server_default=false()),
    Index(None, "route", "message_id"),
)
"""The outbox: each row one text to one person."""
is_waiting = text("state IN ('due', 'claimed')")
"""Said in these very words, so that a database knows which index it may use."""
Index(
    "ix_notices_waiting",
    notices.c.urgency,
    notices.c.lane,
    notices.c.due_at,
    sqlite_where=is_waiting,
    postgresql_where=is_waiting,
)
is_undelivered = text("state = 'handed' AND urgency = 0 AND message_id IS NOT NULL")
Index("ix_notices_undelivered", notices.c.handed_at, sqlite_where=is_undelivered, postgresql_where=is_undelivered)

is_routine = text("urgency = 2")
is_self_test = text("reason = 'self_test'")
Index("ix_notices_routine_handed", notices.c.handed_at, sqlite_where=is_routine, postgresql_where=is_routine)
Index("ix_notices_self_tests", notices.c.posted_at, sqlite_where=is_self_test, postgresql_where=is_self_test)

answers = Table(
    "answers",
    metadata,
    Column("alert_id", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
    Column("recipient", String(16), primary_key=True),
    Column("recipient_key", String(64), primary_key=True),
    Column("answer", String(16), nullable=False),
    Column("answered_at", Instant, nullable=False),
    Column("times", SmallInteger, nullable=False, server_default=text("1")),
)
"""The last answer of each responder, and how often they answered: an auto-responder does so without end."""

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("session_index", LargeBinary, primary_key=True),
    _belongs_to("callers"),
    Column("marks", LargeBinary, nullable=False),
    Column("place_sealed", LargeBinary, nullable=False),
    Column("access", String(8), nullable=False, server_default="open"),
    Column("refusal", String(16)),
    Column("at", Instant, nullable=False, index=True),
)
"""How far the effects of a USSD session are stored; without a caller when the session erased her."""

requests = Table(
    "requests",
    metadata,
    Column("id", String(32), primary_key=True),
    _belongs_to("callers", nullable=False, index=True),
    Column("code", String(8), nullable=False),
    Column("whom", String(16), nullable=False),
    Column("state", String(16), nullable=False),
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
    _belongs_to("requests", nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("what", String(16), nullable=False),
    Column("by_kind", String(16), nullable=False),
    Column("by_key", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
)
"""What happened to each request: when, by whose doing and why. Never changed, only added to."""

seen_messages = Table(
    "seen_messages",
    metadata,
    Column("message_index", LargeBinary, primary_key=True),
    Column("seen_at", Instant, nullable=False, index=True),
)
"""Inbound texts that were carried out: a gateway repeats one until it hears 200."""

receipts = Table(
    "receipts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("route", String(32), nullable=False),
    Column("message_id", String(128), nullable=False),
    Column("state", String(16), nullable=False),
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
)
"""What all processes know of the roads out; `sms.route_health` says what it means."""

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
)
"""Each version of the roster, whole; the newest is in force."""

wrong_codes = Table(
    "wrong_codes",
    metadata,
    Column("number_index", LargeBinary, primary_key=True),
    Column("count", SmallInteger, nullable=False),
    Column("since", Instant, nullable=False, index=True),
)
"""Codes that a number answered with and that were not for it: who guesses is not listened to for an hour."""

simulated_texts = Table(
    "simulated_texts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)
"""What the phones of the demo page received; empty in production."""
