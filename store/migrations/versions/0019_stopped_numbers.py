"""Numbers that texted STOP, apart from the callers whose contacts they are or become"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    stopped = op.create_table(
        "stopped_numbers",
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number_index", name="pk_stopped_numbers"),
    )
    contacts = sa.table("contacts", sa.column("number_index"), sa.column("state"), sa.column("invited_at"))
    by_stop = sa.and_(contacts.c.state == "declined", contacts.c.invited_at.is_(None))
    numbers = sa.select(contacts.c.number_index).where(by_stop).distinct()
    op.execute(stopped.insert().from_select(["number_index"], numbers))
    op.execute(contacts.update().where(by_stop).values(state="added"))


def downgrade() -> None:
    op.drop_table("stopped_numbers")
