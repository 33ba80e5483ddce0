"""The directory of centres from the terminal: taken whole or not at all."""

import json
from pathlib import Path

import pytest

from regions.centre_cells import COLUMNS
from store.tables.in_force import directories
from tests.console.terminal import Terminal
from texts.table import MOST_BYTES

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

    assert said == "1 centre in force: 0 new, 1 changed, 1 gone\n"
    assert codes_in_force(terminal) == ["SA-1"]
    assert versions_in(terminal) == 2


def test_the_file_in_force_makes_no_new_version(terminal: Terminal) -> None:
    file = terminal.file("a.csv", rows({}))
    terminal.answers("centres", "import", file)

    assert terminal.answers("centres", "import", file) == "1 centre, as in force already\n"
    assert versions_in(terminal) == 1


def test_every_fault_is_named_with_its_line_and_nothing_is_taken(terminal: Terminal) -> None:
    terminal.answers("centres", "import", terminal.file("a.csv", rows({})))
    bad = terminal.file("b.csv", rows({}, {"code": "SA-2", "region": "UZ-AN"}, {"code": "SA-3", "hours": "always"}, {}))

    said = terminal.refuses("centres", "import", bad)

    faults = [line.removeprefix("Error: ").removeprefix(f"{bad}: ") for line in said.splitlines()[1:]]
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
    [
        (None, "cannot be read (No such file or directory)"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"", "the file is empty"),
        (b"whom,place\nnational,1\n", "columns missing"),
        (
            b"PK\x03\x04" + bytes(30) + b"xl/workbook.xml",
            "is Excel (.xlsx), not a table: open it in its program and save it as CSV",
        ),
        (bytes(MOST_BYTES + 1), "the file is larger than 20 MB"),
    ],
    ids=["missing", "not UTF-8", "empty", "another table", "a workbook", "too long"],
)
def test_what_is_no_directory_file_is_said_in_a_line(
    sqlite_terminal: Terminal, command: str, content: bytes | None, reason: str
) -> None:
    file = sqlite_terminal.folder / "centres.csv"
    if content is not None:
        file.write_bytes(content)
    assert reason in sqlite_terminal.refuses("centres", command, str(file))


def test_a_file_without_an_end_is_read_no_further_than_a_table_can_be_long(sqlite_terminal: Terminal) -> None:
    assert "the file is larger than 20 MB" in sqlite_terminal.refuses("centres", "check", "/dev/zero")


def test_a_file_as_a_spreadsheet_writes_it_is_taken_and_it_is_said_how_it_was_read(sqlite_terminal: Terminal) -> None:
    text = rows({"name_ru": "Центр"}).replace(",", ";").replace("39.6542", "39,6542") + "\n" + ";" * 16 + "\n"
    file = sqlite_terminal.folder / "a.csv"
    file.write_bytes(text.encode("cp1251"))

    result = sqlite_terminal.types("centres", "import", str(file))

    assert result.stdout == "1 centre in force: 1 new, 0 changed, 0 gone\n"
    how = "read as Windows-1251 (look whether 'Центр' is right), separated by semicolons, with decimal commas"
    how += ", 1 empty rows left out"
    assert result.stderr == f"{file}: {how}\n"


