"""The tables of the team: who works here, who is signed in, and what they looked at."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, false

from staff.session import Stage
from store.instant import Instant
from store.tables.metadata import metadata

staff = Table(
    "staff",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("login_index", LargeBinary, nullable=False, unique=True),
    Column("login_sealed", LargeBinary, nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("role", String(16), nullable=False),
    Column("region", String(8)),
    Column("language", String(16), nullable=False),
    Column("password_sealed", LargeBinary, nullable=False),
    Column("is_disabled", Boolean, nullable=False, server_default=false()),
    Column("added_at", Instant, nullable=False),
    Column("start_password_until", Instant),
)

staff_admissions = Table(
    "staff_admissions",
    metadata,
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("region", String(8)),
    Column("proposed_by", String(32), nullable=False),
    Column("proposed_at", Instant, nullable=False),
)
"""Roles that wait for a second person; until then the member has what stands in `staff`."""

staff_factors = Table(
    "staff_factors",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(8), nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("secret_sealed", LargeBinary, nullable=False),
    Column("counter", BigInteger, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("used_at", Instant),
)
"""With what members prove who they are beside the password; `counter` only grows, so that nothing is taken twice."""

staff_recovery_codes = Table(
    "staff_recovery_codes",
    metadata,
    Column("code_index", LargeBinary, primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
)

staff_tries = Table(
    "staff_tries",
    metadata,
    Column("whose_index", LargeBinary, primary_key=True),
    Column("full_at", Instant, nullable=False, index=True),
)
"""When a name, a browser or an address has all its tries to sign in again."""

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("token_index", LargeBinary, primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("began_at", Instant, nullable=False, index=True),
    Column("seen_at", Instant, nullable=False),
    Column("stage", String(8), nullable=False, server_default=Stage.IN),
    Column("is_held_back", Boolean, nullable=False, server_default=false()),
    Column("browser", String(32), nullable=False, server_default=""),
    Column("asked_at", Instant),
)
"""Who is signed in, or halfway; the token itself is only in the browser."""

saved_views = Table(
    "saved_views",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("filters", String(256), nullable=False),
)
"""Filters by which a member finds alerts again and again; `filters` is the query of an address, of codes alone."""

audit = Table(
    "audit",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("staff_id", String(32), nullable=False, index=True),
    Column("deed", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("key", String(64), nullable=False),
    Column("detail", String(32), nullable=False),
    Column("region", String(8)),
    Column("reason_sealed", LargeBinary),
    Column("seal", LargeBinary, nullable=False),
)
"""Who looked at what, and why: never changed, only added to. It outlives the member of staff and the alert."""

audit_anchors = Table(
    "audit_anchors",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("seal", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("cut_at", Instant, nullable=False),
)
"""The seal that the rest of the audit log hangs on since its old end was forgotten; one row, or none yet."""
