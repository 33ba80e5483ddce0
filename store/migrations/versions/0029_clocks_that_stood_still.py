"""A running clock for each open alert that nobody has in hand, whichever release raised it"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

MINUTE, DAY = 60_000_000, 86_400_000_000
"""Microseconds, as these columns hold them."""

alerts = sa.table(
    "alerts",
    *(sa.column(name) for name in ("id", "state", "raised_at", "next_step", "step_due_at", "held_by")),
)
events = sa.table("alert_events", sa.column("alert_id"), sa.column("reason"))
answers = sa.table("answers", sa.column("alert_id"), sa.column("answer"))
notices = sa.table("notices", sa.column("posted_at"))


def upgrade() -> None:
    due = {
        "next_step": sa.func.coalesce(alerts.c.next_step, 1),
        "step_due_at": sa.func.coalesce(alerts.c.step_due_at, alerts.c.raised_at + MINUTE),
    }
    _let_run(due)
    _take_back_what_a_contact_stopped(due)


def _let_run(due: "dict[str, sa.ColumnElement[int]]") -> None:
    """Before 0004 alerts had no clock. One that stands because nobody is left to tell goes on standing."""
    is_told_out = sa.exists().where(events.c.alert_id == alerts.c.id, events.c.reason == "nobody_left")
    stands = sa.and_(alerts.c.state == "open", alerts.c.step_due_at.is_(None), ~is_told_out)
    op.execute(alerts.update().where(stands).values(due))


def _take_back_what_a_contact_stopped(due: "dict[str, sa.ColumnElement[int]]") -> None:
    """Before 0028 a contact who went stopped the clock; of the last day nobody knows yet how it ended."""
    newest = sa.select(sa.func.max(notices.c.posted_at)).scalar_subquery()
    is_taken = sa.exists().where(answers.c.alert_id == alerts.c.id, answers.c.answer == "taken")
    by_a_contact_alone = sa.and_(
        alerts.c.state == "acknowledged",
        ~is_taken,
        sa.func.coalesce(alerts.c.held_by, "") != "staff",
        alerts.c.raised_at > newest - DAY,
    )
    op.execute(alerts.update().where(by_a_contact_alone).values(state="open", **due))


def downgrade() -> None:
    """Nothing to take back: earlier releases know such clocks."""
