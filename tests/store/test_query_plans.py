"""What workers look at every second passes by nothing that grows: neither what is done nor what waits for later.

A plan tells it, not a time: on PostgreSQL, after ANALYZE, how many rows each part of a statement really touched.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, event, literal, select

from alerts.notice import TellReason, Urgency
from sms.clocks import Clocks
from sms.gateway import Accepted
from sms.sending.budget import Budget
from sms.sending.outbox import settlement
from store.callers.answering import StoredAnswering
from store.counted.counting import Counting
from store.database import writing
from store.outgoing.copies import HeldCopies
from store.outgoing.outbox import StoredOutbox
from store.outgoing.self_tests import StoredSelfTests
from store.outgoing.undelivered import Undelivered
from store.outgoing.workers import StoredWorkers
from store.tables.alerts import alerts
from store.tables.callers import callers, contacts
from store.tables.metadata import metadata
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA, BARNO, around, contact
from tests.asked import prepared_statements
from tests.store.record import HER, NOON, Record, after, notice
from ussd.dial import Dial
from vocabulary.phone_number import PhoneNumber

MANY = 3000
FEW = 600
"""Rows that a statement may touch: what one look takes, and room for what a planner estimates."""

NOBODY = PhoneNumber("+998000000009")
"""A number that was never seen."""

GROWING = ("notices", "alerts", "contacts", "requests", "receipts", "callers", "data_keys", "answers")


def multiply(record: Record, table: Table, **changed: Any) -> str:
    """Many rows like the first of a table, with these expressions in place of its values; returns that of their ids."""
    with writing(record.engine) as connection:
        values = {column.name: f"first.{column.name}" for column in table.columns}
        kind = abs(hash(tuple(changed.items()))) % 10**6
        values |= {"id": f"'{kind:06}-' || n.i"} | {name: str(value) for name, value in changed.items()}
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({', '.join(values)}) "
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY}) "
            f"SELECT {', '.join(values.values())} FROM n, (SELECT * FROM {table.name} LIMIT 1) AS first"
        )
    return values["id"]


def is_postgresql(record: Record) -> bool:
    return record.engine.dialect.name == "postgresql"


def microseconds(**time: float) -> int:
    return int(after(**time).timestamp() * 1_000_000)


@pytest.fixture
def busy(record: Record) -> Record:
    """A record of years: much is done, much waits for later."""
    with record.book(AZIZA) as book:
        book.add_contact(contact())
    record.help(AZIZA)
    record.post(notice(urgency=Urgency.ALARM), at=NOON - timedelta(days=1))
    record.run("UPDATE alerts SET state = 'closed', counted = :yes", yes=True)
    record.run("UPDATE notices SET state = 'handed', message_id = NULL")
    later, lately = microseconds(hours=1), microseconds(hours=-2)
    as_bytes = "convert_to('x' || n.i, 'UTF8')" if is_postgresql(record) else "CAST('x' || n.i AS BLOB)"
    other = multiply(record, callers, number_index=as_bytes)
    hers = {"caller_id": other, "alert_id": multiply(record, alerts, caller_id=other), "number_index": as_bytes}
    multiply(record, contacts, number_index=as_bytes, caller_id=other)
    multiply(record, notices, **hers, state="'delivered'")
    multiply(record, notices, **hers, state="'due'", urgency=2, due_at=later, tries=0)
    multiply(record, notices, **hers, state="'handed'", urgency=2, handed_at=lately)
    multiply(record, notices, **hers, state="'due'", urgency=0, due_at=later, tries=9, copies=0)
    multiply(record, notices, **hers, state="'due'", urgency=1, due_at=later, expires_at=later, tries=9)
    if is_postgresql(record):
        record.run("ANALYZE")
    return record


def look_at_everything(record: Record, budget: Budget) -> None:
    """As a worker does every second, while some texts are due and one is sent."""
    outbox = StoredOutbox(record.engine, record.vault, budget)
    sent = outbox.claim(NOON, 256)
    outbox.exchange([(one, settlement(one, "a", Accepted("m-1"), NOON)) for one in sent], NOON, 256)
    Undelivered(record.engine, True).look(NOON)
    HeldCopies(record.engine).look(NOON)
    Clocks(record.ledger, around, lambda: None).look(NOON)
    Counting(record.engine).look(NOON)
    StoredSelfTests(record.engine).since(NOON - timedelta(days=1))
    others = StoredWorkers(record.engine)
    others.tell({"a": True}, NOON)
    others.well_elsewhere(NOON)


def hear_her(record: Record) -> None:
    """What dials and texts ask of the record, hers and a contact's: of a known number and of a new one."""
    ledger, answering = record.ledger, StoredAnswering(record.ledger)
    with record.book(HER) as book:
        book.add_contact(replace(contact(number=BARNO), id="hers"))
    for number in (HER, NOBODY):
        ledger.recall(Dial("s-1", number), NOON)
        ledger.sender(number, NOON)
        ledger.awaits_code(number, NOON)
        ledger.is_void_code(number, "482913", NOON)
        record.help(number)
        ledger.recall(Dial("s-1", number), NOON)
    with record.book(HER) as book:
        assert book.alert
        book.told(book.alert)
        book.reached()
        book.last_closed(NOON - timedelta(days=1))
        book.false_alarms_since(NOON - timedelta(days=1))
        book.codes_not_proved()
        book.asked_since(NOON - timedelta(days=1), BARNO)
        book.alarms_since(NOON - timedelta(days=1), [BARNO])
        book.news_since(NOON - timedelta(days=1), BARNO)
        book.called_with(book.alert.code)
        book.hold_back_alarms(book.alert)
    answering.calls_to(BARNO, NOON)
    answering.invitations_to(BARNO)
    answering.open_keys(BARNO, 5, NOON)
    answering.told_since(BARNO, TellReason.INVITED, NOON)
    ledger.callers_with_lost_contacts(10)
    ledger.stop_telling(BARNO, NOON)


