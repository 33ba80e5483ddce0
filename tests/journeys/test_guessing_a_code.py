"""Whoever holds her phone guesses at the code of a request: after ten wrong ones none opens anything for an hour."""

import pytest

from alerts.who_decides.guessing import MOST_WRONG, SHUT_FOR
from simulator.story import StoryPhone
from tests.demo import Demo
from tests.journeys.clock import StoryClock

HER, DUTY_LINE = "+998000000101", "+998000000000"
MINE = ("Mutaxassisga savol", "So'rovlarim")


@pytest.fixture
def her(demo: Demo) -> StoryPhone:
    """She has asked a question, and knows its code."""
    her = demo.phone(HER)
    her.dials().chooses("O'zbekcha", "Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish").types(
        "Order bepulmi?"
    )
    her.chooses("Yo'q, SMS")
    return her


def code_of(her: StoryPhone) -> str:
    return next(word for word in her.screen.replace(".", " ").split() if word.isdecimal() and len(word) == 4)


def guesses(her: StoryPhone, times: int, code: str) -> None:
    wrong = "1000" if code != "1000" else "1001"
    for _ in range(times):
        her.dials().chooses(*MINE).types(wrong).sees("Bu kod bo'yicha hech narsa yo'q")


def test_a_few_wrong_codes_cost_nothing(her: StoryPhone) -> None:
    code = code_of(her)
    guesses(her, MOST_WRONG - 1, code)

    her.dials().chooses(*MINE).types(code).sees("hali olinmadi")


def test_after_too_many_the_right_one_looks_as_wrong_as_the_others_for_an_hour(
    her: StoryPhone, clock: StoryClock
) -> None:
    code = code_of(her)
    guesses(her, MOST_WRONG, code)
    last_guess = her.screen

    assert her.dials().chooses(*MINE).types(code).screen == last_guess
    clock.at(SHUT_FOR.total_seconds() - 1)
    assert her.dials().chooses(*MINE).types(code).screen == last_guess

    clock.at(SHUT_FOR.total_seconds())
    her.dials().chooses(*MINE).types(code).sees("hali olinmadi")


def test_guesses_in_the_menu_by_text_are_counted_too(her: StoryPhone) -> None:
    code = code_of(her)
    guesses(her, MOST_WRONG - 1, code)
    her.opens_the_menu()
    for typed in ("4", "5", "1000" if code != "1000" else "1001", "0"):
        her.texts(typed)

    her.dials().chooses(*MINE).types(code).sees("Bu kod bo'yicha hech narsa yo'q")


def test_help_is_never_slowed_down(demo: Demo, her: StoryPhone) -> None:
    guesses(her, MOST_WRONG + 1, code_of(her))

    her.dials().types("1", "1").sees("102 112 1146")

    assert HER[-4:] in "".join(demo.texts_of(DUTY_LINE)).replace(" ", "")


def test_a_new_request_still_shows_its_code(her: StoryPhone) -> None:
    guesses(her, MOST_WRONG, code_of(her))

    her.dials().chooses("Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish").types("Order bepulmi?").chooses(
        "Yo'q, SMS"
    )

    assert code_of(her)


def test_with_her_pin_she_reads_her_requests_all_the_same(her: StoryPhone) -> None:
    guesses(her, MOST_WRONG, code_of(her))
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types("2580").chooses("Ha, o'rnatilsin")

    her.dials().chooses(*MINE).types("2580").chooses("Yurist: kutmoqda").sees("hali olinmadi")
