"""Codes that were texted to a phone, each for one thing"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "texted_codes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("code_index", sa.LargeBinary(), nullable=True),
        sa.Column("digits", sa.SmallInteger(), nullable=False),
        sa.Column("opens", sa.String(length=16), nullable=False),
        sa.Column("contact", sa.String(length=32), nullable=False),
        sa.Column("wrong_tries", sa.SmallInteger(), nullable=False),
        sa.Column("drawn_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_texted_codes"),
    )
    op.create_index("ix_texted_codes_number_index", "texted_codes", ["number_index"])
    op.create_index("ix_texted_codes_drawn_at", "texted_codes", ["drawn_at"])


def downgrade() -> None:
    op.drop_table("texted_codes")
