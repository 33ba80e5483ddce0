"""Counts by week and region, which stay when alerts and requests are forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_MARKED = (("alerts", "state = 'closed' AND NOT counted"), ("requests", "NOT counted"))


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("week", sa.String(length=10), nullable=False),
        sa.Column("region", sa.String(length=8), nullable=False),
        sa.Column("heading", sa.String(length=16), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("week", "region", "heading", "mark", name="pk_counts"),
    )
    for table, uncounted in _MARKED:
        op.add_column(table, sa.Column("counted", sa.Boolean(), server_default=sa.false(), nullable=False))
        where = sa.text(uncounted)
        op.create_index(f"ix_{table}_uncounted", table, ["id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for table, _ in _MARKED:
        op.drop_index(f"ix_{table}_uncounted", table)
        op.drop_column(table, "counted")
    op.drop_table("counts")
