"""Clocks, holders and the history of call-backs and questions"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_UNANSWERED = sa.text("state <> 'answered'")


def upgrade() -> None:
    for column in _columns():
        op.add_column("requests", column)
    op.execute("UPDATE requests SET next_step = 0, step_due_at = due_at WHERE state <> 'answered'")
    op.create_index(
        "ix_requests_step_due_at",
        "requests",
        ["step_due_at"],
        sqlite_where=_UNANSWERED,
        postgresql_where=_UNANSWERED,
    )
    op.create_table(
        "request_events",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("by_kind", sa.String(length=16), nullable=False),
        sa.Column("by_key", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name="fk_request_events_request_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_request_events"),
    )
    op.create_index("ix_request_events_request_id", "request_events", ["request_id"])
    with op.batch_alter_table("notices") as notices:
        notices.add_column(sa.Column("request_id", sa.String(length=32), nullable=True))
        notices.create_foreign_key("fk_notices_request_id", "requests", ["request_id"], ["id"], ondelete="CASCADE")
    op.create_index("ix_notices_request_id", "notices", ["request_id"])


def _columns() -> list["sa.Column[Any]"]:
    return [
        sa.Column("centre", sa.String(length=64), nullable=True),
        sa.Column("by_missed_call", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("next_step", sa.SmallInteger(), nullable=True),
        sa.Column("step_due_at", sa.BigInteger(), nullable=True),
        sa.Column("held_by", sa.String(length=16), nullable=True),
        sa.Column("held_key", sa.String(length=64), nullable=True),
        sa.Column("held_since", sa.BigInteger(), nullable=True),
    ]


def downgrade() -> None:
    op.drop_index("ix_notices_request_id", "notices")
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("fk_notices_request_id", type_="foreignkey")
        notices.drop_column("request_id")
    op.drop_table("request_events")
    op.drop_index("ix_requests_step_due_at", "requests")
    for column in _columns():
        op.drop_column("requests", column.name)
