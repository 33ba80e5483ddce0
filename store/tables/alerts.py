"""The tables of alerts: what each is now, what happened to it, and who answered."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    false,
    text,
)

from store.constants import Word
from store.instant import Instant
from store.tables.metadata import belongs_to, metadata

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(32), primary_key=True),
    belongs_to("callers", nullable=False),
    Column("code", String(8), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("state", Word(16), nullable=False),
    Column("closed_because", Word(16)),
    Column("region", String(8)),
    Column("district", String(64)),
    Column("typed_place_sealed", LargeBinary),
    Column("point_sealed", LargeBinary),
    Column("place_match", String(16)),
    Column("claimed_region", String(8)),
    Column("beside_sealed", LargeBinary),
    Column("latest_region", String(8)),
    Column("latest_sealed", LargeBinary),
    Column("cry_sealed", LargeBinary),
    Column("by_text", Boolean, nullable=False, server_default=false()),
    Column("repeats", Integer, nullable=False),
    Column("contacts_told", SmallInteger, nullable=False),
    Column("centre_told", Boolean, nullable=False),
    Column("answered", SmallInteger, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("next_step", SmallInteger),
    Column("step_due_at", Instant),
    Column("forced", Boolean, nullable=False, server_default=false()),
    Column("was_forced", Boolean, nullable=False, server_default=false()),
    Column("nobody_on_duty", Boolean, nullable=False, server_default=false()),
    Column("lane", SmallInteger, nullable=False, server_default=text("0")),
    Column("kind", Word(16), nullable=False, server_default="call"),
    Column("taken_back_at", Instant),
    Column("call", SmallInteger, nullable=False, server_default=text("0")),
    Column("called_at", Instant),
    Column("country_wide", Boolean, nullable=False, server_default=false()),
    Column("asked_again", Boolean, nullable=False, server_default=false()),
    Column("held_by", String(16)),
    Column("held_key", String(64)),
    Column("held_since", Instant),
    Column("given_to", String(32)),
    Column("given_by", String(32)),
    Column("given_at", Instant),
    Column("counted", Boolean, nullable=False, server_default=false()),
    Index(None, "caller_id", "raised_at"),
    Index(None, "raised_at"),
)
is_open = text("state <> 'closed'")
"""Of alerts."""
Index("uq_alerts_open_caller", alerts.c.caller_id, unique=True, sqlite_where=is_open, postgresql_where=is_open)
Index("uq_alerts_open_code", alerts.c.code, unique=True, sqlite_where=is_open, postgresql_where=is_open)
Index("ix_alerts_open_at", alerts.c.raised_at, sqlite_where=is_open, postgresql_where=is_open)

is_by_phone = text("closed_because = 'by_phone'")
"""Of alerts: closed, and staff have still to say how they ended."""
Index("ix_alerts_by_phone", alerts.c.id, sqlite_where=is_by_phone, postgresql_where=is_by_phone)

is_uncounted = text("state = 'closed' AND NOT counted")
Index("ix_alerts_uncounted", alerts.c.id, sqlite_where=is_uncounted, postgresql_where=is_uncounted)

is_closed = text("state = 'closed' AND closed_because IS NOT NULL")
"""Of alerts, in the words of the indexes below.

DANGER: that one has a reason is said so that only who looks for closed ones is led there: the worker, which looks each
second for those that are not counted, was. Of a column that is never null SQLite would use none of these.
"""


def _of_closed(name: str, *columns: Column[Any], only: str = "") -> None:
    """An index by which a closed alert is found again; raising and answering a call touches none of them."""
    which = text(f"{is_closed}{only and f' AND {only}'}")
    Index(f"ix_alerts_closed_{name}", *columns, sqlite_where=which, postgresql_where=which)


_of_closed("code", alerts.c.code)
_of_closed("region", alerts.c.region, alerts.c.raised_at, alerts.c.closed_because)
_of_closed("claimed", alerts.c.claimed_region, alerts.c.raised_at, only="claimed_region IS NOT NULL")
_of_closed("latest", alerts.c.latest_region, alerts.c.raised_at, only="latest_region IS NOT NULL")
_of_closed("because", alerts.c.closed_because, alerts.c.raised_at)
_of_closed("possible", alerts.c.raised_at, only="kind = 'possible'")
_of_closed("forced", alerts.c.raised_at, only="was_forced")

_may_be_due = text("state = 'open'")
Index("ix_alerts_step_due_at", alerts.c.step_due_at, sqlite_where=_may_be_due, postgresql_where=_may_be_due)

_is_in_hand = text("state = 'acknowledged'")
Index("ix_alerts_held_since", alerts.c.held_since, sqlite_where=_is_in_hand, postgresql_where=_is_in_hand)

alert_events = Table(
    "alert_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    belongs_to("alerts", nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("what", Word(16), nullable=False),
    Column("by_kind", String(16), nullable=False),
    Column("by_key", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("note_sealed", LargeBinary),
)
"""What happened to each alert: when, by whose doing and why. Never changed, only added to."""
is_to_be_seen = text("alert_events.what IN ('taken_back', 'not_proved', 'keys_renewed')")
"""Of events: what staff did not do, and are told of for a day."""
Index("ix_alert_events_to_be_seen", alert_events.c.at, sqlite_where=is_to_be_seen, postgresql_where=is_to_be_seen)

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
