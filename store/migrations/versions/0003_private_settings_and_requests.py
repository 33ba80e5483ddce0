"""What a PIN guards, call-backs and questions, and sessions that outlive their caller"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("callers", sa.Column("private_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("callers", sa.Column("is_leaving", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("checkpoints") as checkpoints:
        checkpoints.alter_column("caller_id", existing_type=sa.String(length=32), nullable=True)
        checkpoints.add_column(sa.Column("access", sa.String(length=8), nullable=False, server_default="open"))
    op.execute("DELETE FROM checkpoints")
    op.create_table(
        "requests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("whom", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("time", sa.String(length=16), nullable=False),
        sa.Column("may_text", sa.Boolean(), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name="fk_requests_caller_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
    )
    op.create_index("ix_requests_caller_id", "requests", ["caller_id"])
    op.create_index("ix_requests_due_at", "requests", ["due_at"])


def downgrade() -> None:
    op.drop_table("requests")
    op.execute("DELETE FROM checkpoints")
    with op.batch_alter_table("checkpoints") as checkpoints:
        checkpoints.drop_column("access")
        checkpoints.alter_column("caller_id", existing_type=sa.String(length=32), nullable=False)
    op.drop_column("callers", "is_leaving")
    op.drop_column("callers", "private_sealed")
