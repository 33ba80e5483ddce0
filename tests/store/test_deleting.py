"""What is destroyed is gone from every file of SQLite too: from the record, and from its journal."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from store import database
from store.database import open_database, overwrite_journal, reading, writing
from store.sealed import destroying
from store.sealed.key_rotation import wrap_all_anew
from store.sealed.sealing import RootKeys
from store.tables.callers import data_keys
from tests.store.record import KEY, Record
from vocabulary.phone_number import PhoneNumber

NEIGHBOUR = PhoneNumber("+998000000003")


@pytest.fixture(params=["new", "was-wal"])
def record(request: pytest.FixtureRequest, migrated_sqlite: Path, tmp_path: Path) -> Iterator[Record]:
    """A record in which she and another caller are; one of them had a write-ahead log under another release."""
    file = tmp_path / "najot.db"
    file.write_bytes(migrated_sqlite.read_bytes())
    if request.param == "was-wal":
        with closing(sqlite3.connect(file)) as before:
            before.execute("PRAGMA journal_mode=WAL")
    record = Record(f"sqlite:///{file}")
    for number in (None, NEIGHBOUR):
        with record.book(*[number] if number else []):
            pass
    assert Path(f"{file}-journal").exists()
    yield record
    record.engine.dispose()


def her_wrapped_key(record: Record) -> bytes:
    with record.book() as book:
        hers = book.whose
    with reading(record.engine) as connection:
        return connection.execute(select(data_keys.c.key_wrapped).where(data_keys.c.id == hers)).scalar_one()


def files_with(record: Record, content: bytes) -> set[str]:
    file = Path(record.engine.url.database or "")
    return {one.name for one in file.parent.glob("najot.db*") if content in one.read_bytes()}


def erase(record: Record) -> None:
    with record.book() as book:
        book.destroy()


def test_a_destroyed_key_is_in_no_file_any_more(record: Record) -> None:
    wrapped = her_wrapped_key(record)
    assert files_with(record, wrapped)

    erase(record)

    assert files_with(record, wrapped) == set()


def test_without_the_overwriting_it_would_still_be_there(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(destroying, "leave_no_trace", lambda _connection: None)
    wrapped = her_wrapped_key(record)

    erase(record)

    assert files_with(record, wrapped) >= {"najot.db-journal"}
    assert overwrite_journal(record.engine)
    assert files_with(record, wrapped) == set()


def test_the_journal_is_overwritten_while_others_read_and_write(record: Record) -> None:
    wrapped = her_wrapped_key(record)
    other = Record(record.url)
    with reading(other.engine) as connection:
        connection.execute(select(data_keys)).all()
        erase(record)
    assert files_with(record, wrapped) == set()
    with other.book(NEIGHBOUR) as book:
        assert book.caller.number == NEIGHBOUR
    other.engine.dispose()


def test_a_journal_that_another_process_still_needs_is_not_touched(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LONGEST_WAIT_MS", 50)
    other = open_database(record.url)
    with writing(other) as connection:
        connection.execute(delete(data_keys).where(data_keys.c.id == "none"))
        assert not overwrite_journal(record.engine)
    assert overwrite_journal(record.engine)
    other.dispose()


def test_what_an_older_root_key_wrapped_is_gone_once_all_are_wrapped_anew(record: Record) -> None:
    wrapped = her_wrapped_key(record)
    list(wrap_all_anew(record.engine, RootKeys([bytes(32), KEY])))
    assert files_with(record, wrapped) == set()


def test_sqlite_is_told_so_whatever_it_was_built_with(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/a.db", new=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    engine.dispose()
