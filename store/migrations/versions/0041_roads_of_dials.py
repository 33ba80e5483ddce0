"""How the roads of dials fare"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ussd_roads",
        sa.Column("road", sa.String(16), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("road", "what", name=op.f("pk_ussd_roads")),
    )


def downgrade() -> None:
    op.drop_table("ussd_roads")
