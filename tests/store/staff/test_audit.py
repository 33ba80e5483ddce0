"""The audit log holds what was written, and shows when somebody changed it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Integer, Table, delete, select, update

from alerts.book import RecordUnavailable
from staff.audit import FIRST_SEAL, Deed, Entry, seal_of
from store.database import writing
from store.instant import Instant
from store.staff.audit import Mark, Sought, StoredAudit, done_since
from store.staff.audit_retention import EVERY, KEPT, AuditForgetting, cut
from store.tables.staff import audit as audit_rows
from store.tables.staff import audit_anchors
from tests.store.record import NOON, Record
from vocabulary.codes import RegionCode

REVEALED = Entry(NOON, "m", Deed.REVEALED, "alert", "a", "number", RegionCode("UZ-TK"), "she asked us to call")


@pytest.fixture
def audit(record: Record) -> StoredAudit:
    return StoredAudit(record.engine, record.vault)


@pytest.fixture
def sqlite_record(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Record]:
    (tmp_path / "najot.db").write_bytes(migrated_sqlite.read_bytes())
    record = Record(f"sqlite:///{tmp_path}/najot.db")
    yield record
    record.engine.dispose()


def test_an_entry_is_read_as_it_was_written(audit: StoredAudit) -> None:
    audit.write(Entry(NOON, "m", Deed.OPENED, "alert", "a"))
    audit.write(REVEALED)
    assert audit.newest(1) == [REVEALED]
    assert audit.broken_at() is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET staff_id = 'x' WHERE position = 2",
        "UPDATE audit SET at = at + 1 WHERE position = 2",
        "UPDATE audit SET detail = '' WHERE position = 2",
        "UPDATE audit SET seal = (SELECT seal FROM audit WHERE position = 1) WHERE position = 2",
    ],
)
def test_a_changed_entry_breaks_the_chain_where_it_stands(audit: StoredAudit, record: Record, change: str) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    record.run(change)
    assert audit.broken_at() == 2


def test_a_deleted_entry_breaks_the_chain_at_the_next(audit: StoredAudit, record: Record) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    record.run("DELETE FROM audit WHERE position = 2")
    assert audit.broken_at() == 3


def test_the_chain_holds_when_many_write_at_once(audit: StoredAudit) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(audit.write, [REVEALED] * 24))
    assert len(audit.newest(100)) == 24
    assert audit.broken_at() is None


@pytest.mark.parametrize("change", ["deed = 'nonsense'", "reason_sealed = seal"])
def test_an_entry_that_cannot_even_be_read_breaks_the_chain_there(
    audit: StoredAudit, record: Record, change: str
) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    record.run(f"UPDATE audit SET {change} WHERE position = 2")
    assert audit.broken_at() == 2


NONSENSE = ("'nonsense'", "x'ff00'", "9223372036854775807", "NULL", "''", "x''")
"""What somebody who writes to SQLite can put into any column; another database takes only what is of its kind."""


def changes_of(table: Table, position: int) -> Iterator[str]:
    """Statements that change each column of this row in turn, to everything that the database takes."""
    for column in table.c:
        values = [*NONSENSE, "x'aa'", "(SELECT id FROM audit WHERE position = 4)"]
        if isinstance(column.type, Instant | Integer):
            values += [f"{column.name} + 1000", f"{column.name} + 0.25"]
        for value in values:
            yield f"UPDATE {table.name} SET {column.name} = {value} WHERE position = {position}"


def is_taken(record: Record, statement: str, table: Table) -> bool:
    """Whether the database takes the statement and anything is another thing then."""
    columns = ", ".join(f"quote({column.name})" for column in table.c)
    before = record.ask(f"SELECT {columns} FROM {table.name}")
    try:
        record.run(statement)
    except RecordUnavailable:
        return False
    return record.ask(f"SELECT {columns} FROM {table.name}") != before


@pytest.mark.parametrize("entry", [REVEALED, Entry(NOON, "m", Deed.OPENED)], ids=["with everything", "with nothing"])
def test_whatever_is_changed_in_whichever_column_is_named(sqlite_record: Record, entry: Entry) -> None:
    audit, tried = StoredAudit(sqlite_record.engine, sqlite_record.vault), 0
    for _ in range(4):
        audit.write(entry)
    rows = sqlite_record.rows(audit_rows)
    for statement in changes_of(audit_rows, position=2):
        if is_taken(sqlite_record, statement, audit_rows):
            moved = "SET position" in statement
            assert audit.broken_at() == (3 if moved else 2), statement
            audit.newest(9), done_since(sqlite_record.engine, list(Deed), NOON - KEPT)
            cut(sqlite_record.engine, sqlite_record.vault, NOON)
            tried += 1
            put_back(sqlite_record, audit_rows, rows)
            assert audit.broken_at() is None
    assert tried > 30


def test_whatever_is_changed_in_the_anchor_is_named_as_the_anchor(sqlite_record: Record) -> None:
    audit, tried = StoredAudit(sqlite_record.engine, sqlite_record.vault), 0
    for days in (3, 2, 1, 0):
        audit.write(replace(REVEALED, at=NOON - timedelta(days=days)))
    cut(sqlite_record.engine, sqlite_record.vault, NOON + KEPT - timedelta(days=2))
    rows = sqlite_record.rows(audit_anchors)
    for statement in changes_of(audit_anchors, position=1):
        if is_taken(sqlite_record, statement, audit_anchors):
            verdict = audit.verify()
            assert verdict.is_anchor and verdict.broken_at is not None, statement
            assert cut(sqlite_record.engine, sqlite_record.vault, NOON + 2 * KEPT) == 0
            tried += 1
            put_back(sqlite_record, audit_anchors, rows)
            assert audit.broken_at() is None
    assert tried > 10


def put_back(record: Record, table: Table, rows: list[dict[str, Any]]) -> None:
    with writing(record.engine) as connection:
        connection.execute(delete(table))
        connection.execute(table.insert(), rows)


def test_a_second_anchor_is_named(audit: StoredAudit, record: Record) -> None:
    for days in (3, 2, 1, 0):
        audit.write(replace(REVEALED, at=NOON - timedelta(days=days)))
    cut(record.engine, record.vault, NOON + KEPT - timedelta(days=2))
    record.run("INSERT INTO audit_anchors SELECT position + 9, seal, signature, cut_at FROM audit_anchors")
    assert audit.verify().is_anchor


def test_entries_and_an_anchor_of_an_older_release_still_fit(audit: StoredAudit, record: Record) -> None:
    for days in (3, 2, 1):
        audit.write(replace(REVEALED, at=NOON - timedelta(days=days)))
    keyed, before = partial(record.vault.index.of, "audit chain"), FIRST_SEAL
    with writing(record.engine) as connection:
        for position, days in ((1, 3), (2, 2), (3, 1)):
            before = seal_of(replace(REVEALED, at=NOON - timedelta(days=days)), before, keyed)
            connection.execute(update(audit_rows).where(audit_rows.c.position == position).values(seal=before))
    audit.write(REVEALED)
    assert audit.broken_at() is None
    cut(record.engine, record.vault, NOON + KEPT - timedelta(days=2))
    with writing(record.engine) as connection:
        anchor = connection.execute(select(audit_anchors)).one()
        signed = record.vault.index.of("audit anchor", f"{anchor.position} {bytes(anchor.seal).hex()}")
        connection.execute(update(audit_anchors).values(signature=signed))
    assert audit.broken_at() is None


def test_writing_goes_on_after_a_changed_seal_and_the_change_stays_named(sqlite_record: Record) -> None:
    audit = StoredAudit(sqlite_record.engine, sqlite_record.vault)
    audit.write(REVEALED)
    sqlite_record.run("UPDATE audit SET seal = 'nonsense'")
    audit.write(REVEALED)
    assert audit.broken_at() == 1


def test_a_mark_that_was_written_down_shows_that_the_end_was_cut_off(audit: StoredAudit, record: Record) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    mark = audit.verify().newest
    assert mark and audit.has(mark)

    record.run("DELETE FROM audit WHERE position = 3")
    assert audit.broken_at() is None
    assert not audit.has(mark)

    audit.write(replace(REVEALED, reason="another"))
    assert not audit.has(mark)
    assert not audit.has(Mark(99, mark.seal))


def test_the_old_end_is_forgotten_and_the_rest_still_holds(audit: StoredAudit, record: Record) -> None:
    for days in (3, 2, 1, 0):
        audit.write(replace(REVEALED, at=NOON - timedelta(days=days)))
    assert cut(record.engine, record.vault, NOON + KEPT - timedelta(days=1)) == 2
    assert [entry.at for entry in audit.newest(9)] == [NOON, NOON - timedelta(days=1)]
    audit.write(REVEALED)
    assert audit.broken_at() is None

    record.run("DELETE FROM audit WHERE position = 3")
    assert audit.broken_at() == 4


def test_who_cuts_off_more_and_moves_the_anchor_is_found_out(audit: StoredAudit, record: Record) -> None:
    for days in (3, 2, 1, 0):
        audit.write(replace(REVEALED, at=NOON - timedelta(days=days)))
    cut(record.engine, record.vault, NOON + KEPT - timedelta(days=2))
    record.run("UPDATE audit_anchors SET position = 3, seal = (SELECT seal FROM audit WHERE position = 3)")
    record.run("DELETE FROM audit WHERE position <= 3")
    verdict = audit.verify()
    assert verdict.is_anchor and verdict.broken_at == 3


def test_a_worker_cuts_once_an_hour(audit: StoredAudit, record: Record) -> None:
    forgetting = AuditForgetting(record.engine, record.vault)
    later = NOON + 2 * KEPT
    for _ in range(2):
        audit.write(REVEALED)
    forgetting.look(later)
    audit.write(REVEALED)
    forgetting.look(later + EVERY / 2)
    assert len(audit.newest(9)) == 2
    forgetting.look(later + EVERY)
    assert len(audit.newest(9)) == 1


def test_the_newest_entry_is_never_forgotten(audit: StoredAudit, record: Record) -> None:
    audit.write(REVEALED)
    audit.write(REVEALED)
    assert [cut(record.engine, record.vault, NOON + 2 * KEPT) for _ in range(2)] == [1, 0]
    assert len(audit.newest(9)) == 1


def test_entries_are_found_by_member_deed_thing_and_time(audit: StoredAudit) -> None:
    opened = Entry(NOON + timedelta(hours=1), "n", Deed.OPENED, "alert", "b")
    audit.write(REVEALED)
    audit.write(opened)

    def found(sought: Sought) -> list[Entry]:
        return [written.entry for written in audit.search(sought, 9)]

    assert found(Sought()) == [opened, REVEALED]
    for sought in (Sought(member="n"), Sought(deed=Deed.OPENED), Sought(key="b"), Sought(since=opened.at)):
        assert found(sought) == [opened], sought
    assert found(Sought(before=opened.at)) == [REVEALED]
    assert found(Sought(kind="alert", key="c")) == []
    newest = audit.search(Sought(), 1)
    assert [written.entry for written in audit.search(Sought(), 9, before=newest[0].position)] == [REVEALED]
