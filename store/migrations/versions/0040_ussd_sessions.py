"""Sessions of gateways that send only the last input"""

import sqlalchemy as sa
from alembic import op

from store.instant import Instant

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ussd_sessions",
        sa.Column("session_index", sa.LargeBinary(), nullable=False),
        sa.Column("id_index", sa.LargeBinary(), nullable=False),
        sa.Column("state_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("session_index", name=op.f("pk_ussd_sessions")),
    )
    op.create_index(op.f("ix_ussd_sessions_id_index"), "ussd_sessions", ["id_index"])
    op.create_index(op.f("ix_ussd_sessions_at"), "ussd_sessions", ["at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_ussd_sessions_at"), table_name="ussd_sessions")
    op.drop_index(op.f("ix_ussd_sessions_id_index"), table_name="ussd_sessions")
    op.drop_table("ussd_sessions")
