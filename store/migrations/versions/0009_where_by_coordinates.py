"""Where she is by coordinates, sealed, for one alert"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alerts", sa.Column("point_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("alerts", "point_sealed")
