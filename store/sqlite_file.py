"""SQLite, for several threads and processes: durable commits, fair and short waits, and nothing left in its journal."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from sqlite3 import SQLITE_BUSY
from sqlite3 import Error as SQLiteError
from sqlite3 import OperationalError as BusyError
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DisconnectionError

from alerts.book import RecordUnavailable
from store.line_of_writers import first_in_line
from store.outage import refuse_if_away
from store.patience import LOOK_AGAIN_AFTER, seconds_left

NEVER_WAIT = "PRAGMA busy_timeout=0"
"""It says at once that it is busy, and `as_soon_as_free` tries again."""

ONLY_READS = "only_reads"
"""Marks a connection that takes no write lock; each statement is a transaction of its own."""

_PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "secure_delete=ON")
"""What is deleted is overwritten, because a destroyed key that stays in the file is not destroyed."""

JOURNAL = "persist"
"""Whatever SQLite's version: one rollback journal, always in the same blocks, which can be overwritten.

One that is deleted after each commit, or a log that is cut off, leaves what it held in blocks that nobody reaches any
more; and an older SQLite can corrupt a write-ahead log (docs/decisions/0045).
"""

_FILE = "file"
"""Of a connection: which file it has open."""

LEAST_WAIT = 0.4
"""Seconds for the write lock, however long a request stood in the line of its own process.

DANGER: one that had no time left would call the record away for all, because another process wrote for a moment.
"""

_DESTROYS = "destroys"
"""Marks a connection whose transaction destroys a key."""

_A_BLOCK = bytes(1 << 16)

_KIND_OF_ERROR = 0xFF
"""The part of a result code that names the kind (sqlite.org/rescode.html, "Result Codes versus Extended")."""

Result = TypeVar("Result")

_log = structlog.get_logger()


def prepare_sqlite(engine: Engine, *, new: bool) -> None:
    """Let an engine work in the file that has the record's name now, and make none unless it may be `new`."""
    file = engine.url.database or ""
    _keep_to_the_file(engine, file, new=new)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _choose_the_journal(connection)

    @event.listens_for(engine, "do_execute")
    def read_as_soon_as_free(cursor: Any, statement: str, parameters: Any, context: Any) -> bool:
        if not context.root_connection.get_execution_options().get(ONLY_READS):
            return False
        as_soon_as_free(lambda: cursor.execute(statement, parameters), seconds_left())
        return True

    @event.listens_for(engine, "begin")
    def take_the_write_lock_at_once(connection: Connection) -> None:
        if not connection.get_execution_options().get(ONLY_READS):
            refuse_if_away(engine)
            _take_the_write_lock(connection.connection.driver_connection, file)


def _choose_the_journal(connection: Any) -> None:
    """Keep the rollback journal; a write-ahead log that others still have open is waited for, then refused."""
    end = time.monotonic() + seconds_left()
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


def _keep_to_the_file(engine: Engine, file: str, *, new: bool) -> None:

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
        if not is_current(record.info, file):
            _log.error("record_file_replaced")
            raise DisconnectionError


def is_current(info: dict[Any, Any], file: str) -> bool:
    """Whether this connection has the file open that has the name now."""
    return bool(info[_FILE] == _identity_of(file))


def _identity_of(file: str) -> tuple[int, int] | None:
    """Which file has this name now; None when none has."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def leave_no_trace(connection: Connection) -> None:
    """What this transaction destroys is to be gone from the journal too, as soon as it is stored."""
    connection.info[_DESTROYS] = True


def after_commit(connection: Connection, is_stored: bool) -> None:
    """Overwrite the journal of a transaction that destroyed a key; a worker tries again when it could not be done."""
    if connection.info.pop(_DESTROYS, False) and is_stored and not overwrite_journal(connection):
        _log.warning("journal_not_overwritten")


def overwrite_journal(connection: Connection) -> bool:
    """Overwrite what the journal still holds; False when others are in the way, and it must be tried again."""
    raw: Any = connection.connection.driver_connection
    file = connection.engine.url.database or ""
    try:
        _take_the_write_lock(raw, file)  # DANGER: without it another process may have begun a journal that it needs
        try:
            _overwrite(Path(f"{file}-journal"))
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


def _take_the_write_lock(connection: Any, file: str) -> None:
    patience = max(seconds_left(), LEAST_WAIT)
    connection.execute(NEVER_WAIT)
    try:
        with first_in_line(file, patience / 2):
            as_soon_as_free(lambda: connection.execute("BEGIN IMMEDIATE"), patience)
    finally:
        connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")


def as_soon_as_free(do: Callable[[], Result], patience: float) -> Result:
    """Do this as soon as SQLite's lock is free, within `patience` seconds; its own way to wait is off meanwhile.

    That looks again after up to 0.1 s. DANGER: with it, whoever writes again and again keeps all others out for
    seconds: the web server a worker in a burst of alerts, a worker a HELP, and both whoever only reads.
    """
    end = time.monotonic() + patience
    while True:
        try:
            return do()
        except BusyError as error:
            if error.sqlite_errorcode & _KIND_OF_ERROR != SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(LOOK_AGAIN_AFTER)
