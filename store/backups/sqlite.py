"""Copies of a SQLite record, by SQLite's own backup (sqlite.org/backup.html): each is a database file."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from store.address import database_address
from store.backups.alone import InOtherHands, alone_with
from store.backups.copies import BEING_RESTORED, IN_USE, INDEX, MOMENTS, BackupFault, Contents, Progress, broken
from store.instant import from_microseconds
from store.sealed.sealing import WrappedKey

NAME = "SQLite"
BEGINS_WITH = b"SQLite format 3\0"
PAGES_A_STEP = 1000
PATIENCE = 10.0
"""Seconds for a lock."""


def copy(url: str, file: Path, progress: Progress) -> None:
    """Copy the record as it is at one moment. Who writes waits meanwhile, about two seconds for each gigabyte."""
    try:
        with closing(_open(_path_of(url), "mode=rw")) as record, closing(sqlite3.connect(file)) as target:
            target.execute("PRAGMA journal_mode=OFF")
            target.execute("PRAGMA synchronous=OFF")  # who asked for the copy makes the finished file durable
            record.execute("BEGIN")
            _read_contents(record)
            record.backup(target, pages=PAGES_A_STEP, progress=_told(progress))
    except sqlite3.Error as error:
        raise BackupFault(f"DATABASE_URL: the record cannot be copied ({error})") from error


@contextmanager
def opened(file: Path) -> Iterator["SqliteCopy"]:
    """Open a copy and look through it; raises BackupFault."""
    try:
        with closing(_open(file, "mode=ro&immutable=1")) as connection:
            [verdict] = connection.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise broken(file, verdict)
            yield SqliteCopy(_read_contents(connection), connection)
    except sqlite3.Error as error:
        raise broken(file, error) from error


@dataclass(frozen=True, slots=True)
class SqliteCopy:
    """An open copy."""

    contents: Contents
    connection: sqlite3.Connection

    def put_in_place(self, url: str, progress: Progress, destroyed: Collection[str]) -> None:
        """Replace the record in one transaction of SQLite's, which a crash undoes."""
        path = _path_of(url)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _without(self.connection, destroyed, path.with_name(f".{path.name}.restored")) as source:
                with closing(sqlite3.connect(path, timeout=PATIENCE)) as record:
                    source.backup(record, pages=PAGES_A_STEP, progress=_told(progress))
        except InOtherHands:
            raise BackupFault(BEING_RESTORED) from None
        except (sqlite3.Error, OSError) as error:
            raise BackupFault(f"DATABASE_URL: the record cannot be replaced ({error})") from error


@contextmanager
def _without(copy: sqlite3.Connection, destroyed: Collection[str], beside: Path) -> Iterator[sqlite3.Connection]:
    """The copy without these keys, in a file of its own: the record never holds one of them, even after a crash."""
    with alone_with(beside), closing(sqlite3.connect(beside, isolation_level=None)) as whole:
        for pragma in ("journal_mode=OFF", "secure_delete=ON"):
            whole.execute(f"PRAGMA {pragma}")
        copy.backup(whole, pages=PAGES_A_STEP)
        whole.executemany("DELETE FROM data_keys WHERE id = ?", [(name,) for name in destroyed])
        yield whole


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Raise BackupFault while anybody works on the record; another restore is kept out by the file that it makes."""
    if is_in_use(url):
        raise BackupFault(IN_USE)
    yield


def is_in_use(url: str) -> bool:
    """Whether another process has the record open."""
    path, own = str(_path_of(url).resolve()), str(os.getpid())
    others = (process for process in Path("/proc").glob("[0-9]*") if process.name != own)
    return any(path in _files_of(process) for process in others)


def is_empty(url: str) -> bool:
    """Whether the file is not there or holds no table."""
    if not _path_of(url).exists():
        return True
    with closing(_open(_path_of(url), "mode=rw")) as record:
        [tables] = record.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return bool(tables == 0)


def _files_of(process: Path) -> Iterator[str]:
    try:
        for file in (process / "fd").iterdir():
            yield os.readlink(file)
    except OSError:
        return  # it ended, or is somebody else's


def _path_of(url: str) -> Path:
    return Path(database_address(url).url.database or "")


def _open(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, timeout=PATIENCE)


def _read_contents(connection: sqlite3.Connection) -> Contents:
    [revision] = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    roots = connection.execute("SELECT DISTINCT root FROM data_keys")
    index = connection.execute("SELECT root, key_wrapped FROM data_keys WHERE id = ?", (INDEX,)).fetchone()
    moments = [moment for column in MOMENTS for moment in _values(connection, f"max({column.name})", column.table.name)]
    return Contents(
        revision=revision,
        roots=frozenset(root for [root] in roots),
        newest=max(map(from_microseconds, filter(None, moments)), default=None),
        index=WrappedKey(*index) if index else None,
    )


def _values(connection: sqlite3.Connection, what: str, table: str) -> list[int]:
    """The answer; none where the copy is of a release without this table."""
    with suppress(sqlite3.OperationalError):
        return list(connection.execute(f"SELECT {what} FROM {table}").fetchone())  # noqa: S608  # names of our own
    return []


def _told(progress: Progress) -> Callable[[int, int, int], None]:
    def step(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise BackupFault("DATABASE_URL: the record is in use")
        progress(total - remaining, total)

    return step
