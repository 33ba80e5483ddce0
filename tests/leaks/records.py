"""The two kinds of record, as somebody meets them who has the machine: their files, and the database taken away."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine, func, insert, select

from store.instant import utc_now
from store.tables.all_tables import metadata
from store.tables.inbound import wrong_codes
from tests.servers import PostgresServer

Contents = list[bytes]


class Record(Protocol):
    """A database that the service uses."""

    url: str

    def away(self) -> AbstractContextManager[None]:
        """Take it away for a while."""
        ...

    def places(self) -> dict[str, Contents]:
        """What is in its files."""
        ...

    def backup(self, file: Path) -> Contents:
        """What is in a backup of it."""
        ...


class SQLiteRecord:
    """A file, and the journal beside it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "record" / "najot.db"
        self._file.parent.mkdir()
        self.url = f"sqlite:///{self._file}"

    @contextmanager
    def away(self) -> Iterator[None]:
        """Keep it locked."""
        with closing(sqlite3.connect(self._file, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield

    def places(self) -> dict[str, Contents]:
        """The file and, of a transaction that changes every row, the journal."""
        with closing(sqlite3.connect(self._file, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            for table in metadata.sorted_tables:
                key = next(iter(table.primary_key)).name
                connection.execute(f"UPDATE {table.name} SET {key} = {key}")
            journals = [path.read_bytes() for path in self._file.parent.glob("najot.db-*")]
            return {"the record": [self._file.read_bytes()], "the journal": journals}

    def backup(self, file: Path) -> Contents:
        """The copy as it is."""
        return [file.read_bytes()]


class PostgresRecord:
    """A cluster that logs every statement with its parameters."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        server.run("ALTER SYSTEM SET log_statement = 'all'")
        server.run("SELECT pg_reload_conf()")
        self.url = server.new_database()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Keep it down."""
        self._server.stop()
        yield
        self._server.start()

    def places(self) -> dict[str, Contents]:
        """Every file of the cluster."""
        self._server.run("CHECKPOINT")
        data = self._server.folder / "data"
        return {
            "the record": contents_of(data / "base"),
            "the journal": contents_of(data / "pg_wal"),
            "the database server's log": [(self._server.folder / "output.log").read_bytes()],
        }

    def backup(self, file: Path) -> Contents:
        """The copy as it is, and what it says."""
        program = shutil.which("pg_restore")
        assert program
        said = subprocess.run([program, "--file=-", file], capture_output=True, check=True)
        return [file.read_bytes(), said.stdout]


def contents_of(folder: Path) -> Contents:
    """What is in the files of a folder and of those in it."""
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def plant(record: Record, planted: Iterable[bytes]) -> None:
    """Write each into a row of its own."""
    engine = create_engine(record.url)
    with engine.begin() as connection:
        for octets in planted:
            connection.execute(insert(wrong_codes).values(number_index=octets, count=1, since=utc_now()))
    engine.dispose()


def rows_in(record: Record, table: str) -> int:
    """How many rows a table has."""
    engine = create_engine(record.url)
    with engine.connect() as connection:
        count = connection.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one()
    engine.dispose()
    return count
