"""What is forgotten, and what must not be."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Boolean, LargeBinary, String, Table

from store.database import writing
from store.forgetting import BATCH, BATCHES_A_LOOK, EVERY, RULES, Forgetting, Rule, count_overdue, forget, rules_with
from store.ids import new_id
from store.instant import Instant
from store.tables.alerts import alerts, answers
from store.tables.all_tables import metadata
from store.tables.callers import callers, contacts, data_keys, erasures
from store.tables.inbound import seen_messages, unclear_texts
from store.tables.outgoing import notices
from store.tables.requests import requests
from tests.store.record import NOON, Record

A_MOMENT = timedelta(seconds=1)

KEPT = {
    "heartbeat": "one row, written over",
    "article_reviews": "who read which wording, for review",
    "directories": "versions of what is public",
    "directory_proposals": "who proposed and who published what is public",
    "rosters": "versions of who is on duty",
    "routes": "one row a road",
    "ussd_roads": "sums since ever, one row for each road and what is counted of it",
    "workers": "each sign of life sweeps out those that are gone for an hour",
    "staff": "an old entry of the audit log still has a name",
    "staff_admissions": "until a second person decides",
    "staff_factors": "until who has it takes it away",
    "staff_sessions": "each new sign-in sweeps out those that are over",
    "audit": "cut at its old end, with an anchor, in store/staff/audit_retention.py",
    "audit_anchors": "one row, replaced with each cut",
}
"""Tables with a time in them that no rule empties, and why."""


def insert(record: Record, table: Table, **values: Any) -> str:
    """Insert a row with something in every column that needs it; returns its id."""
    row_id = new_id()
    row = {column.name: _something(column.type) for column in table.columns if not column.nullable}
    row |= {key.name: row_id[: key.type.length] for key in table.primary_key if isinstance(key.type, String)}
    row |= {column.name: row_id.encode() for column in table.columns if isinstance(column.type, LargeBinary)}
    row = {name: value for name, value in row.items() if table.c[name].autoincrement is not True}
    with writing(record.engine) as connection:
        connection.execute(table.insert().values(row | values))
    return row_id


def _something(kind: Any) -> Any:
    if isinstance(kind, Instant):
        return NOON
    return {String: "", LargeBinary: b"", Boolean: False}.get(type(kind), 0)


@pytest.fixture
def caller(record: Record) -> str:
    return insert(record, callers)


def forgotten(record: Record, now: datetime = NOON) -> dict[str, int]:
    counts: dict[str, int] = {}
    for rule, rows in forget(record.engine, now):
        counts[rule.name] = counts.get(rule.name, 0) + rows
    return counts


FINISHED = {
    "texts outside alerts": {"state": "delivered"},
    "closed alerts": {"state": "closed", "counted": True},
    "answered requests": {"state": "answered", "counted": True},
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_row_goes_when_its_time_is_over_and_not_before(record: Record, caller: str, rule: Rule) -> None:
    table, clock = rule.clock.table, rule.clock.name
    values = FINISHED.get(rule.name, {}) | ({"caller_id": caller} if "caller_id" in table.c else {})
    insert(record, table, **values, **{clock: NOON - rule.keep - A_MOMENT})
    insert(record, table, **values, **{clock: NOON - rule.keep + A_MOMENT})

    assert count_overdue(record.engine, NOON) == 1
    assert forgotten(record) == {rule.name: 1}
    left = [row[clock] for row in record.rows(table) if row.get("id") != caller]
    assert left == [NOON - rule.keep + A_MOMENT]


YEARS_AGO = NOON - timedelta(days=1000)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param(alerts, {"state": "open"}, id="an open alert"),
        pytest.param(alerts, {"state": "acknowledged"}, id="an alert that somebody took"),
        pytest.param(alerts, {"state": "closed"}, id="an alert that is not counted yet"),
        pytest.param(requests, {"state": "waiting"}, id="a request that nobody answered"),
        pytest.param(notices, {"state": "due"}, id="a text that waits"),
    ],
)
def test_a_caller_silent_for_years_is_kept_while_something_of_hers_is_not_finished(
    record: Record, table: Table, values: dict[str, Any]
) -> None:
    silent = insert(record, callers, seen_at=YEARS_AGO)
    insert(record, table, caller_id=silent, **values)
    assert forgotten(record) == {}
    assert record.count(callers) == 1


def test_with_a_caller_silent_for_a_year_go_her_key_her_contacts_and_all_her_texts(record: Record) -> None:
    silent = insert(record, callers, seen_at=YEARS_AGO, number_index=b"hers")
    other = insert(record, callers, seen_at=NOON)
    for caller_id in (silent, other):
        insert(record, data_keys, id=caller_id, root="root")
        insert(record, contacts, caller_id=caller_id)
        insert(record, alerts, caller_id=caller_id, state="closed", counted=True)
    insert(record, unclear_texts, caller_id=None, number_index=b"hers")

    assert forgotten(record) == {"callers who were silent for a year": 1}

    assert {row["caller_id"] for table in (contacts, alerts) for row in record.rows(table)} == {other}
    assert {row["id"] for row in record.rows(data_keys)} == {"index", "service", other}
    assert record.count(unclear_texts) == 0
    assert [(row["id"], row["is_destroyed"]) for row in record.rows(erasures)] == [(silent, True)]


def test_an_unclear_text_goes_90_days_after_it_came_though_nobody_read_it(record: Record) -> None:
    insert(record, unclear_texts, received_at=NOON - timedelta(days=91), read_at=None)
    insert(record, unclear_texts, received_at=NOON - timedelta(days=89), read_at=None)
    assert forgotten(record) == {"unclear texts that nobody needs any more": 1}


def test_an_erasure_is_remembered_for_longer_than_any_backup_lives(record: Record) -> None:
    insert(record, erasures, at=NOON - timedelta(days=15, hours=1))
    insert(record, erasures, at=NOON - timedelta(days=14, hours=23))
    assert dict(_rows(forget(record.engine, NOON, rules_with(backup_days=30)))) == {}
    assert dict(_rows(forget(record.engine, NOON, rules_with(backup_days=14)))) == {"erasures older than any backup": 1}


def _rows(batches: Any) -> list[tuple[str, int]]:
    return [(rule.name, rows) for rule, rows in batches]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param(alerts, {"state": "open", "raised_at": YEARS_AGO}, id="an open alert"),
        pytest.param(alerts, {"state": "acknowledged", "raised_at": YEARS_AGO}, id="an alert that somebody took"),
        pytest.param(notices, {"state": "due", "posted_at": YEARS_AGO}, id="a text that waits"),
        pytest.param(notices, {"state": "claimed", "posted_at": YEARS_AGO}, id="a text that is being sent"),
        pytest.param(requests, {"state": "waiting", "asked_at": YEARS_AGO}, id="a request that nobody answered"),
        pytest.param(alerts, {"state": "closed", "raised_at": YEARS_AGO}, id="an alert that is not counted yet"),
        pytest.param(contacts, {"added_at": YEARS_AGO}, id="a contact"),
    ],
)
def test_what_is_not_finished_is_kept_however_old_it_is(
    record: Record, caller: str, table: Table, values: dict[str, Any]
) -> None:
    insert(record, table, caller_id=caller, **values)

    assert forgotten(record) == {}
    assert record.count(table) == 1


def test_with_an_alert_goes_what_hangs_on_it_and_nothing_else(record: Record, caller: str) -> None:
    old, open_one = (
        insert(record, alerts, caller_id=caller, state=state, code=state, raised_at=YEARS_AGO, counted=True)
        for state in ("closed", "open")
    )
    for alert in (old, open_one):
        insert(record, notices, caller_id=caller, alert_id=alert, state="delivered", posted_at=YEARS_AGO)
        insert(record, answers, alert_id=alert)

    assert forgotten(record) == {"closed alerts": 1}

    assert [row["alert_id"] for row in record.rows(notices)] == [open_one]
    assert [row["alert_id"] for row in record.rows(answers)] == [open_one]
    assert record.count(callers) == 1


def test_a_run_that_is_cut_short_is_finished_by_the_next(record: Record) -> None:
    with writing(record.engine) as connection:
        rows = [{"message_index": new_id().encode(), "seen_at": YEARS_AGO} for _ in range(BATCH + 10)]
        connection.execute(seen_messages.insert(), rows)

    first = next(forget(record.engine, NOON))

    assert first[1] == BATCH
    assert sum(forgotten(record).values()) == 10


def test_a_worker_forgets_a_little_at_each_look_and_begins_anew_every_hour(record: Record) -> None:
    with writing(record.engine) as connection:
        rows = [{"message_index": new_id().encode(), "seen_at": YEARS_AGO} for _ in range(BATCHES_A_LOOK * BATCH + 1)]
        connection.execute(seen_messages.insert(), rows)
    forgetting = Forgetting(record.engine)

    forgetting.look(NOON)
    assert record.count(seen_messages) == 1
    forgetting.look(NOON + A_MOMENT)
    assert record.count(seen_messages) == 0

    insert(record, seen_messages, seen_at=YEARS_AGO)
    forgetting.look(NOON + EVERY - A_MOMENT)
    assert record.count(seen_messages) == 1
    forgetting.look(NOON + EVERY)
    assert record.count(seen_messages) == 0


def test_every_table_with_a_time_has_a_rule_or_a_reason_to_be_kept() -> None:
    ruled = {rule.clock.table for rule in rules_with(backup_days=14)}
    hanging = {key.parent.table for table in ruled | {callers} for key in _keys_to(table)}
    timed = {table for table in metadata.tables.values() if any(isinstance(c.type, Instant) for c in table.columns)}
    assert {table.name for table in timed - ruled - hanging} <= set(KEPT)


def _keys_to(table: Table) -> list[Any]:
    everywhere = [key for other in metadata.tables.values() for key in other.foreign_keys]
    return [key for key in everywhere if key.column.table is table and key.ondelete == "CASCADE"]
