"""One engine for SQLite and PostgreSQL: durable commits, short waits, and one way to read and to write."""

import os
import select
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from sqlite3 import SQLITE_BUSY
from sqlite3 import Error as SQLiteError
from sqlite3 import OperationalError as BusyError
from typing import Any, TypeVar

import structlog
from psycopg import Error as PostgreSQLError
from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    PoolProxiedConnection,
    Table,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError

from alerts.book import RecordUnavailable
from doors.time_limit import time_left, until
from store.cut_off import CutOff
from store.kept_connections import KeptConnections
from store.outage import Outage
from store.prepared import Prepared, Row
from store.turns import Turns

LONGEST_WAIT_MS = 3000
"""For a lock or a connection, where nobody waits for an answer; a request has less (`doors.time_limit`)."""

LOOK_AGAIN_AFTER = 0.002
"""Seconds between tries for a lock that another process holds for some milliseconds."""

_ONLY_READS = "only_reads"
"""Marks a SQLite connection that takes no write lock; each statement is a transaction of its own."""

_TURNS = "turns"
"""Of a SQLite engine: whose turn it is to write."""

_KEPT = "kept"
"""Of an engine: the connections that are kept to be asked."""

_FILE = "file"
"""Of a SQLite connection: which file it has open."""

_OUTAGE = "outage"
"""Of an engine that answers requests: whether its record is away."""

_SILENT_HOST = {
    "tcp_user_timeout": LONGEST_WAIT_MS,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
}
"""How soon a host is given up that answers no packet (tcp(7); libpq, "Parameter Key Words")."""

_CUT_OFF = CutOff()

_DESTROYS = "destroys"
"""Marks a SQLite connection whose transaction destroys a key."""

_POOL: dict[str, Any] = {
    "pool_size": 4,
    "max_overflow": 28,
    "pool_timeout": LONGEST_WAIT_MS / 1000,
    "hide_parameters": True,
}

_PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "secure_delete=ON")
"""Of SQLite; what is deleted is overwritten, because a destroyed key that stays in the file is not destroyed."""

_NEVER_WAIT = "PRAGMA busy_timeout=0"
"""Of SQLite: it says at once that it is busy, and `_as_soon_as_free` tries again."""

JOURNAL = "persist"
"""Of SQLite, whatever its version: one rollback journal, always in the same blocks, which can be overwritten.

One that is deleted after each commit, or a log that is cut off, leaves what it held in blocks that nobody reaches any
more; and an older SQLite can corrupt a write-ahead log (docs/decisions/0045).
"""

_SQLITE_SAYS = {
    "READONLY": "it cannot be written to",
    "FULL": "its disk is full",
    "CANTOPEN": "it or its journal cannot be opened",
    "NOTADB": "it is no database",
    "CORRUPT": "it is damaged",
    "IOERR": "its disk fails",
}
"""By the first word of a result code (sqlite.org/rescode.html)."""

_POSTGRESQL_SAYS = {
    "InsufficientPrivilege": "its user lacks rights: let it own the database, or the schema",
    "ReadOnlySqlTransaction": "it cannot be written to",
    "DiskFull": "its disk is full",
    "UndefinedTable": "a table is missing",
}
"""By the driver's name of the error (PostgreSQL's documentation, appendix A)."""

_CONNECTING_SAYS = (
    ("Connection refused", "nobody listens at its host and port"),
    ("resolve host", "its host's name is not known"),
    ("translate host name", "its host's name is not known"),
    ("password authentication failed", "its user or password is refused"),
    ("no password supplied", "its password is missing"),
    ("no pg_hba.conf entry", "it lets this user in from nowhere here (pg_hba.conf)"),
    ("does not exist", "no such database, or no such user, is there"),
    ("No such file", "no server's socket is there"),
    ("timeout", "its host does not answer"),
    ("too many", "it has no free connection"),
)
"""By words of the driver, which names no kind where a connection fails. DANGER: its own line may hold names."""

_A_BLOCK = bytes(1 << 16)

