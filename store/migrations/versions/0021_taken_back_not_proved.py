"""What her phone said without proof, her calls within one alert, and possible calls"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

OF_ALERTS = ("kind", "taken_back_at", "call", "called_at", "country_wide")


def upgrade() -> None:
    op.add_column("alerts", sa.Column("kind", sa.String(length=16), server_default="call", nullable=False))
    op.add_column("alerts", sa.Column("taken_back_at", sa.BigInteger(), nullable=True))
    op.add_column("alerts", sa.Column("call", sa.SmallInteger(), server_default=sa.text("0"), nullable=False))
    op.add_column("alerts", sa.Column("called_at", sa.BigInteger(), nullable=True))
    op.add_column("alerts", sa.Column("country_wide", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("notices", sa.Column("call", sa.SmallInteger(), server_default=sa.text("0"), nullable=False))


def downgrade() -> None:
    op.drop_column("notices", "call")
    for column in OF_ALERTS:
        op.drop_column("alerts", column)
