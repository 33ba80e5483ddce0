"""Each worker tells that it lives, and on which routes it fails"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("route", sa.String(length=32), nullable=False),
        sa.Column("host", sa.String(length=64), nullable=False),
        sa.Column("fails", sa.Boolean(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", "route", name=op.f("pk_workers")),
    )


def downgrade() -> None:
    op.drop_table("workers")
