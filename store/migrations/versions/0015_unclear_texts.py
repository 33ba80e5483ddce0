"""Texts that no rule understood, until somebody has read them"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unclear_texts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=True),
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("centre_may_read", sa.Boolean(), nullable=False),
        sa.Column("more", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("read_by", sa.String(length=32), nullable=True),
        sa.Column("read_as", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name="fk_unclear_texts_caller_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_unclear_texts"),
    )
    for column in ("caller_id", "number_index", "read_at"):
        op.create_index(f"ix_unclear_texts_{column}", "unclear_texts", [column])
    unread = sa.text("read_at IS NULL")
    op.create_index(
        "ix_unclear_texts_unread", "unclear_texts", ["received_at"], sqlite_where=unread, postgresql_where=unread
    )


def downgrade() -> None:
    op.drop_table("unclear_texts")
