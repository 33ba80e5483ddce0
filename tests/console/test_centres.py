"""The directory of centres from the terminal: taken whole or not at all."""

from pathlib import Path

import pytest

from regions.centre_cells import COLUMNS
from store.tables.in_force import directories
from tests.console.terminal import Terminal

GOOD = {
    "code": "SA-1",
    "name_uz": "Namuna markaz",
    "name_ru": "Демо-центр",
    "region": "UZ-SA",
    "district": "",
    "address_uz": "Namuna ko'chasi 1",
    "address_ru": "Демо-улица 1",
    "lat": "39.6542",
    "lon": "66.9597",
    "phone": "+998000001001",
    "duty_sms": "+998000002001",
    "hours": "24/7",
    "services": "psychologist",
    "public_address": "yes",
    "verified_on": "2026-11-01",
    "verified_by": "nobody",
    "demo": "yes",
}


def rows(*changes: dict[str, str]) -> str:
    """A directory file: the good row with each of these changes."""
    return "\n".join([",".join(COLUMNS), *(",".join((GOOD | change)[name] for name in COLUMNS) for change in changes)])


def codes_in_force(terminal: Terminal) -> list[str]:
    return [line.split()[0] for line in terminal.answers("centres", "list").splitlines()]


def test_a_good_file_is_in_force_at_once(terminal: Terminal) -> None:
    said = terminal.answers("centres", "import", terminal.file("a.csv", rows({}, {"code": "SA-2"})))

    assert said == "2 centres in force: 2 new, 0 changed, 0 gone\n"
    assert codes_in_force(terminal) == ["SA-1", "SA-2"]


def test_a_second_file_replaces_the_first_and_keeps_its_version(terminal: Terminal) -> None:
    terminal.answers("centres", "import", terminal.file("a.csv", rows({}, {"code": "SA-2"})))

    said = terminal.answers("centres", "import", terminal.file("b.csv", rows({"hours": "Mo-Fr 09:00-18:00"})))

    assert said == "1 centres in force: 0 new, 1 changed, 1 gone\n"
    assert codes_in_force(terminal) == ["SA-1"]
    assert versions_in(terminal) == 2


def test_the_file_in_force_makes_no_new_version(terminal: Terminal) -> None:
    file = terminal.file("a.csv", rows({}))
    terminal.answers("centres", "import", file)

    assert terminal.answers("centres", "import", file) == "1 centres, as in force already\n"
    assert versions_in(terminal) == 1


def test_every_fault_is_named_with_its_line_and_nothing_is_taken(terminal: Terminal) -> None:
    terminal.answers("centres", "import", terminal.file("a.csv", rows({})))
    bad = terminal.file("b.csv", rows({}, {"code": "SA-2", "region": "UZ-AN"}, {"code": "SA-3", "hours": "always"}, {}))

    said = terminal.refuses("centres", "import", bad)

    faults = [line.removeprefix("Error: ").removeprefix(f"{bad}: ") for line in said.splitlines()]
    assert [fault.split(": ")[:2] for fault in faults] == [
        ["line 3", "region"],
        ["line 4", "hours"],
        ["line 5", "code"],
    ]
    assert codes_in_force(terminal) == ["SA-1"]


def test_production_takes_no_demo_centre(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.go_to_production()
    file = sqlite_terminal.file("a.csv", rows({}))

    assert "line 2: demo: nobody answers a demo centre" in sqlite_terminal.refuses("centres", "import", file)
    assert codes_in_force(sqlite_terminal) == []


@pytest.mark.parametrize("command", ["import", "check"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "cannot be read (No such file or directory)"), (b"\xff\xfe", "is not UTF-8"), (b"", "columns missing")],
    ids=["missing", "not UTF-8", "empty"],
)
def test_what_is_no_directory_file_is_said_in_a_line(
    sqlite_terminal: Terminal, command: str, content: bytes | None, reason: str
) -> None:
    file = sqlite_terminal.folder / "centres.csv"
    if content is not None:
        file.write_bytes(content)
    assert reason in sqlite_terminal.refuses("centres", command, str(file))


def test_the_directory_in_force_is_checked_when_no_file_is_named(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.answers("centres", "import", sqlite_terminal.file("a.csv", rows({})))

    result = sqlite_terminal.types("centres", "check")

    assert result.exit_code == 1
    assert "UZ-TK: no centre" in result.stdout and "UZ-SA: no centre" not in result.stdout


def test_a_whole_directory_has_nothing_wrong(sqlite_terminal: Terminal) -> None:
    demo = Path(__file__).parents[2] / "regions" / "data" / "demo_centres.csv"
    assert sqlite_terminal.answers("centres", "check", str(demo)).endswith(" centres, nothing wrong\n")


def test_a_record_that_was_never_prepared_is_named(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ["DATABASE_URL"] = f"sqlite:///{sqlite_terminal.folder}/other.db"
    (sqlite_terminal.folder / "other.db").touch()
    assert sqlite_terminal.refuses("centres", "list").startswith("Error: DATABASE_URL: the database cannot be used now")


def test_a_wrong_root_key_is_named(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.answers("centres", "import", sqlite_terminal.file("a.csv", rows({})))
    sqlite_terminal.environ["NAJOT_KEYS"] = "f" * 64
    assert sqlite_terminal.refuses("centres", "list") == "Error: NAJOT_KEYS: none of the keys opens this database\n"


def versions_in(terminal: Terminal) -> int:
    with terminal.service() as service, service.engine.connect() as connection:
        return len(connection.execute(directories.select()).all())
