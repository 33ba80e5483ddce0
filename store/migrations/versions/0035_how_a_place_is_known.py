"""How a place was read from her words, and the region that texts claim, whose officers see the alert too"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alerts", sa.Column("place_match", sa.String(16)))
    op.add_column("alerts", sa.Column("claimed_region", sa.String(8)))


def downgrade() -> None:
    op.drop_column("alerts", "claimed_region")
    op.drop_column("alerts", "place_match")
