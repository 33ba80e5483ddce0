"""Who has an alert in hand, and notes of the team"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alerts", sa.Column("held_by", sa.String(length=16), nullable=True))
    op.add_column("alerts", sa.Column("held_key", sa.String(length=64), nullable=True))
    op.add_column("alerts", sa.Column("held_since", sa.BigInteger(), nullable=True))
    op.add_column("alert_events", sa.Column("note_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("alert_events", "note_sealed")
    op.drop_column("alerts", "held_since")
    op.drop_column("alerts", "held_key")
    op.drop_column("alerts", "held_by")
