"""Who waits for a second person to be let in"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_admissions",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("region", sa.String(length=8), nullable=True),
        sa.Column("proposed_by", sa.String(length=32), nullable=False),
        sa.Column("proposed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_admissions_staff_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("staff_id", name="pk_staff_admissions"),
    )


def downgrade() -> None:
    op.drop_table("staff_admissions")
