"""All texts of one caller are found without passing by those of others"""

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_notices_caller_id", "notices", ["caller_id"])


def downgrade() -> None:
    op.drop_index("ix_notices_caller_id", "notices")
