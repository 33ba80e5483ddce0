"""Rotations of the roster, and swaps of shifts"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rosters", sa.Column("rotations_sealed", sa.LargeBinary(), nullable=True))
    op.create_table(
        "roster_swaps",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("asked_by", sa.String(32), nullable=False),
        sa.Column("asked_of", sa.String(32), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("shifts_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_swaps")),
    )
    op.create_index(op.f("ix_roster_swaps_asked_by"), "roster_swaps", ["asked_by"])
    op.create_index(op.f("ix_roster_swaps_asked_of"), "roster_swaps", ["asked_of"])


def downgrade() -> None:
    op.drop_table("roster_swaps")
    op.drop_column("rosters", "rotations_sealed")
