"""The statements of the outbox. Each is built once, because building one takes longer than running it."""

from collections.abc import Container, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
    union_all,
    update,
)

from alerts.alert import Lane
from alerts.notice import Promise, TellReason, Urgency
from sms.sending.budget import DAY, MINUTE, Budget
from sms.sending.outbox import LEASE, Claimed, NoticeState, Settlement, may_go_on
from store.ids import new_id
from store.instant import Instant
from store.outgoing.copies import copies_to_send, hold_copies
from store.outgoing.next_step import hasten_next_step
from store.tables.callers import data_keys
from store.tables.outgoing import expires, is_claimed, is_due, is_first_try, is_routine, is_self_test, notices

_NOW = bindparam("at_now", type_=Instant)
_MOST: BindParameter[Any] = bindparam("at_most")
_IN_ORDER = (notices.c.urgency, notices.c.lane, notices.c.due_at)

_abandoned = and_(is_claimed, notices.c.leased_until < _NOW)
_is_budgeted = notices.c.reason != TellReason.SELF_TEST
"""A self-test shows whether texts go out at all, so it is not held back."""


def _due(urgency: Urgency, lane: Lane, *more: ColumnElement[bool]) -> Select[tuple[str]]:
    """What may be taken of one kind, the longest waiting first: no look passes by what is due later.

    DANGER: never one that is claimed. Between two statements another may claim it, under a clock that is behind ours.
    """
    of_its_kind = and_(is_due, notices.c.urgency == literal_column(str(int(urgency))))
    in_its_lane = notices.c.lane == literal_column(str(int(lane)))
    return select(notices.c.id).where(of_its_kind, in_its_lane, notices.c.due_at <= _NOW, *more)


def _first(found: Select[tuple[str]], most: BindParameter[Any], *order: ColumnElement[Any]) -> Select[tuple[str]]:
    """The first of these, each for this process alone."""
    locked = found.order_by(*order).limit(most).with_for_update(skip_locked=True).cte()
    return select(locked.c.id)


_self_tests = select(notices.c.id).where(
    is_self_test, notices.c.posted_at > bindparam("day_ago", type_=Instant), is_due, notices.c.due_at <= _NOW
)
"""Found by what they are: among the routine texts that are due each look would pass by all of them."""
_newest = select(notices.c.id).where(is_first_try, notices.c.lane == literal_column("0"), notices.c.due_at <= _NOW)
"""Of alarms: however many older ones wait, half of what is claimed goes to those that nobody has tried yet."""

_IN_TURN = [
    _first(_newest, bindparam("half"), notices.c.posted_at.desc()),
    *(_first(_due(Urgency.ALARM, lane), _MOST, notices.c.due_at) for lane in Lane),
    *(_first(_due(Urgency.ANSWER, lane), _MOST, notices.c.due_at) for lane in Lane),
    _first(_self_tests, bindparam("self_tests"), notices.c.posted_at),
    *(_first(_due(Urgency.ROUTINE, lane, _is_budgeted), bindparam("budget_left"), notices.c.due_at) for lane in Lane),
]
_found = union_all(*(found.add_columns(literal_column(str(turn)).label("turn")) for turn, found in enumerate(_IN_TURN)))
_in_turn = _found.subquery()
_CHOSEN = select(_in_turn.c.id).group_by(_in_turn.c.id).order_by(func.min(_in_turn.c.turn)).limit(_MOST)


