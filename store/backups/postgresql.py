"""Copies of a PostgreSQL record, by PostgreSQL's own programs: each is an archive of pg_dump in its custom format."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine, text

from store.address import database_address
from store.backups.copies import BEING_RESTORED, IN_USE, INDEX, MOMENTS, BackupFault, Contents, Progress, broken
from store.database import DEADLINES, open_database, reading
from store.instant import from_microseconds
from store.sealed.sealing import WrappedKey
from store.tables.all_tables import metadata

NAME = "PostgreSQL"
BEGINS_WITH = b"PGDMP"

LOOKS, BETWEEN_LOOKS = 20, 0.1
"""How often, and in seconds, others are looked for before the record counts as in use."""

TABLES = (*metadata.tables, "alembic_version")

_MOMENTS = {column.table.name: column.name for column in MOMENTS}

_DUMPING = re.compile(r"pg_dump: dumping contents of table")
_COPIED = re.compile(r"COPY \d+$")
_ERROR = re.compile(r"(?:error|ERROR|FATAL): +(.*)")


def copy(url: str, file: Path, progress: Progress) -> None:
    """Copy the record as it is at one moment; nobody waits."""
    done = 0
    for line in _run("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", "--verbose", f"--file={file}"):
        done += bool(_DUMPING.match(line))
        progress(min(done, len(TABLES)), len(TABLES))


@contextmanager
def opened(file: Path) -> Iterator["PostgresqlCopy"]:
    """Write a copy out as a script and look into it; raises BackupFault."""
    with tempfile.TemporaryDirectory(prefix="najot-restore-") as folder:
        script = Path(folder) / "script.sql"
        try:
            for _ in _run("pg_restore", None, "--no-owner", "--no-privileges", f"--file={script}", str(file)):
                pass
        except BackupFault as fault:
            raise broken(file, fault) from fault
        yield PostgresqlCopy(_read_contents(script, file), script)


@dataclass(frozen=True, slots=True)
class PostgresqlCopy:
    """A copy as a script of statements."""

    contents: Contents
    script: Path

    def put_in_place(self, url: str, progress: Progress, destroyed: Collection[str]) -> None:
        """Replace the record in one transaction."""
        erasing = self.script.with_name("erasing.sql")
        # a name is letters alone, or it would not have come through the list
        keys = ", ".join(f"'{name}'" for name in destroyed) or "NULL"
        erasing.write_text(f"SET search_path TO public;\nDELETE FROM data_keys WHERE id IN ({keys});\n", "ascii")
        dropping = f"DROP TABLE IF EXISTS {', '.join(TABLES)} CASCADE"
        options = ("--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
        done = 0
        for line in _run(
            "psql", url, *options, f"--command={dropping}", *(f"--file={one}" for one in (self.script, erasing))
        ):
            done += bool(_COPIED.match(line))
            progress(min(done, len(TABLES)), len(TABLES))


_OTHERS_ARE_CONNECTED = (
    "SELECT count(*) > 0 FROM pg_stat_activity"
    " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
)
_IS_MINE = "SELECT pg_try_advisory_lock(hashtext('najot restore'))"
"""A lock of this database, not of a table: it ends with the connection, so one that was killed is in nobody's way."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Keep other restores out until the end; raises BackupFault while one, or anybody of our role, works on it."""
    engine = open_database(url)
    try:
        _others_stay(engine)
        with reading(engine) as connection:
            if not connection.execute(text(_IS_MINE)).scalar_one():
                raise BackupFault(BEING_RESTORED)
            if connection.execute(text(_OTHERS_ARE_CONNECTED)).scalar_one():
                raise BackupFault(IN_USE)
            yield
    finally:
        engine.dispose()


def is_in_use(url: str) -> bool:
    """Whether somebody else of our role is connected, and stays so."""
    engine = open_database(url)
    try:
        return _others_stay(engine)
    finally:
        engine.dispose()


def _others_stay(engine: Engine) -> bool:
    """Whether others are connected after a moment: a session that was closed just now is seen for a while yet."""
    for attempt in range(LOOKS):
        if attempt:
            time.sleep(BETWEEN_LOOKS)
        with reading(engine) as connection:
            if not connection.execute(text(_OTHERS_ARE_CONNECTED)).scalar_one():
                return False
    return True


def is_empty(url: str) -> bool:
    """Whether the database holds no table."""
    return _ask(url, "SELECT count(*) = 0 FROM pg_tables WHERE schemaname = current_schema()")


def _ask(url: str, question: str) -> bool:
    engine = open_database(url)
    try:
        with reading(engine) as connection:
            return bool(connection.execute(text(question)).scalar_one())
    finally:
        engine.dispose()


def _run(program: str, url: str | None, *arguments: str) -> Iterator[str]:
    """Run a program of PostgreSQL's on a database and give what it says, line by line; raises BackupFault."""
    path = shutil.which(program)
    if path is None:
        raise BackupFault(f"{program} is not installed; on Debian: apt-get install postgresql-client")
    command, environ = [path, *arguments], {"PATH": str(Path(path).parent), "LC_ALL": "C"}
    if url:
        target, secret = _connection(url)
        command, environ = [*command, f"--dbname={target}"], environ | secret
    trouble = ""
    with subprocess.Popen(  # noqa: S603 - the commands are ours
        command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            error = _ERROR.search(line)
            trouble = trouble or (error[1] if error else "")
            yield line
    if process.returncode:
        raise BackupFault(trouble or f"{program} ended with status {process.returncode}")


def _connection(url: str) -> tuple[str, dict[str, str]]:
    """How libpq names the database, and apart from it the password, which must not stand in a command line."""
    address = database_address(url)
    named = {"user": address.url.username, "dbname": address.url.database}
    told = {**DEADLINES, **{word: value for word, value in named.items() if value}, **address.keywords}
    password = address.url.password
    return make_conninfo(**told), {"PGPASSWORD": password} if password else {}


def _read_contents(script: Path, file: Path) -> Contents:
    revisions, roots, moments, index = set(), set(), [0], None
    with script.open(encoding="utf-8") as lines:
        for table, row in _copied_rows(lines):
            if table == "alembic_version":
                revisions.add(row["version_num"])
            elif table == "data_keys":
                roots.add(row["root"])
                if row["id"] == INDEX:
                    index = WrappedKey(row["root"], bytes.fromhex(row["key_wrapped"].removeprefix(r"\\x")))
            elif table in _MOMENTS:
                moments.append(int(row[_MOMENTS[table]]))
    if not revisions:
        raise broken(file, "it has no schema of ours")
    newest = max(moments)
    return Contents(
        revision=max(revisions),
        roots=frozenset(roots),
        newest=from_microseconds(newest) if newest else None,
        index=index,
    )


_COPY = re.compile(r"COPY (?:public\.)?(\w+) \((.*)\) FROM stdin;$")


def _copied_rows(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a script's COPY statements: tab-separated, up to a line of backslash and full stop."""
    for line in lines:
        if head := _COPY.match(line):
            columns = head[2].split(", ")
            for row in iter(lambda: next(lines).rstrip("\n"), "\\."):
                yield head[1], dict(zip(columns, row.split("\t"), strict=True))
