"""Second factors of the team, their recovery codes, and how often somebody tries to sign in"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_factors",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_factors_staff_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_staff_factors"),
    )
    op.create_index("ix_staff_factors_staff_id", "staff_factors", ["staff_id"])
    op.create_table(
        "staff_recovery_codes",
        sa.Column("code_index", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_staff_recovery_codes_staff_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code_index", name="pk_staff_recovery_codes"),
    )
    op.create_index("ix_staff_recovery_codes_staff_id", "staff_recovery_codes", ["staff_id"])
    op.create_table(
        "staff_tries",
        sa.Column("whose_index", sa.LargeBinary(), nullable=False),
        sa.Column("full_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("whose_index", name="pk_staff_tries"),
    )
    op.create_index("ix_staff_tries_full_at", "staff_tries", ["full_at"])
    op.add_column("staff", sa.Column("start_password_until", sa.BigInteger(), nullable=True))
    op.add_column("staff_sessions", sa.Column("stage", sa.String(length=8), server_default="in", nullable=False))
    op.add_column("staff_sessions", sa.Column("is_held_back", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("staff_sessions", sa.Column("browser", sa.String(length=32), server_default="", nullable=False))


def downgrade() -> None:
    for column in ("browser", "is_held_back", "stage"):
        op.drop_column("staff_sessions", column)
    op.drop_column("staff", "start_password_until")
    for table in ("staff_tries", "staff_recovery_codes", "staff_factors"):
        op.drop_table(table)
