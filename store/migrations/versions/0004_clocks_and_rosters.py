"""The history and clock of an alert, lanes, consent of contacts, rosters and wrong codes"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WAITING = sa.text("state IN ('due', 'claimed')")
_UNDELIVERED = sa.text("state = 'handed' AND urgency = 0 AND message_id IS NOT NULL")
_OPEN = sa.text("state = 'open'")
_LOST = sa.text("lost_receipts > 1")


def upgrade() -> None:
    for table, column in _columns():
        op.add_column(table, column)
    op.drop_index("ix_notices_waiting", "notices")
    _index("ix_notices_waiting", "notices", ["urgency", "lane", "due_at"], _WAITING)
    _index("ix_notices_undelivered", "notices", ["handed_at"], _UNDELIVERED)
    _index("ix_alerts_step_due_at", "alerts", ["step_due_at"], _OPEN)
    _index("ix_contacts_lost", "contacts", ["lost_receipts"], _LOST)
    op.create_index("ix_alerts_caller_id_raised_at", "alerts", ["caller_id", "raised_at"])
    op.create_table(
        "alert_events",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("alert_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("by_kind", sa.String(length=16), nullable=False),
        sa.Column("by_key", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_alert_events_alert_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_alert_events"),
    )
    op.create_index("ix_alert_events_alert_id", "alert_events", ["alert_id"])
    op.create_table(
        "rosters",
        sa.Column("version", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("shifts_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_rosters"),
    )
    op.create_table(
        "wrong_codes",
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.SmallInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number_index", name="pk_wrong_codes"),
    )
    op.create_index("ix_wrong_codes_since", "wrong_codes", ["since"])


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    return [
        ("alerts", sa.Column("next_step", sa.SmallInteger(), nullable=True)),
        ("alerts", sa.Column("step_due_at", sa.BigInteger(), nullable=True)),
        ("alerts", _flag("forced")),
        ("alerts", _flag("nobody_on_duty")),
        ("alerts", _count("lane", 0)),
        ("answers", _count("times", 1)),
        ("contacts", sa.Column("invited_at", sa.BigInteger(), nullable=True)),
        ("contacts", sa.Column("agreed_at", sa.BigInteger(), nullable=True)),
        ("contacts", _count("lost_receipts", 0)),
        ("notices", _count("lane", 0)),
        ("notices", sa.Column("avoids", sa.String(length=32), nullable=True)),
        ("notices", _flag("rerouted")),
    ]


def _flag(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _count(name: str, value: int) -> "sa.Column[Any]":
    return sa.Column(name, sa.SmallInteger(), nullable=False, server_default=sa.text(str(value)))


def _index(name: str, table: str, columns: list[str], which: sa.TextClause) -> None:
    op.create_index(name, table, columns, sqlite_where=which, postgresql_where=which)


def downgrade() -> None:
    op.drop_table("wrong_codes")
    op.drop_table("rosters")
    op.drop_table("alert_events")
    op.drop_index("ix_alerts_caller_id_raised_at", "alerts")
    op.drop_index("ix_contacts_lost", "contacts")
    op.drop_index("ix_alerts_step_due_at", "alerts")
    op.drop_index("ix_notices_undelivered", "notices")
    op.drop_index("ix_notices_waiting", "notices")
    _index("ix_notices_waiting", "notices", ["urgency", "due_at"], _WAITING)
    for table, column in _columns():
        op.drop_column(table, column.name)
