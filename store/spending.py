"""What routine texts have cost lately, and which of those that wait fit into the operator's budget."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select

from alerts.notice import TellReason
from sms.budget import DAY, MINUTE, Budget
from sms.outbox import NoticeState
from store.schema import is_routine, is_waiting, notices

_is_budgeted = and_(is_routine, notices.c.reason != TellReason.SELF_TEST)
"""A self-test shows whether texts go out at all, so it is not held back."""


def fits_budget(
    connection: Connection, budget: Budget, waiting: ColumnElement[bool], now: datetime
) -> ColumnElement[bool]:
    """Which notices the budget lets go: all but routine, and of the routine ones that wait those due the longest.

    Hosts that claim in the same instant do not see each other's; then the rate may be passed by one claim.
    """
    under_way = select(func.count()).where(is_waiting, is_routine, notices.c.state == NoticeState.CLAIMED)
    last_minute = func.count().filter(notices.c.handed_at > now - MINUTE)
    counts = select(last_minute, func.count(), under_way.scalar_subquery())
    minute, day, soon = connection.execute(counts.where(is_routine, notices.c.handed_at > now - DAY)).one()
    first = select(notices.c.id).where(waiting, _is_budgeted).order_by(notices.c.due_at)
    left = budget.left(minute + soon, day + soon)
    return or_(not_(_is_budgeted), notices.c.id.in_(first.limit(left).scalar_subquery()))
