"""An operator's licensed test over the whole service, and a bad file that stops its start."""

from pathlib import Path

import pytest

from tests.demo import Demo
from tests.menus.test_licensed import HITS

HER, DUTY_LINE = "+998000000101", "+998000000000"


def service_with(tmp_path: Path, test: str) -> Demo:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "soup.yaml").write_text(test, "utf-8")
    return Demo(tmp_path, licensed_tests=folder)


def test_it_is_taken_by_dialling_and_by_text_and_tells_nobody(tmp_path: Path) -> None:
    demo = service_with(tmp_path, HITS)
    her, duty_line = demo.phone(HER), demo.phone(DUTY_LINE)

    her.dials().chooses("O'zbekcha", "O'zini tekshirish", "Sho'rva haqida", "Juda", "Juda", "Juda", "Juda")
    her.sees("zo'ravonlik belgilari").hangs_up()
    her.opens_the_menu().received("O'zini tekshirish")
    for typed, answer in (
        ("6", "5 Sho'rva haqida"),
        ("5", "Sho'rva qanchalik sho'r?"),
        ("2", "qanchalik issiq?"),
        ("2", "qanchalik quyuq?"),
        ("2", "qanchalik mazali?"),
        ("2", "chegarasidan past"),
        ("0", ""),
    ):
        her.texts(typed).received(answer)

    duty_line.received_nothing_more()
    demo.close()


def test_a_bad_file_stops_the_start_with_one_line(tmp_path: Path) -> None:
    service = service_with(tmp_path, HITS.replace("test: hits", "test: hots"))
    with pytest.raises(SystemExit, match=r"a text cannot be shown: soup\.yaml:1: 'hots' is none of hits, wast, da-5"):
        service.app  # noqa: B018  # made when it is asked for
