"""`roster`: all of a file or nothing, every fault with its line, and who is on duty now without a number."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.console.terminal import Terminal
from tests.console.test_centres import rows
from texts.times import TASHKENT

HEADER = "whom,place,name,number,from,to\n"


def around_now(whom: str, place: int, name: str, number: str) -> str:
    now = datetime.now(UTC).astimezone(TASHKENT)
    begins, ends = ((now + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M") for hours in (-2, 2))
    return f"{whom},{place},{name},{number},{begins},{ends}\n"


def test_a_roster_is_taken_into_use_and_says_who_is_on_duty_without_numbers(
    sqlite_terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(
        HEADER
        + around_now("national", 1, "Nodira", "+998 00 000 31 01")
        + around_now("lawyer", 1, "Zarina", "+998 00 000 31 02"),
        encoding="utf-8",
    )
    said = sqlite_terminal.answers("roster", "import", str(file))
    assert "2 shifts are in force" in said and "No shift names a supervisor" in said
    assert sqlite_terminal.answers("roster", "now") == "lawyer 1 Zarina\nnational 1 Nodira\n"


def test_nothing_is_taken_from_a_file_with_a_fault_and_each_is_named_with_its_line(
    sqlite_terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    good = around_now("national", 1, "Nodira", "+998 00 000 31 01")
    file.write_text(HEADER + good + good.replace("national", "nobody").replace("31 01", "x"), encoding="utf-8")
    refused = sqlite_terminal.refuses("roster", "import", str(file))
    assert "nothing is taken" in refused and "line 3" in refused and "psychologist" in refused
    assert "Nobody is on duty" in sqlite_terminal.answers("roster", "now")


def test_of_very_many_faults_a_terminal_gets_the_first_and_their_number(sqlite_terminal: Terminal) -> None:
    good = around_now("national", 1, "Nodira", "+998 00 000 31 01")
    file = sqlite_terminal.file("many.csv", HEADER + good.replace(",1,", ",9,") * 300)
    said = sqlite_terminal.refuses("roster", "import", file).splitlines()
    assert said[-2].startswith("line 201: place: ") and said[-1] == "and 100 more"


def test_a_workbook_says_how_it_is_to_be_saved(sqlite_terminal: Terminal) -> None:
    file = sqlite_terminal.folder / "roster.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml")
    said = sqlite_terminal.refuses("roster", "import", str(file))
    assert "the file is Excel (.xlsx), not a table: open it in its program and save it as CSV UTF-8" in said


def test_a_file_that_is_not_there_is_one_line(sqlite_terminal: Terminal, tmp_path: Path) -> None:
    assert "No such file" in sqlite_terminal.refuses("roster", "import", str(tmp_path / "no.csv"))


def test_a_roster_of_last_year_is_refused_unless_told_so(sqlite_terminal: Terminal) -> None:
    file = sqlite_terminal.file(
        "old.csv", HEADER + "national,1,Nodira,+998 00 000 31 01,2025-01-01 08:00,2025-12-31 20:00\n"
    )
    said = sqlite_terminal.refuses("roster", "import", file)
    assert "with it nobody is on duty now; its last shift ends 2025-12-31 20:00" in said and "--even-if-empty" in said

    said = sqlite_terminal.answers("roster", "import", file, "--even-if-empty")
    assert "1 shift is in force, until 2025-12-31 20:00" in said and "Nobody is on duty now" in said


def test_a_specialist_answers_no_alarm(sqlite_terminal: Terminal) -> None:
    file = sqlite_terminal.file("a.csv", HEADER + around_now("lawyer", 1, "Zarina", "+998 00 000 31 02"))
    assert "nobody is on duty now" in sqlite_terminal.refuses("roster", "import", file)


def test_another_fault_is_not_taken_whatever_is_told(sqlite_terminal: Terminal) -> None:
    file = sqlite_terminal.file("a.csv", HEADER + "national,9,Nodira,x,soon,late\n")
    assert "--even-if-empty" not in sqlite_terminal.refuses("roster", "import", file, "--even-if-empty")


def test_a_half_roster_says_whom_it_leaves_to_the_standing_number(sqlite_terminal: Terminal) -> None:
    national = around_now("national", 1, "Nodira", "+998 00 000 31 01")
    supervisor = around_now("supervisor", 1, "Zarina", "+998 00 000 31 02")
    whole = sqlite_terminal.answers("roster", "import", sqlite_terminal.file("a.csv", HEADER + national + supervisor))
    assert "Nobody is on duty" not in whole and "gone" not in whole
    half = sqlite_terminal.answers("roster", "import", sqlite_terminal.file("b.csv", HEADER + supervisor))
    assert "1 shift is gone that had not ended" in half
    assert "Nobody is on duty now for: national (the standing number is called)" in half


def test_specialists_whom_a_file_leaves_out_are_named(sqlite_terminal: Terminal) -> None:
    national = around_now("national", 1, "Nodira", "+998 00 000 31 01")
    doctor, lawyer = (around_now(whom, 1, "Zarina", "+998 00 000 31 02") for whom in ("doctor", "lawyer"))
    sqlite_terminal.answers("roster", "import", sqlite_terminal.file("a.csv", HEADER + national + doctor + lawyer))
    said = sqlite_terminal.answers("roster", "import", sqlite_terminal.file("b.csv", HEADER + national + lawyer))
    assert "No shift names a doctor any more" in said and "a lawyer" not in said and "a psychologist" not in said


def test_a_centre_that_goes_leaves_its_shifts_named(sqlite_terminal: Terminal) -> None:
    two = sqlite_terminal.file("two.csv", rows({}, {"code": "SA-2"}))
    sqlite_terminal.answers("centres", "import", two)
    shifts = around_now("national", 1, "Nodira", "+998 00 000 31 01") + around_now("SA-2", 1, "Z", "+998 00 000 31 02")
    sqlite_terminal.answers("roster", "import", sqlite_terminal.file("roster.csv", HEADER + shifts))

    one = sqlite_terminal.file("one.csv", rows({}))
    for options in (["--check"], []):
        said = sqlite_terminal.answers("centres", "import", one, *options)
        assert "SA-2 is no centre: 1 shift in the roster serves nobody" in said and "SA-1 is no" not in said
