"""What every process that works on this record goes by"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    terms = op.create_table(
        "terms",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("oldest", sa.String(length=8), nullable=False),
        sa.Column("is_production", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_terms"),
    )
    op.execute(terms.insert().values(id=1, oldest=revision))


def downgrade() -> None:
    op.drop_table("terms")
