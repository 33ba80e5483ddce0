"""Accounts that PINs open which are not hers, and which of them a session is in"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "other_accounts",
        sa.Column("account_index", sa.LargeBinary(), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=False),
        sa.Column("account_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["caller_id"], ["callers.id"], name=op.f("fk_other_accounts_caller_id_callers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_index", name=op.f("pk_other_accounts")),
    )
    op.create_index(op.f("ix_other_accounts_caller_id"), "other_accounts", ["caller_id"])
    op.create_index(op.f("ix_other_accounts_at"), "other_accounts", ["at"])
    op.add_column("checkpoints", sa.Column("account_index", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("checkpoints", "account_index")
    op.drop_index(op.f("ix_other_accounts_at"), table_name="other_accounts")
    op.drop_index(op.f("ix_other_accounts_caller_id"), table_name="other_accounts")
    op.drop_table("other_accounts")
