"""When an open page of a sign-in asked last"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff_sessions", sa.Column("asked_at", Instant()))


def downgrade() -> None:
    op.drop_column("staff_sessions", "asked_at")
