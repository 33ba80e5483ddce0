"""The statements of the outbox. Each is built once, because building one takes longer than running it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    RowMapping,
    and_,
    bindparam,
    case,
    func,
    not_,
    or_,
    select,
    type_coerce,
    update,
)

from alerts.notice import Promise, TellReason, Urgency
from sms.budget import DAY, MINUTE, Budget
from sms.outbox import LEASE, Claimed, NoticeState, Settlement, may_go_on
from store.ids import new_id
from store.instant import Instant
from store.outgoing.copies import copies_to_send, hold_copies
from store.tables.callers import data_keys
from store.tables.outgoing import is_routine, is_waiting, notices

_NOW = bindparam("at_now", type_=Instant)
_IN_ORDER = (notices.c.urgency, notices.c.lane, notices.c.due_at)

_due = and_(is_waiting, notices.c.state == NoticeState.DUE)
_claimed = and_(is_waiting, notices.c.state == NoticeState.CLAIMED)
_abandoned = and_(_claimed, notices.c.leased_until < _NOW)
_may_be_taken = and_(_due, notices.c.due_at <= _NOW)
"""DANGER: never one that is claimed. Between two statements another may claim it, under a clock that is behind ours."""

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

_ANY = select(notices.c.id).where(is_waiting, or_(_may_be_taken, _abandoned)).limit(1)

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
_ABANDONED = (
    select(notices.c.id, notices.c.promise, notices.c.urgency, notices.c.copies)
    .where(_abandoned)
    .with_for_update(skip_locked=True)
)
_sent_at = type_coerce(type_coerce(notices.c.leased_until, BigInteger) - LEASE // timedelta(microseconds=1), Instant)
"""When a notice was claimed: before its text went out, by no more than the lease."""
_RECOVER = (
    update(notices)
    .where(notices.c.id == bindparam("notice"), _abandoned)
    .values(state=bindparam("becomes"), outcome="process_lost", due_at=_NOW, copied_at=_sent_at)
)
"""Its claim is left to it: a process that was slow and not dead may still say what came of it, until another claims."""

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
        copied_at=case((bindparam("not_made") == 1, notices.c.copied_at), else_=_sent_at),
    )
)


def is_any_due(connection: Connection, now: datetime) -> bool:
    """Whether there is a notice to take."""
    return connection.execute(_ANY, {"at_now": now}).first() is not None


def take(connection: Connection, now: datetime, most: int, budget: Budget) -> list[RowMapping]:
    """Claim up to `most` notices for one lease, the most urgent first; answers them with the keys that open them.

    Before, free what processes left behind that died, and take out what must not be sent any more: too late to be
    safe, or copied as often as its promise allows. Of what is taken, no copy goes that nobody needs any more.
    """
    _recover(connection, now)
    connection.execute(_EXPIRE, {"at_now": now})
    chosen = {"at_now": now, "at_most": most, "budget_left": _left_of(connection, now, budget)}
    claim = {"new_claim": new_id(), "lease_ends": now + LEASE}
    taken = connection.execute(_TAKE, chosen | claim).scalars().all()
    rows = connection.execute(_READ, {"taken": taken}).mappings().all() if taken else []
    return copies_to_send(connection, rows, now)


def _recover(connection: Connection, now: datetime) -> None:
    """Free what a dead process had claimed: its text may have gone out."""
    left = connection.execute(_ABANDONED, {"at_now": now}).all()
    if not left:
        return
    goes_on = {row.id: may_go_on(Promise(row.promise), Urgency(row.urgency), row.copies) for row in left}
    become = {True: NoticeState.DUE, False: NoticeState.UNCONFIRMED}
    connection.execute(
        _RECOVER, [{"notice": one, "becomes": become[goes], "at_now": now} for one, goes in goes_on.items()]
    )
    hold_copies(connection, [row.id for row in left if goes_on[row.id] and row.urgency == Urgency.ALARM], now)


def store_attempts(connection: Connection, attempts: Sequence[tuple[Claimed, Settlement]], now: datetime) -> None:
    """Store what came of attempts, each unless its lease ran out and another took the notice."""
    connection.execute(_SETTLE, [_values(claimed, settled, now) for claimed, settled in attempts])
    hold_copies(connection, [claimed.id for claimed, settled in attempts if _may_wait(claimed, settled)], now)


def _left_of(connection: Connection, now: datetime, budget: Budget) -> int:
    """How many routine texts may go: what was handed over lately counts, and what is about to be.

    Hosts that claim in the same instant do not see each other's; then the rate may be passed by one claim.
    """
    since = {"minute_ago": now - MINUTE, "day_ago": now - DAY}
    last_minute, last_day, soon = connection.execute(_COUNT_ROUTINE, since).one()
    return budget.left(last_minute + soon, last_day + soon)


def _may_wait(claimed: Claimed, settled: Settlement) -> bool:
    return settled.state is NoticeState.DUE and settled.was_copy and claimed.urgency is Urgency.ALARM


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
