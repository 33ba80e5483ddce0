"""Licensed tests of an operator in the menu. These are about soup: no real wording is in this repository."""

from dataclasses import replace
from pathlib import Path

import pytest

from menus.engine import begin, show
from menus.facts import Facts
from menus.licensed_rules import judge_tests
from menus.loader import load_menu
from menus.model import Limits, Material, Menu
from menus.scores import read_licensed_tests
from tests.menus.visitor import Visitor
from texts.yaml_file import YamlFault
from vocabulary.effects import RaiseAlert
from vocabulary.languages import RU, UZ

HITS = """\
test: hits
title: Sho'rva haqida
licence: nobody, this test is about soup
language: uz
questions:
  - Sho'rva qanchalik sho'r?
  - Sho'rva qanchalik issiq?
  - Sho'rva qanchalik quyuq?
  - Sho'rva qanchalik mazali?
answers: [Hech, Ozgina, Yarim, Ancha, Juda]
"""
DA_5 = """\
test: da-5
title: Нож и суп
licence: никто, это про суп
language: ru
questions: [Суп горячий?, Суп солёный?, Суп густой?, Суп вчерашний?, Суп убежал?]
answers: [Нет, Да]
"""
LEAST, SECOND, THIRD = "2", "3", "4"


def menu_with(tmp_path: Path, material: Material, *files: str) -> Menu:
    for number, text in enumerate(files):
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
    tests = read_licensed_tests(tmp_path)
    return load_menu(replace(material, tests=tests))


def her(menu: Menu, facts: Facts) -> Visitor:
    place = begin(menu, facts)
    return Visitor(menu, facts, place, show(menu, place, facts))


def test_without_a_file_there_is_none(menu: Menu) -> None:
    here = her(menu, Facts(language=UZ)).chooses("O'zini tekshirish")

    assert here.reads_to_the_end().count("\n") == 3


def test_every_question_is_asked_with_its_answers(tmp_path: Path, material: Material) -> None:
    menu = menu_with(tmp_path, material, HITS)
    here = her(menu, Facts(language=UZ)).chooses("O'zini tekshirish", "Sho'rva haqida")

    for question in ("qanchalik sho'r?", "qanchalik issiq?", "qanchalik quyuq?", "qanchalik mazali?"):
        here.sees(question, "1 SOS", "2 Hech", "6 Juda").types(LEAST)

    here.sees("chegarasidan past").does_not_see("xavfsiz")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([LEAST, LEAST, LEAST, "6"], "chegarasidan past"),
        ([SECOND, SECOND, THIRD, THIRD], "chegarasidan past"),
        ([SECOND, THIRD, THIRD, THIRD], "zo'ravonlik belgilari"),
        (["6", "6", "6", "6"], "zo'ravonlik belgilari"),
    ],
    ids=["8", "10", "11", "20"],
)
def test_a_sum_above_ten_names_signs(tmp_path: Path, material: Material, answers: list[str], said: str) -> None:
    menu = menu_with(tmp_path, material, HITS)

    her(menu, Facts(language=UZ)).chooses("O'zini tekshirish", "Sho'rva haqida").types(*answers).sees(said)


def test_three_answers_that_name_danger_lead_to_the_numbers_and_to_help(tmp_path: Path, material: Material) -> None:
    menu = menu_with(tmp_path, material, DA_5)
    here = her(menu, Facts(language=RU)).chooses("Проверить себя", "Нож и суп")

    here.types("3", "2", "3", "2", "3").sees("102 112 1146", "Серьёзных признаков много").types("9")
    here.types("1", "1")

    assert here.effects == [RaiseAlert()]


def test_a_test_is_offered_only_in_its_own_language(tmp_path: Path, material: Material) -> None:
    menu = menu_with(tmp_path, material, HITS, DA_5)

    assert "Нож" not in her(menu, Facts(language=UZ)).chooses("O'zini tekshirish").reads_to_the_end()
    assert "Sho'rva" not in her(menu, Facts(language=RU)).chooses("Проверить себя").reads_to_the_end()


def test_only_counts_are_carried_and_they_are_gone_when_she_leaves(tmp_path: Path, material: Material) -> None:
    menu = menu_with(tmp_path, material, HITS)
    here = her(menu, Facts(language=UZ)).chooses("O'zini tekshirish", "Sho'rva haqida").types(THIRD, LEAST, THIRD)
    assert dict(here.place.at.held) == {"test": "hits uz", "answer 0": "1", "answer 2": "2"}

    here.types(THIRD).chooses("Foydali bilimlar").types("2")

    assert not any(
        "answer" in name or name == "test" for spot in (*here.place.back, here.place.at) for name, _ in spot.held
    )


def test_a_test_that_was_taken_away_in_mid_call_leads_to_the_start(
    tmp_path: Path, material: Material, menu: Menu
) -> None:
    here = her(menu_with(tmp_path, material, HITS), Facts(language=UZ)).chooses("O'zini tekshirish", "Sho'rva haqida")

    here.menu = menu

    here.now_with(here.facts).sees("Menyu yangilandi")


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        ("language: uz", "language: kaa", r"0\.yaml:4: 'kaa' is none of the languages here"),
        ("Ancha, Juda]", "Juda]", r"0\.yaml:10: 4 answers, there must be 5"),
        ("test: hits", "test: hots", r"0\.yaml:1: 'hots' is none of"),
        ("title: Sho'rva haqida", f"title: {'S' * 25}", r"0\.yaml:2: .* has 25 characters, 24 at most"),
    ],
)
def test_a_bad_file_stops_the_start_with_file_line_and_reason(
    tmp_path: Path, material: Material, good: str, bad: str, reason: str
) -> None:
    assert good in HITS

    with pytest.raises(YamlFault, match=reason):
        menu_with(tmp_path, material, HITS.replace(good, bad))


def test_an_answer_that_fits_no_screen_of_this_network_stops_the_start(tmp_path: Path, material: Material) -> None:
    menu = menu_with(tmp_path, material, HITS.replace("[Hech", f"[{'Hech' * 7}h"))

    with pytest.raises(YamlFault, match=r"0\.yaml:10: 'Hech.*' is too long for a choice"):
        judge_tests(replace(menu, limits=Limits(gsm7=50, ucs2=50)))
