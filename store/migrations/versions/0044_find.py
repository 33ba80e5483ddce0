"""Closed alerts found again, and the filters that each member keeps"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

_CLOSED = "state = 'closed' AND closed_because IS NOT NULL"
_INDEXES = {
    "code": (["code"], _CLOSED),
    "region": (["region", "raised_at", "closed_because"], _CLOSED),
    "claimed": (["claimed_region", "raised_at"], f"{_CLOSED} AND claimed_region IS NOT NULL"),
    "latest": (["latest_region", "raised_at"], f"{_CLOSED} AND latest_region IS NOT NULL"),
    "because": (["closed_because", "raised_at"], _CLOSED),
    "possible": (["raised_at"], f"{_CLOSED} AND kind = 'possible'"),
    "forced": (["raised_at"], f"{_CLOSED} AND was_forced"),
}


def upgrade() -> None:
    _create("ix_alerts_open_at", "alerts", ["raised_at"], "state <> 'closed'")
    for name, (columns, where) in _INDEXES.items():
        _create(f"ix_alerts_closed_{name}", "alerts", columns, where)
    _create("ix_notices_centre", "notices", ["recipient_key", "alert_id"], "recipient = 'centre'")
    op.create_table(
        "saved_views",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("staff_id", sa.String(32), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("filters", sa.String(256), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_saved_views_staff_id_staff"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
    )
    op.create_index(op.f("ix_saved_views_staff_id"), "saved_views", ["staff_id"])


def downgrade() -> None:
    op.drop_table("saved_views")
    op.drop_index("ix_notices_centre", "notices")
    for name in _INDEXES:
        op.drop_index(f"ix_alerts_closed_{name}", "alerts")
    op.drop_index("ix_alerts_open_at", "alerts")


def _create(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
