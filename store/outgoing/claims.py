"""The statements of the outbox. Each is built once, because building one takes longer than running it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, bindparam, func, not_, or_, select, update

from alerts.notice import Promise, TellReason
from sms.budget import DAY, MINUTE, Budget
from sms.outbox import LEASE, MOST_COPIES, Claimed, NoticeState, Settlement
from store.ids import new_id
from store.instant import Instant
from store.tables.callers import data_keys
from store.tables.outgoing import is_routine, is_waiting, notices

_NOW = bindparam("at_now", type_=Instant)
_IN_ORDER = (notices.c.urgency, notices.c.lane, notices.c.due_at)

_due = and_(is_waiting, notices.c.state == NoticeState.DUE)
_claimed = and_(is_waiting, notices.c.state == NoticeState.CLAIMED)
_abandoned = and_(_claimed, notices.c.leased_until < _NOW)
_may_be_taken = and_(is_waiting, or_(and_(_due, notices.c.due_at <= _NOW), _abandoned))

_is_budgeted = and_(is_routine, notices.c.reason != TellReason.SELF_TEST)
"""A self-test shows whether texts go out at all, so it is not held back."""

_first_budgeted = (
    select(notices.c.id).where(_may_be_taken, _is_budgeted).order_by(notices.c.due_at).limit(bindparam("budget_left"))
)
_CHOSEN = (
    select(notices.c.id)
    .where(_may_be_taken, or_(not_(_is_budgeted), notices.c.id.in_(_first_budgeted.scalar_subquery())))
    .order_by(*_IN_ORDER)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
    .cte()
)

_ANY = select(notices.c.id).where(_may_be_taken).limit(1)

_TAKE = (
    update(notices)
    .where(notices.c.id.in_(select(_CHOSEN.c.id)))
    .values(
        state=NoticeState.CLAIMED,
        claim=bindparam("new_claim"),
        leased_until=bindparam("lease_ends", type_=Instant),
        tries=notices.c.tries + 1,
        copies=notices.c.copies + 1,
    )
    .returning(notices.c.id)
)
_READ = (
    select(notices, data_keys)
    .join(data_keys, data_keys.c.id == notices.c.caller_id)
    .where(notices.c.id.in_(bindparam("taken", expanding=True)))
    .order_by(*_IN_ORDER)
)

_EXPIRE = update(notices).where(_due, notices.c.expires_at < _NOW).values(state=NoticeState.EXPIRED)
_is_spent = or_(notices.c.promise == Promise.AT_MOST_ONCE, notices.c.copies >= MOST_COPIES)
_LOSE = update(notices).where(_abandoned, _is_spent).values(state=NoticeState.UNCONFIRMED, outcome="process_lost")

_COUNT_ROUTINE = select(
    func.count().filter(notices.c.handed_at > bindparam("minute_ago", type_=Instant)),
    func.count(),
    select(func.count()).where(_claimed, is_routine).scalar_subquery(),
).where(is_routine, notices.c.handed_at > bindparam("day_ago", type_=Instant))

_SETTLE = (
    update(notices)
    .where(notices.c.id == bindparam("notice"), notices.c.claim == bindparam("held"))
    .values(
        claim=None,
        leased_until=None,
        state=bindparam("becomes"),
        outcome=bindparam("because"),
        route=bindparam("over"),
        message_id=bindparam("named"),
        handed_at=func.coalesce(bindparam("now_handed", type_=Instant), notices.c.handed_at),
        due_at=func.coalesce(bindparam("now_due", type_=Instant), notices.c.due_at),
        copies=notices.c.copies - bindparam("not_made"),
    )
)


def is_any_due(connection: Connection, now: datetime) -> bool:
    """Whether there is a notice to take."""
    return connection.execute(_ANY, {"at_now": now}).first() is not None


def take(connection: Connection, now: datetime, most: int, budget: Budget) -> list[RowMapping]:
    """Claim up to `most` notices for one lease, the most urgent first; answers them with the keys that open them.

    Before, take out what must not be sent any more: too late to be safe, or copied as often as its promise allows.
    """
    connection.execute(_EXPIRE, {"at_now": now})
    connection.execute(_LOSE, {"at_now": now})
    chosen = {"at_now": now, "at_most": most, "budget_left": _left_of(connection, now, budget)}
    claim = {"new_claim": new_id(), "lease_ends": now + LEASE}
    taken = connection.execute(_TAKE, chosen | claim).scalars().all()
    return list(connection.execute(_READ, {"taken": taken}).mappings()) if taken else []


def store_attempts(connection: Connection, attempts: Sequence[tuple[Claimed, Settlement]], now: datetime) -> None:
    """Store what came of attempts, each unless its lease ran out and another took the notice."""
    connection.execute(_SETTLE, [_values(claimed, settled, now) for claimed, settled in attempts])


def _left_of(connection: Connection, now: datetime, budget: Budget) -> int:
    """How many routine texts may go: what was handed over lately counts, and what is about to be.

    Hosts that claim in the same instant do not see each other's; then the rate may be passed by one claim.
    """
    since = {"minute_ago": now - MINUTE, "day_ago": now - DAY}
    last_minute, last_day, soon = connection.execute(_COUNT_ROUTINE, since).one()
    return budget.left(last_minute + soon, last_day + soon)


def _values(claimed: Claimed, settled: Settlement, now: datetime) -> dict[str, Any]:
    return {
        "notice": claimed.id,
        "held": claimed.claim,
        "becomes": settled.state,
        "because": settled.outcome[:64],
        "over": settled.route,
        "named": settled.message_id,
        "now_handed": now if settled.state is NoticeState.HANDED else None,
        "now_due": settled.due_at,
        "not_made": 0 if settled.was_copy else 1,
    }
