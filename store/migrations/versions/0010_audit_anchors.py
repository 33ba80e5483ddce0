"""The seal that the audit log hangs on once its old end is forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_anchors",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("cut_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_audit_anchors"),
    )


def downgrade() -> None:
    op.drop_table("audit_anchors")
