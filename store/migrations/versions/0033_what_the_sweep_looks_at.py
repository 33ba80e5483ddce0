"""What the worker looks at every second: found without passing by what waits for another time"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_WAITING = "state IN ('due', 'claimed')"
_INDEXES = {
    "ix_notices_due": (["urgency", "lane", "due_at"], "state = 'due'"),
    "ix_notices_first_tries": (["lane", "posted_at"], "state = 'due' AND urgency = 0 AND tries <= 3"),
    "ix_notices_claimed": (["leased_until"], "state = 'claimed'"),
    "ix_notices_expiring": (["expires_at"], "state = 'due' AND expires_at IS NOT NULL"),
}


def upgrade() -> None:
    for name, (columns, where) in _INDEXES.items():
        _create(name, columns, where)
    op.drop_index("ix_notices_waiting", "notices")


def downgrade() -> None:
    _create("ix_notices_waiting", ["urgency", "lane", "due_at"], _WAITING)
    for name in _INDEXES:
        op.drop_index(name, "notices")


def _create(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "notices", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
