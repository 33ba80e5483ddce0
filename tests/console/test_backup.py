"""The record goes into a file and comes back whole, or stays as it is."""

import gzip
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import delete, select, text, update

from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from store.backups import postgresql
from store.backups.alone import alone_with
from store.backups.held_against import NOTED_SINCE
from store.database import open_database
from store.instant import utc_now
from store.migrate import downgrade
from store.tables.callers import callers, data_keys
from tests.console.terminal import KEY, Terminal, as_setting
from tests.console.test_centres import codes_in_force, rows
from vocabulary.phone_number import PhoneNumber

HER = PhoneNumber("+998000000001")
WAITS = Notice(Addressee(Recipient.CALLER, "", HER, TellReason.SHE_ASKED), "Qabul qilindi.", Urgency.ANSWER)


@pytest.fixture
def full(terminal: Terminal) -> Terminal:
    """A record with a centre, a caller, and a text that waits for her."""
    terminal.answers("centres", "import", terminal.file("a.csv", rows({})))
    with terminal.service() as service, service.ledger.open_book(HER, utc_now()) as book:
        book.post([WAITS])
    return terminal


@pytest.fixture
def empty_machine(terminal: Terminal, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """Another machine with a database server, the root keys, and nothing else."""
    folder = terminal.folder / "another machine"
    folder.mkdir()
    if terminal.environ["DATABASE_URL"].startswith("sqlite"):
        yield Terminal(folder, f"sqlite:///{folder}/var/najot.db")
    else:
        server = request.getfixturevalue("postgres")
        url = server.new_database()
        yield Terminal(folder, url)
        server.drop_database(url)


def backed_up(terminal: Terminal, name: str = "record.backup") -> str:
    file = str(terminal.folder / name)
    terminal.answers("backup", file, "--replace")
    return file


def list_of(terminal: Terminal, name: str = "erasures.json") -> str:
    """The newest list of erasures, fetched from where a worker sent it."""
    file = str(terminal.folder / name)
    terminal.answers("erasures", file, "--replace")
    return file


def restored(machine: Terminal, file: str, erasures: str, *more: str) -> str:
    return machine.answers("restore", file, "--erasures", erasures, *more)


def callers_in(terminal: Terminal) -> int:
    with terminal.service() as service, service.engine.connect() as connection:
        return len(connection.execute(select(callers.c.id)).all())


def test_a_copy_comes_back_on_an_empty_machine(full: Terminal, empty_machine: Terminal) -> None:
    file = backed_up(full)

    said = restored(empty_machine, file, list_of(full)).splitlines()

    assert said[0] == (
        f"{file}: restored; 0 texts that may have gone out since are held back, look at each; "
        "1 that were surely not sent go out now"
    )
    assert said[1].startswith("0 callers erased again, by the list of 2")
    assert said[2].startswith("its newest entry is of 2") and "calls for help after 2" in said[2]
    assert codes_in_force(empty_machine) == ["SA-1"]
    with empty_machine.service() as service, service.ledger.open_book(HER, utc_now()) as book:
        assert book.caller.number == HER


def test_a_copy_holds_no_root_key_and_nothing_in_clear(full: Terminal) -> None:
    file = Path(backed_up(full))

    content = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert KEY not in content and KEY.hex().encode() not in content and as_setting(KEY).encode() not in content
    assert HER[1:].encode() not in content and b"Qabul" not in content


def test_a_copy_replaces_an_older_one_and_leaves_nothing_else(full: Terminal) -> None:
    before = set(os.listdir(full.folder))
    backed_up(full)
    file = backed_up(full)

    assert set(os.listdir(full.folder)) - before == {Path(file).name}
    assert restored(full, file, list_of(full), "--force")


def test_a_record_that_is_not_empty_is_replaced_only_when_told_so(full: Terminal) -> None:
    file = backed_up(full)
    with full.service() as service, service.engine.begin() as connection:
        connection.execute(delete(callers))

    assert full.refuses("restore", file) == "Error: DATABASE_URL: the record is not empty; --force replaces it\n"
    assert callers_in(full) == 0

    restored(full, file, list_of(full), "--force")
    assert callers_in(full) == 1


def test_a_record_in_use_is_not_replaced(full: Terminal) -> None:
    file = backed_up(full)

    with full.in_use():
        said = full.refuses("restore", file, "--force")

    assert said == "Error: DATABASE_URL: the record is in use: stop the service first\n"


def test_a_session_that_is_just_ending_is_no_use_and_one_that_stays_is(postgres) -> None:
    url = postgres.new_database()
    leaving = open_database(url)
    connection = leaving.connect()
    Timer(4 * postgresql.BETWEEN_LOOKS, lambda: (connection.close(), leaving.dispose())).start()
    assert not postgresql.is_in_use(url)

    staying = open_database(url)
    with staying.connect():
        assert postgresql.is_in_use(url)
    staying.dispose()
    postgres.drop_database(url)


def test_two_restores_at_once_do_not_mix(full: Terminal, empty_machine: Terminal) -> None:
    file, erasures = backed_up(full), list_of(full)
    url = empty_machine.environ["DATABASE_URL"]
    if url.startswith("sqlite"):
        (empty_machine.folder / "var").mkdir(exist_ok=True)
        other = alone_with(empty_machine.folder / "var" / ".najot.db.restored")
    else:
        other = postgresql.alone(url)
    with other:
        said = empty_machine.refuses("restore", file, "--erasures", erasures)
    assert said.splitlines()[-1] == "Error: DATABASE_URL: another restore replaces the record now"
    restored(empty_machine, file, erasures)
    assert callers_in(empty_machine) == 1


def test_a_list_of_erasures_without_end_is_named(full: Terminal, empty_machine: Terminal) -> None:
    said = empty_machine.refuses("restore", backed_up(full), "--erasures", "/dev/zero")
    assert said.startswith("Error: /dev/zero: ") and "128 MB" in said


def test_a_copy_of_an_older_release_gets_the_schema_of_this_one(full: Terminal, empty_machine: Terminal) -> None:
    erasures = list_of(full)
    downgrade(full.environ["DATABASE_URL"], f"{int(NOTED_SINCE) - 1:04}")
    file = backed_up(full)

    assert "WARNING" in restored(empty_machine, file, erasures)
    assert codes_in_force(empty_machine) == ["SA-1"]

    restored(full, file, erasures, "--force")
    assert codes_in_force(full) == ["SA-1"]


def test_a_copy_of_a_later_release_is_refused(full: Terminal, empty_machine: Terminal) -> None:
    with full.service() as service, service.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    assert "is of a later release (schema 9999" in empty_machine.refuses("restore", backed_up(full))


def test_a_copy_that_needs_another_root_key_is_refused(full: Terminal, empty_machine: Terminal) -> None:
    file = backed_up(full)
    empty_machine.environ["NAJOT_KEYS"] = "f" * 64

    assert f"NAJOT_KEYS: {file} needs a root key that is missing here" in empty_machine.refuses("restore", file)


def test_a_damaged_copy_changes_nothing(full: Terminal) -> None:
    file = Path(backed_up(full))
    whole = file.read_bytes()
    with full.service() as service, service.engine.begin() as connection:
        connection.execute(update(data_keys).values(root=data_keys.c.root))

    for damaged in (whole[: len(whole) // 2], whole[:100], whole[:5000] + bytes(len(whole) - 5000), b"", b"hello"):
        file.write_bytes(damaged)
        assert f"{file}: is no whole copy of a record" in full.refuses("restore", str(file), "--force")
        assert callers_in(full) == 1


def test_a_compressed_copy_says_that_it_is_to_be_unpacked_first(full: Terminal) -> None:
    packed = full.folder / "packed.gz"
    packed.write_bytes(gzip.compress(Path(backed_up(full)).read_bytes()))
    assert f"{packed}: is compressed: unpack it first" in full.refuses("restore", str(packed))


def test_a_copy_of_the_other_kind_of_database_is_named(full: Terminal) -> None:
    other = full.folder / "other.backup"
    is_sqlite = full.environ["DATABASE_URL"].startswith("sqlite")
    other.write_bytes(b"PGDMP" + bytes(100) if is_sqlite else b"SQLite format 3\0" + bytes(100))

    assert "and it is of another kind" in full.refuses("restore", str(other))


def test_a_file_that_is_not_there_is_named(sqlite_terminal: Terminal) -> None:
    file = sqlite_terminal.folder / "no such folder" / "record.backup"
    said = sqlite_terminal.refuses("restore", str(file))
    assert said.endswith(f"{file}: cannot be read (No such file or directory)\n")


def test_two_backups_to_one_file_do_not_mix(full: Terminal) -> None:
    file = full.folder / "record.backup"
    with alone_with(full.folder / ".record.backup.unfinished"):
        assert full.refuses("backup", str(file)) == f"Error: {file}: another backup writes it now\n"
    assert not file.exists()
    backed_up(full)


def test_a_backup_that_was_killed_is_in_nobodys_way(full: Terminal) -> None:
    (full.folder / ".record.backup.unfinished").write_text("the beginning of an older one, and rather long" * 10_000)
    assert restored(full, backed_up(full), list_of(full), "--force")
    assert not (full.folder / ".record.backup.unfinished").exists()


def test_a_database_that_is_no_record_is_not_backed_up(sqlite_terminal: Terminal) -> None:
    sqlite3.connect(sqlite_terminal.folder / "other.db").close()
    for name, why in (("other.db", "the record cannot be copied"), ("none.db", "no record is there")):
        sqlite_terminal.environ["DATABASE_URL"] = f"sqlite:///{sqlite_terminal.folder}/{name}"
        said = sqlite_terminal.refuses("backup", str(sqlite_terminal.folder / "a.backup"))
        assert f"Error: DATABASE_URL: {why}" in said
    assert not (sqlite_terminal.folder / "a.backup").exists()
