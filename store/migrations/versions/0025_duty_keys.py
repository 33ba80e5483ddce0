"""With what a duty phone answers: another key for each phone and each alert or request"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty_keys",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=False),
        sa.Column("alert_id", sa.String(length=32), nullable=True),
        sa.Column("request_id", sa.String(length=32), nullable=True),
        sa.Column("recipient", sa.String(length=16), nullable=False),
        sa.Column("recipient_key", sa.String(length=64), nullable=False),
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("key_index", sa.LargeBinary(), nullable=False),
        sa.Column("key_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name="fk_duty_keys_caller_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_duty_keys_alert_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_duty_keys_request_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_duty_keys"),
    )
    for column in ("caller_id", "alert_id", "request_id", "number_index", "key_index"):
        op.create_index(f"ix_duty_keys_{column}", "duty_keys", [column])


def downgrade() -> None:
    op.drop_table("duty_keys")
