"""What is forgotten, and when: rules as data, carried out in batches that hold no lock for long."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import structlog
from sqlalchemy import Column, ColumnElement, Connection, Engine, Select, and_, delete, exists, func, or_, select, true

from alerts.alert import AlertState
from sms.sending.outbox import NoticeState
from store.callers.leaving import destroy_callers, destroy_who_left
from store.callers.repeats import REPEATED_FOR
from store.callers.sessions import SESSION_LIFE
from store.database import reading, writing
from store.tables.alerts import alerts
from store.tables.callers import callers, checkpoints, erasures, other_accounts, ussd_sessions
from store.tables.in_force import roster_swaps
from store.tables.inbound import seen_messages, texted_codes, unclear_texts, wrong_codes
from store.tables.outgoing import notices, receipts, simulated_texts
from store.tables.requests import requests
from store.tables.staff import staff_tries
from ussd.last_input import SILENT_FOR
from vocabulary.states import RequestState

BATCH = 500
BATCHES_A_LOOK = 4
EVERY = timedelta(hours=1)

_log = structlog.get_logger()

ALERTS_KEPT = timedelta(days=90)
"""Since the call, of an alert that is closed."""

_ALL = true()
_WAITING = (NoticeState.DUE, NoticeState.CLAIMED)


Go = Callable[[Connection, Sequence[Any], datetime], int]
"""Deletes the rows of these keys; tells how many there were."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows whose `clock` is older than `keep` go, with what hangs on them; `only` those for which it is true.

    `go` deletes them where that is more than a deletion.
    """

    name: str
    clock: Column[datetime]
    keep: timedelta
    only: ColumnElement[bool] = _ALL
    go: Go | None = None


_HAS_AN_ALERT = exists().where(
    alerts.c.caller_id == callers.c.id, or_(alerts.c.state != AlertState.CLOSED, ~alerts.c.counted)
)
_HAS_A_REQUEST = exists().where(
    requests.c.caller_id == callers.c.id, or_(requests.c.state != RequestState.ANSWERED, ~requests.c.counted)
)
_HAS_A_TEXT = exists().where(notices.c.caller_id == callers.c.id, notices.c.state.in_(_WAITING))

SILENT_SESSIONS = Rule("sessions by turns", ussd_sessions.c.at, SILENT_FOR)
"""Looked at every few seconds: such a session holds where she is, and what she typed on the way there."""

RULES = (
    SILENT_SESSIONS,
    Rule("sessions", checkpoints.c.at, SESSION_LIFE),
    Rule("accounts of PINs that are not hers", other_accounts.c.at, timedelta(days=30)),
    Rule("texts that came in", seen_messages.c.seen_at, REPEATED_FOR),
    Rule("unclear texts that were read", unclear_texts.c.read_at, timedelta(days=30)),
    Rule("unclear texts that nobody needs any more", unclear_texts.c.received_at, timedelta(days=90)),
    Rule("receipts that fit no text", receipts.c.received_at, timedelta(days=2)),
    Rule("texted codes", texted_codes.c.drawn_at, timedelta(days=1)),
    Rule("wrong codes", wrong_codes.c.since, timedelta(days=1)),
    Rule("swaps of shifts", roster_swaps.c.asked_at, timedelta(days=90)),
    Rule("tries to sign in", staff_tries.c.full_at, timedelta(days=1)),
    Rule("texts on phones of the demo", simulated_texts.c.at, timedelta(days=7)),
    Rule(
        "texts outside alerts and requests",
        notices.c.posted_at,
        timedelta(days=30),
        and_(notices.c.alert_id.is_(None), notices.c.request_id.is_(None), notices.c.state.not_in(_WAITING)),
    ),
    Rule(
        "closed alerts",
        alerts.c.raised_at,
        ALERTS_KEPT,
        and_(alerts.c.state == AlertState.CLOSED, alerts.c.counted),
    ),
    Rule(
        "answered requests",
        requests.c.asked_at,
        timedelta(days=90),
        and_(requests.c.state == RequestState.ANSWERED, requests.c.counted),
    ),
    Rule(
        "callers who were silent for a year",
        callers.c.seen_at,
        timedelta(days=365),
        ~or_(_HAS_AN_ALERT, _HAS_A_REQUEST, _HAS_A_TEXT),
        destroy_callers,
    ),
)
"""However old it is, what a human has not finished is kept, such as an open alert, and what is not counted yet."""


def rules_with(backup_days: int) -> tuple[Rule, ...]:
    """All rules of an operator who keeps backups for so many days: the names of erased keys outlast the oldest one."""
    return (*RULES, Rule("erasures older than any backup", erasures.c.at, timedelta(days=backup_days + 1)))


def count_overdue(engine: Engine, now: datetime, rules: Sequence[Rule] = RULES) -> int:
    """How many rows the rules would delete now."""
    with reading(engine) as connection:
        return sum(
            connection.execute(select(func.count()).where(_is_overdue(rule, now))).scalar_one() for rule in rules
        )


def forget(engine: Engine, now: datetime, rules: Sequence[Rule] = RULES) -> Iterator[tuple[Rule, int]]:
    """Delete what is older than its rule allows, and tell after each batch whose rows it had and how many.

    Before all that, who erased herself during an alert that is closed by now is destroyed.
    """
    destroy_who_left(engine, now)
    for rule in rules:
        [key] = rule.clock.table.primary_key
        overdue = select(key).where(_is_overdue(rule, now)).limit(BATCH)
        while keys := _read(engine, overdue):
            still = select(key).where(key.in_(keys), _is_overdue(rule, now)).with_for_update()
            with writing(engine) as connection:
                deleted = _let_go(connection, rule, connection.execute(still).scalars().all(), now)
            yield rule, deleted


class Forgetting:
    """A worker's forgetting: anew every so often, and only a little at each look, because other clocks wait for it."""

    def __init__(self, engine: Engine, rules: Sequence[Rule] = RULES, every: timedelta = EVERY) -> None:
        self._engine, self._rules, self._every = engine, rules, every
        self._batches: Iterator[tuple[Rule, int]] = iter(())
        self._begins = datetime.min.replace(tzinfo=UTC)

    def look(self, now: datetime) -> None:
        """Go on; raises RecordUnavailable, and then begins anew the next time."""
        if now >= self._begins:
            self._batches, self._begins = forget(self._engine, now, self._rules), now + self._every
        for rule, rows in islice(self._batches, BATCHES_A_LOOK):
            _log.info("forgotten", what=rule.name, rows=rows)


def _let_go(connection: Connection, rule: Rule, keys: Sequence[Any], now: datetime) -> int:
    if rule.go:
        return rule.go(connection, keys, now)
    [key] = rule.clock.table.primary_key
    return connection.execute(delete(rule.clock.table).where(key.in_(keys))).rowcount


def _is_overdue(rule: Rule, now: datetime) -> ColumnElement[bool]:
    return and_(rule.clock < now - rule.keep, rule.only)


def _read(engine: Engine, keys: Select[Any]) -> list[Any]:
    with reading(engine) as connection:
        return list(connection.execute(keys).scalars())