_KIND_OF_ERROR = 0xFF
"""The part of a result code that names the kind (sqlite.org/rescode.html, "Result Codes versus Extended")."""

Result = TypeVar("Result")

_log = structlog.get_logger()


def open_database(url: str, *, new: bool = False) -> Engine:
    """Open the database; `url` is a SQLAlchemy URL of SQLite or PostgreSQL (psycopg 3).

    A file of SQLite that is not there is made only where it may be `new`: a folder that was mistaken gets no record.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _open_sqlite(url, new=new)
    options = f"-c lock_timeout={LONGEST_WAIT_MS} -c statement_timeout={2 * LONGEST_WAIT_MS} -c synchronous_commit=on"
    connect = {"connect_timeout": LONGEST_WAIT_MS // 1000, "options": options, **_SILENT_HOST}
    engine = create_engine(url, connect_args=connect, **_POOL)

    def let_each_statement_be_a_transaction(raw: Any) -> None:
        raw.autocommit = True

    @event.listens_for(engine, "checkout")
    def leave_what_the_server_ended(connection: Any, _record: Any, _proxy: Any) -> None:
        if not _is_quiet(connection):
            raise DisconnectionError

    def is_quiet(kept: PoolProxiedConnection) -> bool:
        return _is_quiet(kept.driver_connection)

    engine.update_execution_options(**{_KEPT: KeptConnections(engine, let_each_statement_be_a_transaction, is_quiet)})
    return engine


def fail_fast(engine: Engine, can_store: Callable[[], bool]) -> None:
    """Let no request wait for a record that another found away; `can_store` tries whether it is back."""

    def is_back() -> bool:
        engine.dispose()
        return can_store()

    engine.update_execution_options(**{_OUTAGE: Outage(is_back)})


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for single statements, each of which sees what is committed."""
    options = {_ONLY_READS: True} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
    with _available(engine), engine.connect().execution_options(**options) as connection, _in_time(connection):
        yield connection


def ask(engine: Engine, prepared: Prepared, **values: Any) -> list[Row]:
    """What a prepared statement finds, which only reads; it sees what is committed."""
    kept: KeptConnections = engine.get_execution_options()[_KEPT]
    with _available(engine):
        connection = kept.take()
        raw: Any = connection.driver_connection
        try:
            if engine.dialect.name == "sqlite":
                rows = prepared.rows(engine.dialect, partial(_ask_sqlite, raw), values)
            else:
                with _cut_off_in_time(raw):
                    rows = prepared.rows(engine.dialect, partial(_ask_postgresql, raw), values)
        except BaseException:
            connection.invalidate()
            kept.let_go()
            raise
        kept.give_back(connection)
        return rows


def ask_within(connection: Connection, prepared: Prepared, **values: Any) -> list[Row]:
    """What it finds inside a transaction."""
    raw: Any = connection.connection.driver_connection
    how = _ask_sqlite if connection.dialect.name == "sqlite" else _ask_postgresql
    return prepared.rows(connection.dialect, partial(how, raw), values)


