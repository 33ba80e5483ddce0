"""The tables of callers: keys, what they chose, contacts, numbers that want no texts, how far a call is stored."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, SmallInteger, String, Table, false, text, true

from store.instant import Instant
from store.tables.metadata import belongs_to, metadata

data_keys = Table(
    "data_keys",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("root", String(8), nullable=False),
    Column("key_wrapped", LargeBinary, nullable=False),
)
"""A caller's key under her id, and the service's own two. Apart from the rest: destroying one is one deletion."""

erasures = Table(
    "erasures",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("is_destroyed", Boolean, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)
"""The random names of keys that were erased: an older copy of the record that is put back erases them again."""

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
    belongs_to("callers", nullable=False, index=True),
    Column("number_index", LargeBinary, nullable=False, index=True),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("language", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("invited_at", Instant),
    Column("agreed_at", Instant),
    Column("lost_receipts", SmallInteger, nullable=False, server_default=text("0")),
    Column("kept", Boolean, nullable=False, server_default=true()),
    Index(None, "caller_id", "number_index", unique=True),
)
is_lost = text("lost_receipts > 1")
Index("ix_contacts_lost", contacts.c.lost_receipts, sqlite_where=is_lost, postgresql_where=is_lost)

other_accounts = Table(
    "other_accounts",
    metadata,
    Column("account_index", LargeBinary, primary_key=True),
    belongs_to("callers", nullable=False, index=True),
    Column("account_sealed", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)
"""What was done in the accounts that PINs open which are not hers."""

stopped_numbers = Table(
    "stopped_numbers",
    metadata,
    Column("number_index", LargeBinary, primary_key=True),
)
"""Numbers that texted STOP. It belongs to no caller, so that it outlives her contacts and her erasing herself."""

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("session_index", LargeBinary, primary_key=True),
    belongs_to("callers"),
    Column("marks", LargeBinary, nullable=False),
    Column("place_sealed", LargeBinary, nullable=False),
    Column("access", String(8), nullable=False, server_default="open"),
    Column("refusal", String(16)),
    Column("account_index", LargeBinary),
    Column("at", Instant, nullable=False, index=True),
)
"""How far the effects of a USSD session are stored; without a caller when the session erased her."""

ussd_sessions = Table(
    "ussd_sessions",
    metadata,
    Column("session_index", LargeBinary, primary_key=True),
    Column("id_index", LargeBinary, nullable=False, index=True),
    Column("state_sealed", LargeBinary, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)
"""Where each session is of a gateway that sends only the last input."""
