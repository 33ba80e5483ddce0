"""Where texts claim that she is and where she was earlier, beside her place; an alert that was ever forced"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alerts", sa.Column("beside_sealed", sa.LargeBinary))
    for name in ("by_text", "was_forced"):
        op.add_column("alerts", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE alerts SET by_text = (origin = 'sms') WHERE state <> 'closed'")
    op.execute("UPDATE alerts SET was_forced = forced WHERE state <> 'closed'")


def downgrade() -> None:
    for name in ("was_forced", "by_text", "beside_sealed"):
        op.drop_column("alerts", name)
