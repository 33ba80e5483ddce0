"""What staff did not do and are to see: found by its time"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

OF_ALERTS = sa.text("what IN ('taken_back', 'not_proved', 'keys_renewed')")
OF_REQUESTS = sa.text("what = 'keys_renewed'")


def upgrade() -> None:
    op.create_index(
        "ix_alert_events_to_be_seen", "alert_events", ["at"], sqlite_where=OF_ALERTS, postgresql_where=OF_ALERTS
    )
    op.create_index(
        "ix_request_events_keys_renewed",
        "request_events",
        ["at"],
        sqlite_where=OF_REQUESTS,
        postgresql_where=OF_REQUESTS,
    )


def downgrade() -> None:
    op.drop_index("ix_request_events_keys_renewed", "request_events")
    op.drop_index("ix_alert_events_to_be_seen", "alert_events")