def _is_any(found: Select[tuple[str]], *order: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether there is one. Asked for the first in order, a database goes by the index and never reads them all."""
    return found.order_by(*order).limit(1).scalar_subquery().is_not(None)


_ANY = select(
    or_(
        _is_any(select(notices.c.id).where(_abandoned), notices.c.leased_until),
        *(_is_any(_due(urgency, lane), notices.c.due_at) for urgency in Urgency for lane in Lane),
    )
)
_ANY_ROUTINE = select(or_(*(_is_any(_due(Urgency.ROUTINE, lane, _is_budgeted), notices.c.due_at) for lane in Lane)))

_TAKE = (
    update(notices)
    .where(notices.c.id.in_(_CHOSEN))
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

_EXPIRE = update(notices).where(expires, notices.c.expires_at < _NOW).values(state=NoticeState.EXPIRED)
_ABANDONED = (
    select(notices.c.id, notices.c.claim, notices.c.promise, notices.c.urgency, notices.c.copies)
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

_is_handed = and_(is_routine, notices.c.handed_at > bindparam("since", type_=Instant))
_HANDED = select(func.count()).select_from(select(notices.c.id).where(_is_handed).limit(_MOST).subquery())
_SOON = select(func.count()).where(is_claimed, notices.c.urgency == Urgency.ROUTINE)

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
        tries=notices.c.tries - bindparam("not_tried"),
        copied_at=case((bindparam("not_made") == 1, notices.c.copied_at), else_=_sent_at),
    )
)


def is_any_due(connection: Connection, now: datetime) -> bool:
    """Whether there is a notice to take."""
    return bool(connection.execute(_ANY, {"at_now": now}).scalar())


def take(connection: Connection, now: datetime, most: int, budget: Budget, routine: bool = True) -> list[RowMapping]:
    """Claim up to `most` notices for one lease, the most urgent first; answers them with the keys that open them.

    Before, take out what must not be sent any more, because it is too late to be safe. Of what is taken, no copy
    goes that nobody needs any more.
    """
    connection.execute(_EXPIRE, {"at_now": now})
    chosen = {
        "at_now": now,
        "at_most": most,
        "half": half_of(most, now),
        "day_ago": now - DAY,
        "self_tests": most if routine else 0,
        "budget_left": min(most, _left_of(connection, now, budget)) if routine else 0,
    }
    claim = {"new_claim": new_id(), "lease_ends": now + LEASE}
    taken = connection.execute(_TAKE, chosen | claim).scalars().all()
    rows = connection.execute(_READ, {"taken": taken}).mappings().all() if taken else []
    return copies_to_send(connection, rows, now)


def free_what_is_lost(connection: Connection, now: datetime, held: Container[str]) -> None:
    """Free what a dead process had claimed, since its text may have gone out; by none of the claims that are `held`."""
    left = [row for row in connection.execute(_ABANDONED, {"at_now": now}).all() if row.claim not in held]
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
    failed = [claimed.id for claimed, settled in attempts if _has_failed(claimed, settled)]
    if failed:
        hasten_next_step(connection, notices.c.id.in_(failed), now)


def half_of(most: int, now: datetime) -> int:
    """How many of those go to the newest alarms; where it is one, half of the time."""
    return (most + now.microsecond % 2) // 2


def _left_of(connection: Connection, now: datetime, budget: Budget) -> int:
    """How many routine texts may go: what was handed over lately counts, and what is about to be.

    Hosts that claim in the same instant do not see each other's; then the rate may be passed by one claim.
    """
    if not connection.execute(_ANY_ROUTINE, {"at_now": now}).scalar():
        return 0
    soon = connection.execute(_SOON).scalar_one()
    last_minute = _handed_since(connection, now - MINUTE, budget.per_minute)
    return budget.left(last_minute + soon, _handed_since(connection, now - DAY, budget.per_day) + soon)


def _handed_since(connection: Connection, since: datetime, most: int) -> int:
    """How many routine texts were handed over since then; no more than so many are counted."""
    return connection.execute(_HANDED, {"since": since, "at_most": most}).scalar_one()


def _may_wait(claimed: Claimed, settled: Settlement) -> bool:
    return settled.state is NoticeState.DUE and settled.was_copy and claimed.urgency is Urgency.ALARM


def _has_failed(claimed: Claimed, settled: Settlement) -> bool:
    return settled.state is NoticeState.FAILED and claimed.urgency is Urgency.ALARM


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
        "not_tried": 0 if settled.was_tried else 1,
    }
