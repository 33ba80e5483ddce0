"""Alerts that a duty phone closed, and of which staff have still to say how they ended"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_BY_PHONE = sa.text("closed_because = 'by_phone'")


def upgrade() -> None:
    op.create_index("ix_alerts_by_phone", "alerts", ["id"], sqlite_where=_BY_PHONE, postgresql_where=_BY_PHONE)


def downgrade() -> None:
    op.drop_index("ix_alerts_by_phone", "alerts")
