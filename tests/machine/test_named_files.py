"""Whoever names a file that cannot be used reads so before anything starts, by the setting's name."""

from pathlib import Path

import pytest

from config.escalation import SHIPPED
from config.settings import Settings
from machine.named_files import unusable_files, unwritable_folders


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("escalation", "NAJOT_ESCALATION: {0}/wrong.yaml:1: the file is empty"),
        ("licensed_tests", "NAJOT_LICENSED_TESTS: {0}/wrong.yaml:1: there is no such folder of licensed tests"),
        ("ussd_roads", "NAJOT_USSD_ROADS: config/ussd/nosuch.yaml:1: there is no such file"),
    ],
)
def test_each_is_named_with_what_is_wrong(field: str, said: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("")
    value = ("nosuch",) if field == "ussd_roads" else wrong
    assert list(unusable_files(Settings(**{field: value}))) == [said.format(tmp_path)]


def test_a_folder_and_a_file_that_may_not_be_read_are_named_too(tmp_path: Path) -> None:
    [said] = unusable_files(Settings(escalation=tmp_path))
    assert said == f"NAJOT_ESCALATION: {tmp_path.parent}/{tmp_path.name}:1: it cannot be read (Is a directory)"


def test_what_can_be_used_is_not_spoken_of(tmp_path: Path) -> None:
    good = Settings(escalation=SHIPPED.absolute(), erasures_to=tmp_path)
    assert [*unusable_files(good), *unwritable_folders(good), *unwritable_folders(Settings())] == []
    assert list(tmp_path.iterdir()) == [], "and nothing is left where it was tried"


@pytest.mark.parametrize("folder", ["/proc/nope", "relative/dir"])
def test_where_no_list_of_erasures_can_be_written_is_said_and_stops_nothing(folder: str) -> None:
    [said] = unwritable_folders(Settings(erasures_to=Path(folder)))
    where = Path(folder).absolute()
    assert said.startswith(f"NAJOT_ERASURES_TO: nothing can be written in {where} (No such file or directory): make or")
