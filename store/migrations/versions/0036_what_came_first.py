"""What texts said after the first one beside her place, and the words that raised a possible call"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

ADDED = (("latest_region", sa.String(8)), ("latest_sealed", sa.LargeBinary()), ("cry_sealed", sa.LargeBinary()))


def upgrade() -> None:
    for name, of in ADDED:
        op.add_column("alerts", sa.Column(name, of))


def downgrade() -> None:
    for name, _ in ADDED:
        op.drop_column("alerts", name)
