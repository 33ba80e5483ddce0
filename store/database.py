"""One engine for SQLite and PostgreSQL: durable commits, short waits, and one way to read and to write."""

import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from sqlite3 import Error as SQLiteError
from typing import Any

from psycopg import Error as PostgreSQLError
from psycopg import RawCursor
from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    PoolProxiedConnection,
    Table,
    create_engine,
    event,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError

from alerts.book import RecordUnavailable
from doors.time_limit import until
from store import sqlite_file
from store.address import database_address
from store.cut_off import CutOff
from store.kept_connections import KeptConnections
from store.outage import OUTAGE, Outage, outage_of, refuse_if_away
from store.patience import LONGEST_WAIT_MS, seconds_left
from store.prepared import Prepared, Row
from store.sqlite_file import NEVER_WAIT, ONLY_READS, as_soon_as_free, is_current, prepare_sqlite
from store.turns import Turns
from store.why_away import why_away

_KEPT = "kept"
"""Of an engine: the connections that are kept to be asked."""

_TURNS = "turns"
"""Of a SQLite engine: whose turn it is to write."""

DEADLINES = {
    "connect_timeout": str(LONGEST_WAIT_MS // 1000),
    "tcp_user_timeout": str(LONGEST_WAIT_MS),
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "2",
}
"""How soon each host is given up that answers no packet, unless the address says otherwise (tcp(7); libpq, "Parameter
Key Words")."""

_CUT_OFF = CutOff()

_POOL: dict[str, Any] = {
    "pool_size": 4,
    "max_overflow": 28,
    "pool_timeout": LONGEST_WAIT_MS / 1000,
    "hide_parameters": True,
}


def open_database(url: str, *, new: bool = False) -> Engine:
    """Open the database; `url` is a SQLAlchemy URL of SQLite or PostgreSQL (psycopg 3).

    A file of SQLite that is not there is made only where it may be `new`: a folder that was mistaken gets no record.
    """
    address = database_address(url)
    if address.is_file:
        return _open_file(url, new=new)
    told = {**DEADLINES, **address.keywords}
    options = f"-c lock_timeout={LONGEST_WAIT_MS} -c statement_timeout={2 * LONGEST_WAIT_MS}"
    told["options"] = f"{options} {told.get('options', '')} -c synchronous_commit=on"
    engine = create_engine(address.url, connect_args=told, **_POOL)
    if len(address.hosts) > 1:
        _try_first_who_answered_last(engine)
    return _open_server(engine)


def _open_file(url: str, *, new: bool) -> Engine:
    patience = LONGEST_WAIT_MS / 1000
    turns = Turns(patience, sqlite_file.after_commit)
    engine = create_engine(url, connect_args={"timeout": patience}, execution_options={_TURNS: turns}, **_POOL)
    prepare_sqlite(engine, new=new)
    file = engine.url.database or ""
    kept = KeptConnections(engine, lambda raw: raw.execute(NEVER_WAIT), lambda one: is_current(one.info, file))
    engine.update_execution_options(**{_KEPT: kept})
    return engine


def _try_first_who_answered_last(engine: Engine) -> None:
    """Try the hosts in another order, or each new connection would wait for a first one that is silent."""
    latest: list[tuple[str, str]] = []

    @event.listens_for(engine, "connect")
    def remember(raw: Any, _record: Any) -> None:
        latest[:] = [(raw.info.host, str(raw.info.port))]

    @event.listens_for(engine, "do_connect")
    def put_first(_dialect: Any, _record: Any, _positional: Any, told: dict[str, Any]) -> None:
        hosts = told["host"].split(",")
        ports = [port or "5432" for port in told["port"].split(",")] if "port" in told else ["5432"] * len(hosts)
        both = sorted(zip(hosts, ports, strict=True), key=lambda place: place not in latest)
        told["host"], told["port"] = (",".join(words) for words in zip(*both, strict=True))


def _open_server(engine: Engine) -> Engine:

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

    engine.update_execution_options(**{OUTAGE: Outage(is_back)})


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for single statements, each of which sees what is committed."""
    options = {ONLY_READS: True} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
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
    rows: list[tuple[Any, ...]] = as_soon_as_free(lambda: raw.execute(words, bound), seconds_left()).fetchall()
    return rows


def _ask_postgresql(raw: Any, words: str, bound: Any) -> list[tuple[Any, ...]]:
    return RawCursor(raw).execute(words, bound).fetchall()


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
        sqlite_file.leave_no_trace(connection)


def overwrite_journal(engine: Engine) -> bool:
    """Overwrite what SQLite's journal still holds; False when others are in the way, and it must be tried again."""
    if engine.dialect.name != "sqlite":
        return True
    with reading(engine) as connection:
        return sqlite_file.overwrite_journal(connection)


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
    refuse_if_away(engine)
    try:
        yield
    except (SQLAlchemyError, SQLiteError, PostgreSQLError) as error:
        if outage := outage_of(engine):
            outage.begin()
        raise RecordUnavailable(why_away(error)) from None


@contextmanager
def _in_time(connection: Connection) -> Iterator[None]:
    """Let a request wait no longer than it may: SQLite for a lock (`as_soon_as_free`), PostgreSQL for anything."""
    raw: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        raw.execute(NEVER_WAIT)
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


def _is_quiet(connection: Any) -> bool:
    """Whether PostgreSQL says nothing: what it says to one who asks nothing is that the connection ends."""
    heard = select.poll()
    heard.register(connection.fileno(), select.POLLIN)
    return not heard.poll(0)