def _ask_sqlite(raw: Any, words: str, bound: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = _as_soon_as_free(lambda: raw.execute(words, bound)).fetchall()
    return rows


def _ask_postgresql(raw: Any, words: str, bound: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = raw.execute(words, bound).fetchall()
    return rows


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: stored durably when the block ends, or not at all."""
    turns: Turns | None = engine.get_execution_options().get(_TURNS)
    if turns:
        with _available(engine), turns.writing(engine) as connection:
            yield connection
        return
    with _available(engine), engine.connect() as connection, _in_time(connection), connection.begin():
        yield connection


def leave_no_trace(connection: Connection) -> None:
    """What this transaction destroys is to be gone from SQLite's journal too, as soon as it is stored.

    PostgreSQL's own log cannot be overwritten: there it goes when the log expires.
    """
    if connection.dialect.name == "sqlite":
        connection.info[_DESTROYS] = True


def overwrite_journal(engine: Engine) -> bool:
    """Overwrite what SQLite's journal still holds; False when others are in the way, and it must be tried again."""
    if engine.dialect.name != "sqlite":
        return True
    with reading(engine) as connection:
        return _overwrite_journal(connection)


def insert_if_new(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert a row unless its key is there already; tells whether it was inserted."""
    return connection.execute(_insert_if_new(connection.dialect.name, table), values).first() is not None


@cache
def _insert_if_new(dialect: str, table: Table) -> Executable:
    """The statement, built once, because building it takes longer than running it."""
    insert: Any = (sqlite if dialect == "sqlite" else postgresql).insert
    statement: Executable = insert(table).on_conflict_do_nothing().returning(*table.primary_key)
    return statement


@contextmanager
def _available(engine: Engine) -> Iterator[None]:
    """Say RecordUnavailable for whatever breaks; to a request at once, when another found the record away."""
    outage: Outage | None = engine.get_execution_options().get(_OUTAGE) if until() else None
    if outage and outage.is_known:
        raise RecordUnavailable("away")
    try:
        yield
    except (SQLAlchemyError, SQLiteError, PostgreSQLError) as error:
        if outage:
            outage.begin()
        raise RecordUnavailable(why_away(error)) from None


def why_away(error: Exception) -> str:
    """Why the record cannot be used, in words that hold nothing of what was to be stored, nor who we are to it."""
    cause = getattr(error, "orig", None) or error
    kind = getattr(cause, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]
    said = _SQLITE_SAYS.get(kind) or _POSTGRESQL_SAYS.get(type(cause).__name__)
    if not said and isinstance(cause, PostgreSQLError) and cause.sqlstate is None:
        said = next((words for sign, words in _CONNECTING_SAYS if sign in str(cause)), None)
    return said or " ".join(dict.fromkeys((type(error).__name__, type(cause).__name__)))


@contextmanager
def _in_time(connection: Connection) -> Iterator[None]:
    """Let a request wait no longer than it may: SQLite for a lock (`_as_soon_as_free`), PostgreSQL for anything."""
    raw: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        raw.execute(_NEVER_WAIT)
        yield
    else:
        with _cut_off_in_time(raw):
            yield


@contextmanager
def _cut_off_in_time(raw: Any) -> Iterator[None]:
    end = until()
    if end is None:
        yield
    else:
        with _CUT_OFF.at(end, raw.fileno()):
            yield


def _milliseconds_left() -> int:
    return int(time_left(LONGEST_WAIT_MS / 1000) * 1000)


def _open_sqlite(url: str, *, new: bool) -> Engine:
    patience = LONGEST_WAIT_MS / 1000
    options = {_TURNS: Turns(patience, _after_commit)}
    engine = create_engine(url, connect_args={"timeout": patience}, execution_options=options, **_POOL)
    _keep_to_the_file(engine, new=new)
    file = engine.url.database or ""
    engine.update_execution_options(
        **{
            _KEPT: KeptConnections(
                engine, lambda raw: raw.execute(_NEVER_WAIT), lambda kept: _is_current(kept.info, file)
            )
        }
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _choose_the_journal(connection)

    @event.listens_for(engine, "do_execute")
    def read_as_soon_as_free(cursor: Any, statement: str, parameters: Any, context: Any) -> bool:
        if not context.root_connection.get_execution_options().get(_ONLY_READS):
            return False
        _as_soon_as_free(lambda: cursor.execute(statement, parameters))
        return True

    @event.listens_for(engine, "begin")
    def take_the_write_lock_at_once(connection: Connection) -> None:
        if not connection.get_execution_options().get(_ONLY_READS):
            _take_the_write_lock(connection.connection.driver_connection)

    return engine


def _choose_the_journal(connection: Any) -> None:
    """Keep the rollback journal; a write-ahead log that others still have open is waited for, then refused."""
    end = time.monotonic() + time_left(LONGEST_WAIT_MS / 1000)
    while (kept := _journal_after_asking(connection)) != JOURNAL:
        if time.monotonic() > end:
            connection.close()
            raise RecordUnavailable(f"another program keeps its journal as {kept}")
        time.sleep(LOOK_AGAIN_AFTER)


def _journal_after_asking(connection: Any) -> str:
    """The kind of journal in force once ours was asked for; nobody else may have the file open while a log ends."""
    try:
        return str(connection.execute(f"PRAGMA journal_mode={JOURNAL}").fetchone()[0])
    except BusyError:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _keep_to_the_file(engine: Engine, *, new: bool) -> None:
    """Work in the file that has the record's name now, and make none unless it may be new."""
    file = engine.url.database or ""

    @event.listens_for(engine, "do_connect")
    def make_no_file(*_: Any) -> None:
        if not new and _identity_of(file) is None:
            raise RecordUnavailable("there is no such file")

    @event.listens_for(engine, "connect")
    def remember_which(_connection: Any, record: Any) -> None:
        record.info[_FILE] = _identity_of(file)

    @event.listens_for(engine, "checkout")
    def leave_a_file_that_was_replaced(_connection: Any, record: Any, _proxy: Any) -> None:
        """DANGER: who reads on in a file without a name finds nothing due, for ever, and nothing fails."""
        if not _is_current(record.info, file):
            _log.error("record_file_replaced")
            raise DisconnectionError


def _is_quiet(connection: Any) -> bool:
    """Whether PostgreSQL says nothing: what it says to one who asks nothing is that the connection ends."""
    heard = select.poll()
    heard.register(connection.fileno(), select.POLLIN)
    return not heard.poll(0)


def _is_current(info: dict[Any, Any], file: str) -> bool:
    """Whether this connection has the file open that has the name now."""
    return bool(info[_FILE] == _identity_of(file))


def _identity_of(file: str) -> tuple[int, int] | None:
    """Which file has this name now; None when none has."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _after_commit(connection: Connection, is_stored: bool) -> None:
    """Overwrite the journal of a transaction that destroyed a key; a worker tries again when it could not be done."""
    if connection.info.pop(_DESTROYS, False) and is_stored and not _overwrite_journal(connection):
        _log.warning("journal_not_overwritten")


def _overwrite_journal(connection: Connection) -> bool:
    raw: Any = connection.connection.driver_connection
    try:
        _take_the_write_lock(raw)  # DANGER: without it another process may have begun a journal that it needs
        try:
            _overwrite(Path(f"{connection.engine.url.database}-journal"))
        finally:
            raw.execute("ROLLBACK")
    except (SQLiteError, OSError):
        return False
    return True


def _overwrite(file: Path) -> None:
    """Overwrite its very blocks, then give them back; nothing happens when it is not there."""
    try:
        with file.open("r+b") as opened:
            for start in range(0, os.fstat(opened.fileno()).st_size, len(_A_BLOCK)):
                opened.seek(start)
                opened.write(_A_BLOCK)
            opened.flush()
            os.fsync(opened.fileno())
            opened.truncate(0)
    except FileNotFoundError:
        return


def _take_the_write_lock(connection: Any) -> None:
    connection.execute(_NEVER_WAIT)
    try:
        _as_soon_as_free(lambda: connection.execute("BEGIN IMMEDIATE"))
    finally:
        connection.execute(f"PRAGMA busy_timeout={_milliseconds_left()}")


def _as_soon_as_free(do: Callable[[], Result]) -> Result:
    """Do this as soon as SQLite's lock is free; its own way to wait is off meanwhile.

    That looks again after up to 0.1 s. DANGER: with it, whoever writes again and again keeps all others out for
    seconds: the web server a worker in a burst of alerts, a worker a HELP, and both whoever only reads.
    """
    end = time.monotonic() + time_left(LONGEST_WAIT_MS / 1000)
    while True:
        try:
            return do()
        except BusyError as error:
            if error.sqlite_errorcode & _KIND_OF_ERROR != SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(LOOK_AGAIN_AFTER)
