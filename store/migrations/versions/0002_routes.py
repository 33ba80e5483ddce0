"""What all processes know of the routes, and quick counts of routine texts and self-tests"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "routes",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("open_until", sa.BigInteger(), nullable=True),
        sa.Column("trouble", sa.String(length=64), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_routes"),
    )
    _index_notices("ix_notices_routine_handed", "handed_at", "urgency = 2")
    _index_notices("ix_notices_self_tests", "posted_at", "reason = 'self_test'")


def _index_notices(name: str, column: str, which: str) -> None:
    op.create_index(name, "notices", [column], sqlite_where=sa.text(which), postgresql_where=sa.text(which))


def downgrade() -> None:
    op.drop_index("ix_notices_self_tests", "notices")
    op.drop_index("ix_notices_routine_handed", "notices")
    op.drop_table("routes")