def plans(record: Record, work: Callable[[], None]) -> dict[str, list[str]]:
    """For each statement of this work: what its plan touches that is too much."""
    found: dict[str, list[str]] = {}
    is_ours = [True]

    def explain(_c: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if is_ours[0] and statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")):
            is_ours[0] = False
            several = isinstance(parameters, list) and parameters and isinstance(parameters[0], dict | tuple)
            one = parameters[0] if several else parameters
            judge = touched_by_postgresql if is_postgresql(record) else scanned_by_sqlite
            found[statement] = judge(cursor, statement, one)
            is_ours[0] = True

    event.listen(record.engine, "before_cursor_execute", explain)
    with prepared_statements(lambda cursor, words, bound: explain(None, cursor, words, bound)):
        work()
    event.remove(record.engine, "before_cursor_execute", explain)
    return found


def scanned_by_sqlite(cursor: Any, statement: str, parameters: Any) -> list[str]:
    """Of a row that is inserted the plan names the tables that a foreign key may be looked up in, and looks at none."""
    if statement.startswith("INSERT") and " VALUES " in statement:
        return []
    cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
    steps = [str(row[3]) for row in cursor.fetchall()]
    scans = [step for step in steps if step.startswith("SCAN") and step.split()[1] in GROWING]
    return [step for step in scans if not any(small in step for small in SMALL)]


def touched_by_postgresql(cursor: Any, statement: str, parameters: Any) -> list[str]:
    """EXPLAIN ANALYZE carries it out, so it is taken back."""
    is_apart = cursor.connection.autocommit
    assert not is_apart or statement.startswith("SELECT"), "a statement that writes cannot be taken back"
    if not is_apart:
        cursor.execute("SAVEPOINT explained")
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters)
    [[[explained]]] = cursor.fetchall()
    if not is_apart:
        cursor.execute("ROLLBACK TO SAVEPOINT explained")
    return too_much(explained["Plan"])


def too_much(plan: dict[str, Any]) -> list[str]:
    removed = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    touched = (plan["Actual Rows"] + removed) * plan["Actual Loops"]
    here = [f"{plan['Node Type']} {plan.get('Relation Name')}: {touched}"] if touched > FEW else []
    return here + [one for inner in plan.get("Plans", ()) for one in too_much(inner)]


SMALL = (
    *("ix_notices_held", "ix_notices_claimed", "ix_alerts_uncounted", "ix_requests_uncounted", "ix_contacts_lost"),
    *("ix_alerts_step_due_at", "ix_requests_step_due_at", "ix_alerts_open_at"),
)
"""Partial indexes that hold only what waits for a moment, or for the team."""


def test_no_look_of_a_worker_passes_by_what_grows(busy: Record) -> None:
    for urgency in Urgency:
        busy.post(notice(urgency=urgency), at=NOON)
    found = plans(busy, lambda: look_at_everything(busy, Budget(60, FEW)))
    assert [f"{bad}: {statement}" for statement, bad in found.items() if bad] == []
    assert len(found) > 15


def test_nothing_that_is_asked_for_her_passes_by_what_grows(busy: Record) -> None:
    found = plans(busy, lambda: hear_her(busy))
    assert [f"{bad}: {statement}" for statement, bad in found.items() if bad] == []
    assert len(found) > 20


def test_the_test_sees_texts_of_hers_that_are_looked_for_among_all(busy: Record) -> None:
    busy.run("DROP INDEX ix_notices_caller_id")
    assert any(plans(busy, lambda: hear_her(busy)).values())


PARTIAL = {
    (table.name, word)
    for table in metadata.sorted_tables
    for index in table.indexes
    for where in [index.dialect_options["sqlite"]["where"]]
    if where is not None
    for word in re.findall(r"(\w+) (?:=|<>|>|<=|IN) ", str(where))
}
"""Columns of which partial indexes say what they hold."""

BOUND = re.compile(r"(\w+)\.(\w+) (?:=|!=|<>|>|<|>=|<=|IN|NOT IN) \(?(?:\?|%\()")


def test_what_a_partial_index_says_stands_in_the_statements_too(busy: Record) -> None:
    """With a value bound instead, SQLite plans anew each time, and a plan kept by PostgreSQL uses no such index."""
    assert {("alerts", "state"), ("notices", "urgency"), ("contacts", "lost_receipts")} <= PARTIAL
    found = plans(busy, lambda: (look_at_everything(busy, Budget(60, FEW)), hear_her(busy)))
    bound = {(place, statement) for statement in found for place in BOUND.findall(statement) if place in PARTIAL}
    assert bound == set()


def test_the_test_sees_a_bound_value(record: Record) -> None:
    bound = select(alerts.c.id).where(alerts.c.state == literal("open"))
    assert BOUND.findall(str(bound.compile(record.engine))) == [("alerts", "state")]


def test_the_test_sees_a_look_that_passes_by_everything(busy: Record) -> None:
    busy.run("DROP INDEX ix_notices_due")
    busy.run("DROP INDEX ix_notices_claimed")
    found = plans(busy, lambda: look_at_everything(busy, Budget(60, 5000)))
    assert any(found.values())


def test_routine_that_its_budget_holds_back_costs_a_look_nothing(busy: Record) -> None:
    multiply(busy, notices, state="'due'", urgency=2, due_at=microseconds(hours=-1), tries=0)
    found = plans(busy, lambda: look_at_everything(busy, Budget(1, 1)))
    assert [f"{bad}: {statement}" for statement, bad in found.items() if bad] == []
