"""Callers, contacts, alerts and the outbox"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "callers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("region", sa.String(length=8), nullable=True),
        sa.Column("district", sa.String(length=64), nullable=True),
        sa.Column("own_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("own_text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("tell_centre", sa.String(length=16), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_callers"),
        sa.UniqueConstraint("number_index", name="uq_callers_number_index"),
    )
    op.create_table(
        "data_keys",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("root", sa.String(length=8), nullable=False),
        sa.Column("key_wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_data_keys"),
    )
    op.create_table(
        "directories",
        sa.Column("version", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("centres_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_directories"),
    )
    op.create_table(
        "receipts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("route", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
    )
    op.create_index("ix_receipts_received_at", "receipts", ["received_at"])
    op.create_index("ix_receipts_route_message_id", "receipts", ["route", "message_id"])
    op.create_table(
        "seen_messages",
        sa.Column("message_index", sa.LargeBinary(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("message_index", name="pk_seen_messages"),
    )
    op.create_index("ix_seen_messages_seen_at", "seen_messages", ["seen_at"])
    op.create_table(
        "simulated_texts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_simulated_texts"),
    )
    op.create_index("ix_simulated_texts_number_index", "simulated_texts", ["number_index"])
    op.create_table(
        "alerts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("closed_because", sa.String(length=16), nullable=True),
        sa.Column("region", sa.String(length=8), nullable=True),
        sa.Column("district", sa.String(length=64), nullable=True),
        sa.Column("typed_place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("contacts_told", sa.SmallInteger(), nullable=False),
        sa.Column("centre_told", sa.Boolean(), nullable=False),
        sa.Column("answered", sa.SmallInteger(), nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name="fk_alerts_caller_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
    )
    op.create_index(
        "uq_alerts_open_caller",
        "alerts",
        ["caller_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_index(
        "uq_alerts_open_code",
        "alerts",
        ["code"],
        unique=True,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_table(
        "checkpoints",
        sa.Column("session_index", sa.LargeBinary(), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=False),
        sa.Column("marks", sa.LargeBinary(), nullable=False),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("refusal", sa.String(length=16), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name="fk_checkpoints_caller_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_index", name="pk_checkpoints"),
    )
    op.create_index("ix_checkpoints_at", "checkpoints", ["at"])
    op.create_table(
        "contacts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=False),
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name="fk_contacts_caller_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
    )
    op.create_index("ix_contacts_caller_id", "contacts", ["caller_id"])
    op.create_index("ix_contacts_caller_id_number_index", "contacts", ["caller_id", "number_index"], unique=True)
    op.create_index("ix_contacts_number_index", "contacts", ["number_index"])
    op.create_table(
        "answers",
        sa.Column("alert_id", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.String(length=16), nullable=False),
        sa.Column("recipient_key", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_answers_alert_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("alert_id", "recipient", "recipient_key", name="pk_answers"),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("caller_id", sa.String(length=32), nullable=False),
        sa.Column("alert_id", sa.String(length=32), nullable=True),
        sa.Column("recipient", sa.String(length=16), nullable=False),
        sa.Column("recipient_key", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("own_words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("urgency", sa.SmallInteger(), nullable=False),
        sa.Column("promise", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("copies", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("claim", sa.String(length=32), nullable=True),
        sa.Column("leased_until", sa.BigInteger(), nullable=True),
        sa.Column("route", sa.String(length=32), nullable=True),
        sa.Column("message_id", sa.String(length=128), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("posted_at", sa.BigInteger(), nullable=False),
        sa.Column("handed_at", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_notices_alert_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name="fk_notices_caller_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    op.create_index("ix_notices_alert_id", "notices", ["alert_id"])
    op.create_index("ix_notices_number_index", "notices", ["number_index"])
    op.create_index("ix_notices_route_message_id", "notices", ["route", "message_id"])
    op.create_index(
        "ix_notices_waiting",
        "notices",
        ["urgency", "due_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('due', 'claimed')"),
        postgresql_where=sa.text("state IN ('due', 'claimed')"),
    )


def downgrade() -> None:
    op.drop_table("notices")
    op.drop_table("answers")
    op.drop_table("contacts")
    op.drop_table("checkpoints")
    op.drop_table("alerts")
    op.drop_table("simulated_texts")
    op.drop_table("seen_messages")
    op.drop_table("receipts")
    op.drop_table("directories")
    op.drop_table("data_keys")
    op.drop_table("callers")
