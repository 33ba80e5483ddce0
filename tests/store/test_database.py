"""A database that cannot be used says so, in time, without a value; and what it acknowledged is durable."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from alerts.book import RecordUnavailable
from store import database, patience, sqlite_file
from store.database import open_database, reading, writing
from store.health import can_read
from store.migrate import upgrade
from store.tables.inbound import seen_messages
from tests.servers import PostgresServer
from tests.store.record import HER, NOON, Record
from ussd.dial import Dial


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for locks and connections are short."""
    monkeypatch.setattr(database, "LONGEST_WAIT_MS", 100)
    monkeypatch.setattr(patience, "LONGEST_WAIT_MS", 100)
    monkeypatch.setitem(database._POOL, "pool_timeout", 0.1)


def test_commits_are_durable_whatever_the_server_is_set_to(record: Record) -> None:
    question = "PRAGMA synchronous" if record.engine.dialect.name == "sqlite" else "SHOW synchronous_commit"
    with writing(record.engine) as connection:
        assert connection.execute(text(question)).scalar_one() in (2, "on")


@pytest.fixture
def kept_as_wal(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A record whose journal is a write-ahead log, and another program that has it open."""
    upgrade(f"sqlite:///{tmp_path}/najot.db")
    with closing(sqlite3.connect(tmp_path / "najot.db")) as other:
        assert other.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
        other.execute("SELECT count(*) FROM callers").fetchone()
        yield other


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 53, 4), (4, 0, 0)])
def test_the_journal_is_the_same_whatever_the_library(
    tmp_path: Path, version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/a.db", new=True)
    monkeypatch.setattr(engine.dialect.dbapi, "sqlite_version_info", version)
    with writing(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "persist"
    engine.dispose()


@pytest.mark.usefixtures("impatient")
def test_a_log_that_another_program_has_open_is_refused(kept_as_wal: sqlite3.Connection, tmp_path: Path) -> None:
    """DANGER: to go on in it could destroy the record with an older library, and keep a destroyed key in the log."""
    engine = open_database(f"sqlite:///{tmp_path}/najot.db")
    with pytest.raises(RecordUnavailable, match="another program keeps its journal as wal"), writing(engine):
        pass
    kept_as_wal.close()
    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "persist"
    assert not (tmp_path / "najot.db-wal").exists()
    engine.dispose()


def test_a_log_that_is_let_go_soon_is_waited_for(kept_as_wal: sqlite3.Connection, tmp_path: Path) -> None:
    let_go = threading.Event()
    engine = open_database(f"sqlite:///{tmp_path}/najot.db")
    with ThreadPoolExecutor(1) as threads:
        read = threads.submit(lambda: let_go.set() or can_read(engine))
        let_go.wait()
        kept_as_wal.close()
        assert read.result()
    engine.dispose()


def test_who_reads_looks_for_the_gaps_between_the_commits_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own way to wait sleeps up to 0.1 s and misses them: dials beside a burst of HELPs were refused."""
    url = f"sqlite:///{tmp_path}/najot.db"
    upgrade(url)
    engine = open_database(url)
    waits: list[float] = []
    with closing(sqlite3.connect(tmp_path / "najot.db", isolation_level=None)) as holder, reading(engine) as connection:
        holder.execute("BEGIN EXCLUSIVE")

        def wait(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 3:
                holder.execute("ROLLBACK")

        monkeypatch.setattr(sqlite_file.time, "sleep", wait)
        assert connection.execute(text("SELECT count(*) FROM callers")).scalar_one() == 0
    assert waits == [patience.LOOK_AGAIN_AFTER] * 3
    engine.dispose()


def test_a_question_that_is_wrong_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file.time, "sleep", lambda _: pytest.fail("it waited"))
    engine = open_database(f"sqlite:///{tmp_path}/a.db", new=True)
    with pytest.raises(RecordUnavailable), reading(engine) as connection:
        connection.execute(text("SELECT 1 FROM nothing"))
    engine.dispose()


def test_a_reader_sees_what_another_has_committed_since(record: Record) -> None:
    with reading(record.engine) as connection:
        before = connection.execute(text("SELECT count(*) FROM callers")).scalar_one()
        with record.book():
            pass
        after = connection.execute(text("SELECT count(*) FROM callers")).scalar_one()
    assert (before, after) == (0, 1)


@pytest.mark.usefixtures("impatient")
def test_a_locked_record_is_unavailable_and_nothing_is_stored(database_url: str) -> None:
    record = Record(database_url)
    with record.book():
        pass
    locked, done = threading.Event(), threading.Event()

    def hold_the_lock() -> None:
        other = open_database(database_url)
        with writing(other) as connection:
            if other.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE callers IN ACCESS EXCLUSIVE MODE"))
            else:
                connection.execute(text("PRAGMA locking_mode = EXCLUSIVE"))
                connection.execute(text("UPDATE callers SET language = 'ru'"))
            locked.set()
            done.wait()
        other.dispose()

    holder = threading.Thread(target=hold_the_lock)
    holder.start()
    locked.wait()
    with pytest.raises(RecordUnavailable):
        record.help()
    done.set()
    holder.join()
    assert record.states() == []
    assert record.help().repeats == 0
    record.engine.dispose()


@pytest.mark.usefixtures("impatient")
def test_a_sqlite_file_that_another_program_holds_is_unavailable(tmp_path: Path) -> None:
    """Even for a connection that is opened only now."""
    url = f"sqlite:///{tmp_path}/najot.db"
    upgrade(url)
    other = sqlite3.connect(tmp_path / "najot.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    engine = open_database(url)
    assert not can_read(engine)
    with pytest.raises(RecordUnavailable), writing(engine):
        pass
    other.close()
    assert can_read(engine)
    engine.dispose()


@pytest.mark.usefixtures("impatient")
def test_a_sqlite_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "najot.db").write_bytes(b"not a database" * 100)
    engine = open_database(f"sqlite:///{tmp_path}/najot.db")
    assert not can_read(engine)
    engine.dispose()


def test_a_sqlite_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/najot.db")
    with pytest.raises(RecordUnavailable, match="there is no such file"), reading(engine):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_cannot_be_written_to_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/najot.db"
    upgrade(url)
    engine = open_database(url)
    with reading(engine) as connection:
        connection.execute(text("PRAGMA query_only = ON"))
    with pytest.raises(RecordUnavailable, match="it cannot be written to"), writing(engine) as connection:
        connection.execute(text("DELETE FROM callers"))
    engine.dispose()


def test_who_only_reads_leaves_a_file_that_was_replaced(tmp_path: Path) -> None:
    """As a worker with nothing to do: it would find nothing due in a file that nobody else has any more."""
    kept, copy = tmp_path / "najot.db", tmp_path / "copy.db"
    for path in (kept, copy):
        upgrade(f"sqlite:///{path}")
    engine = open_database(f"sqlite:///{kept}")

    def versions() -> int:
        with reading(engine) as connection:
            return connection.execute(text("SELECT count(*) FROM heartbeat")).scalar_one()

    assert versions() == 0
    with sqlite3.connect(copy) as other:
        other.execute("INSERT INTO heartbeat VALUES (1, 0)")
    other.close()
    copy.replace(kept)
    assert versions() == 1

    kept.unlink()
    with pytest.raises(RecordUnavailable, match="there is no such file"):
        versions()
    assert list(tmp_path.glob("*.db")) == []
    engine.dispose()


def test_a_database_that_was_down_is_used_again_when_it_is_back() -> None:
    server = PostgresServer()
    server.start()
    url = server.new_database()
    upgrade(url)
    record = Record(url)
    record.help()
    server.kill()
    with pytest.raises(RecordUnavailable):
        record.ledger.recall(Dial("session", HER), NOON)
    with pytest.raises(RecordUnavailable):
        record.help()
    assert not can_read(record.engine)
    server.start()
    assert record.help().repeats == 1
    record.engine.dispose()
    server.remove()


def test_what_is_new_is_told_from_what_is_there(record: Record) -> None:
    values = {"message_index": b"1", "seen_at": NOON}
    with writing(record.engine) as connection:
        assert database.insert_if_new(connection, seen_messages, **values)
        assert not database.insert_if_new(connection, seen_messages, **values)
    assert record.count(seen_messages) == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://najot:geheim@127.0.0.1:1/najot", "nobody listens at its host and port"),
        ("postgresql+psycopg://najot:geheim@nosuch.invalid/najot", "its host's name is not known"),
        ("postgresql+psycopg://najot:geheim@/najot?host=/nowhere", "no server's socket is there"),
        ("nosuch", "no such database, or no such user, is there"),
    ],
)
def test_a_server_that_cannot_be_reached_says_why_without_our_name_or_its(
    postgres: PostgresServer, url: str, said: str
) -> None:
    engine = open_database(url if "://" in url else postgres.url(url))
    with pytest.raises(RecordUnavailable) as refused, reading(engine):
        pass
    engine.dispose()
    assert str(refused.value) == said
