"""Check: signs are named, danger leads to HELP, and no answer is kept anywhere."""

import pytest

from menus.check import ACUTE_FROM, is_acute
from menus.facts import Facts
from tests.menus.conftest import Visit
from vocabulary.effects import RaiseAlert
from vocabulary.languages import RU, UZ

HERS = Facts(language=UZ)
YES, NO = "2", "3"
NEVER, SOMETIMES, OFTEN, ALWAYS = "2", "3", "4", "5"


@pytest.mark.parametrize("position", range(4))
def test_one_yes_about_the_past_year_is_enough(visit: Visit, position: int) -> None:
    answers = [NO] * 4
    answers[position] = YES

    her = visit(HERS).chooses("O'zini tekshirish", "So'nggi bir yil").types(*answers)

    her.sees("zo'ravonlik belgilari", "Ayb sizda emas")


def test_without_a_yes_nobody_is_called_safe(visit: Visit) -> None:
    her = visit(Facts(language=RU)).chooses("Проверить себя", "За последний год").types(NO, NO, NO, NO)

    her.sees("Признаков не отмечено").does_not_see("безопасн")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([NEVER] * 10, "Javoblaringizda bunday belgi chiqmadi"),
        ([*[NEVER] * 9, SOMETIMES], "zo'ravonlik belgilari"),
        ([SOMETIMES] * 10, "zo'ravonlik belgilari"),
        ([OFTEN, ALWAYS, *[NEVER] * 8], "zo'ravonlik belgilari"),
        ([OFTEN, ALWAYS, *[NEVER] * 7, ALWAYS], "Jiddiy belgilar ko'p"),
        ([ALWAYS] * 10, "102 112 1146"),
    ],
)
def test_how_often_is_counted(visit: Visit, answers: list[str], said: str) -> None:
    her = visit(HERS).chooses("O'zini tekshirish", "Qanchalik ko'p?").types(*answers)

    her.sees(said)


def test_many_is_three_of_ten() -> None:
    assert [is_acute(often) for often in (ACUTE_FROM - 1, ACUTE_FROM)] == [False, True]


@pytest.mark.parametrize("position", range(10))
def test_every_sign_of_danger_leads_to_help_and_the_numbers(visit: Visit, position: int) -> None:
    her = visit(HERS).chooses("O'zini tekshirish", "Xavf belgilari").types(*[NO] * position, YES)

    her.sees("jiddiy belgi", "102 112 1146", "1 YORDAM").types("1", "1")

    assert her.effects == [RaiseAlert()]


def test_no_sign_of_danger_is_no_promise(visit: Visit) -> None:
    visit(HERS).chooses("O'zini tekshirish", "Xavf belgilari").types(*[NO] * 10).sees("Vaziyat o'zgarishi mumkin")


def test_a_changed_answer_is_counted_once(visit: Visit) -> None:
    her = visit(HERS).chooses("O'zini tekshirish", "So'nggi bir yil").types(YES, "0", NO, NO, NO, NO)

    her.sees("Javoblaringizda bunday belgi chiqmadi")


@pytest.mark.parametrize("leave", [["Yordam markazlari"], ["Foydali bilimlar"]])
def test_nothing_of_the_answers_is_kept_after_leaving(visit: Visit, leave: list[str]) -> None:
    her = visit(HERS).chooses("O'zini tekshirish", "So'nggi bir yil").types(YES, YES, NO, YES).chooses(*leave)

    kept = her.place.to_json()

    assert "yes" not in kept
    assert "check.year" not in kept


def test_an_alert_raised_in_the_middle_keeps_nothing_of_the_answers(visit: Visit) -> None:
    her = visit(HERS).chooses("O'zini tekshirish", "Qanchalik ko'p?").types(OFTEN, ALWAYS, "1", "1")

    assert her.effects == [RaiseAlert()]
    assert "often" not in her.place.to_json()


def test_who_only_looks_at_help_goes_on_where_she_was(visit: Visit) -> None:
    her = visit(HERS).chooses("O'zini tekshirish", "So'nggi bir yil").types(YES, NO)
    question = her.screen.text

    assert her.types("1", "0").screen.text == question
    her.types(NO, NO).sees("zo'ravonlik belgilari")


def test_the_tests_ask_for_nothing_to_be_done(visit: Visit) -> None:
    her = visit(HERS).chooses("O'zini tekshirish", "Qanchalik ko'p?").types(*[ALWAYS] * 10).chooses("Xavf belgilari")

    her.types(*[NO] * 5)

    assert her.effects == []
