"""Who put a version of the roster in force"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rosters", sa.Column("imported_by", sa.String(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column("rosters", "imported_by")