def test_a_trial_shows_what_would_change_and_changes_nothing(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.answers("centres", "import", sqlite_terminal.file("a.csv", rows({}, {"code": "SA-2"})))
    changed = {"hours": "Mo-Fr 09:00-18:00", "duty_sms": "+998000002077"}
    file = sqlite_terminal.file("b.csv", rows(changed, {"code": "SA-3", "name_uz": "Yangi"}))

    said = [line.split() for line in sqlite_terminal.answers("centres", "import", "--check", file).splitlines()]

    assert said == [
        "changed SA-1 UZ-SA duty_sms: ..01 -> ..77; hours: 24/7 -> Mo-Fr 09:00-18:00".split(),
        "retired SA-2 UZ-SA Namuna markaz".split(),
        "added SA-3 UZ-SA Yangi".split(),
        "2 centres in force: 1 new, 1 changed, 1 gone; nothing was changed".split(),
    ]
    assert codes_in_force(sqlite_terminal) == ["SA-1", "SA-2"]


EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
MAPPED = ("--mapping", str(EXAMPLES / "service_mapping.yaml"))


def test_somebody_else_s_directory_is_tried_and_then_taken_by_a_mapping(sqlite_terminal: Terminal) -> None:
    theirs = str(EXAMPLES / "service_mapping.csv")

    tried = sqlite_terminal.answers("centres", "import", "--check", *MAPPED, theirs)
    assert [line.split()[:2] for line in tried.splitlines()[:2]] == [["added", "HDX-ORG-001"], ["added", "HDX-ORG-002"]]
    assert tried.endswith("2 new, 0 changed, 0 gone; nothing was changed\n")
    assert codes_in_force(sqlite_terminal) == []

    sqlite_terminal.answers("centres", "import", *MAPPED, theirs)
    assert codes_in_force(sqlite_terminal) == ["HDX-ORG-001", "HDX-ORG-002"]


@pytest.mark.parametrize("words", [("import",), ("import", "--check")])
def test_one_value_that_the_mapping_does_not_know_keeps_the_whole_file_out(
    sqlite_terminal: Terminal, words: tuple[str, ...]
) -> None:
    text = (EXAMPLES / "service_mapping.csv").read_text("utf-8").replace("legal_assistance_service", "cash_service")
    file = sqlite_terminal.file("theirs.csv", text)

    said = sqlite_terminal.refuses("centres", *words, *MAPPED, file).splitlines()

    reason = "line 5: services: the mapping does not say what 'cash_service' of service_type is"
    assert said[1:] == [f"Error: {file}: {reason}"]
    assert codes_in_force(sqlite_terminal) == []


def test_a_table_with_other_columns_is_told_of_the_mapping(sqlite_terminal: Terminal) -> None:
    said = sqlite_terminal.refuses("centres", "check", str(EXAMPLES / "service_mapping.csv"))
    assert said.endswith("\n--mapping FILE says which columns of another table are ours\n")


def test_a_mapping_that_cannot_be_read_is_named(sqlite_terminal: Terminal) -> None:
    mapping = sqlite_terminal.file("map.yaml", "columns: [")
    said = sqlite_terminal.refuses("centres", "check", "--mapping", mapping, str(EXAMPLES / "service_mapping.csv"))
    assert said == f"Error: {mapping}: line 1: not YAML\n"


def test_json_with_our_columns_is_a_directory_file(sqlite_terminal: Terminal) -> None:
    point = {"type": "Point", "coordinates": [float(GOOD["lon"]), float(GOOD["lat"])]}
    properties = {name: cell for name, cell in GOOD.items() if name not in ("lat", "lon")}
    feature = {"type": "Feature", "properties": properties, "geometry": point}
    file = sqlite_terminal.file("a.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))

    result = sqlite_terminal.types("centres", "import", file)

    assert (result.stdout, result.stderr) == (
        "1 centre in force: 1 new, 0 changed, 0 gone\n",
        f"{file}: read as JSON\n",
    )


def test_of_very_many_faults_a_terminal_gets_the_first_and_their_number(sqlite_terminal: Terminal) -> None:
    file = sqlite_terminal.file("a.csv", rows(*[{"code": f"A-{n}", "hours": "always"} for n in range(300)]))
    said = sqlite_terminal.refuses("centres", "import", file).splitlines()
    assert len(said) == 202 and said[-1] == "and 100 more"


def test_a_region_loses_its_last_centre_only_when_told_so(sqlite_terminal: Terminal) -> None:
    bukhara = {"code": "BU-1", "region": "UZ-BU", "lat": "39.7747", "lon": "64.4286"}
    sqlite_terminal.answers("centres", "import", sqlite_terminal.file("a.csv", rows({}, bukhara)))
    short = sqlite_terminal.file("b.csv", rows({}))

    for words in ((), ("--check",)):
        said = sqlite_terminal.refuses("centres", "import", short, *words)
        assert "Error: UZ-BU: would lose the last centre (--even-if-empty allows it)" in said
    assert codes_in_force(sqlite_terminal) == ["SA-1", "BU-1"]

    sqlite_terminal.answers("centres", "import", short, "--even-if-empty")
    assert codes_in_force(sqlite_terminal) == ["SA-1"]


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
