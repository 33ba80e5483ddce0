"""Whom an alert is given to"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alerts", sa.Column("given_to", sa.String(32)))
    op.add_column("alerts", sa.Column("given_by", sa.String(32)))
    op.add_column("alerts", sa.Column("given_at", Instant()))
    is_in_hand = sa.text("state = 'acknowledged'")
    op.create_index(
        op.f("ix_alerts_held_since"), "alerts", ["held_since"], sqlite_where=is_in_hand, postgresql_where=is_in_hand
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_alerts_held_since"), table_name="alerts")
    op.drop_column("alerts", "given_at")
    op.drop_column("alerts", "given_by")
    op.drop_column("alerts", "given_to")
