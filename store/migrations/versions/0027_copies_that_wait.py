"""When the last copy of a text was claimed, which went beside the others, and when a route was back"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notices", sa.Column("copied_at", Instant(), nullable=True))
    op.add_column("notices", sa.Column("extras", sa.SmallInteger(), server_default=sa.text("0"), nullable=False))
    op.add_column("notices", sa.Column("extra_at", Instant(), nullable=True))
    is_held = sa.text("state = 'due' AND urgency = 0 AND copies > 0")
    op.create_index("ix_notices_held", "notices", ["due_at"], sqlite_where=is_held, postgresql_where=is_held)
    op.add_column("routes", sa.Column("recovered_at", Instant(), nullable=True))


def downgrade() -> None:
    op.drop_column("routes", "recovered_at")
    op.drop_index("ix_notices_held", "notices")
    op.drop_column("notices", "extra_at")
    op.drop_column("notices", "extras")
    op.drop_column("notices", "copied_at")
