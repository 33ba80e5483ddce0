"""The keys that mean the same everywhere: 1 HELP, 2 to 6 choose, 9 more, 0 back, 00 start."""

import pytest

from menus.engine import advance, replay, show
from menus.facts import NOBODY_KNOWN, Facts
from menus.model import Menu
from menus.place import NOWHERE, Place, Spot
from tests.menus.conftest import Visit
from vocabulary.effects import RaiseAlert, SetLanguage
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

HERS = Facts(language=UZ)
ALARM = (RaiseAlert(),)


def test_the_first_dial_offers_help_and_three_languages(visit: Visit) -> None:
    visit(NOBODY_KNOWN).sees("1 YORDAM/ПОМОЩЬ", "2 O'zbekcha", "3 Русский", "4 Ўзбекча")


@pytest.mark.parametrize(("key", "language"), [("2", UZ), ("3", RU), ("4", UZ_CYRL)])
def test_choosing_a_language_keeps_it_and_opens_the_menu(visit: Visit, key: str, language: Language) -> None:
    her = visit(NOBODY_KNOWN).types(key)

    assert her.effects == [SetLanguage(language)]
    her.now_with(Facts(language=language)).sees("4 ").does_not_see("O'zbekcha")


@pytest.mark.parametrize(
    "way",
    [[], ["2"], ["2", "2"], ["2", "2", "Malika"], ["3"], ["3", "9", "9"], ["3", "9", "3", "2"], ["4", "2"], ["8"]],
    ids=" ".join,
)
def test_two_times_1_sends_from_everywhere(menu: Menu, way: list[str]) -> None:
    assert replay(menu, HERS, [*way, "1", "1"]).effects == ALARM


def test_a_dialled_suffix_is_the_same_two_keys_on_a_first_dial(menu: Menu) -> None:
    assert replay(menu, NOBODY_KNOWN, ["1"]).effects == ()
    assert replay(menu, NOBODY_KNOWN, ["1", "1"]).effects == ALARM


def test_pressing_help_again_after_the_alert_sends_again(menu: Menu) -> None:
    assert replay(menu, HERS, ["1", "1", "1", "1"]).effects == ALARM * 2


@pytest.mark.parametrize("one", [" 1 ", "１", "١", "۱", "1#", "1.", "01"])
def test_a_digit_is_a_digit_in_every_script_and_width_whatever_stands_around_it(menu: Menu, one: str) -> None:
    assert replay(menu, HERS, [one, one]).effects == ALARM


@pytest.mark.parametrize(
    ("language", "hint"), [(UZ, "Xato raqam"), (RU, "Не та цифра"), (UZ_CYRL, "Хато рақам"), (None, "Xato raqam/Не та")]
)
@pytest.mark.parametrize("typed", ["8", "", " ", "77", "abc", "Ж" * 160, "*", "\x00", "-1", "²²"])
def test_a_wrong_key_shows_the_same_screen_with_a_hint_in_her_language(
    visit: Visit, language: Language | None, hint: str, typed: str
) -> None:
    her = visit(Facts(language=language))
    before = her.screen.text.split("\n")

    her.types(typed).sees(hint)

    assert before[:2] == her.screen.text.split("\n")[1:3]
    assert her.effects == []


def test_the_hint_goes_with_the_next_key(visit: Visit) -> None:
    visit(HERS).types("8").sees("Xato raqam").types("4").does_not_see("Xato raqam")


def test_0_goes_back_page_by_page_and_screen_by_screen(visit: Visit) -> None:
    her = visit(HERS)
    seen = [her.screen.text]
    for key in ["3", "9", "2", "3"]:
        seen.append(her.types(key).screen.text)

    for earlier in reversed(seen[:-1]):
        assert her.types("0").screen.text == earlier


def test_0_from_help_leads_back_to_where_she_was(visit: Visit) -> None:
    her = visit(HERS).types("2", "2", "Malika")
    typing_the_number = her.screen.text

    assert her.types("1", "0").screen.text == typing_the_number


def test_00_is_the_start_from_everywhere(visit: Visit) -> None:
    her = visit(HERS)
    start = her.screen.text

    assert her.types("3", "9", "2", "2", "00").screen.text == start


def test_going_round_in_circles_keeps_the_way_back_short(visit: Visit) -> None:
    her = visit(HERS).types("4")

    her.types(*["1", "0"] * 20, *["1", "1"] * 20)

    assert len(her.place.back) <= len(her.menu.nodes)


@pytest.mark.parametrize("lost", [NOWHERE, Place(Spot("no.such")), Place(Spot("centres.one", held=(("centre", "X"),)))])
def test_a_place_that_no_longer_exists_becomes_the_start_with_a_hint(menu: Menu, lost: Place) -> None:
    start = replay(menu, HERS, []).screen.text

    assert show(menu, lost, HERS).text == f"Menyu yangilandi\n{start}"
    assert advance(menu, lost, "4", HERS).screen == replay(menu, HERS, ["4"]).screen
    assert advance(menu, advance(menu, lost, "1", HERS).place, "1", HERS).effects == ALARM


def test_a_page_beyond_the_end_is_the_last_page(menu: Menu) -> None:
    beyond = Place(Spot("centres", start=500), back=(Spot("main"),))

    assert "Xorazm" in show(menu, beyond, HERS).text


def test_a_language_whose_catalogue_is_gone_is_asked_again(visit: Visit) -> None:
    visit(Facts(language=Language("tlh"))).sees("1 YORDAM/ПОМОЩЬ", "2 O'zbekcha")


def test_a_screen_that_ended_the_session_starts_anew_when_a_gateway_goes_on(menu: Menu) -> None:
    ended = Place(Spot("centres.texted"))

    assert show(menu, ended, HERS).ends
    assert advance(menu, ended, "5", HERS).screen == replay(menu, HERS, []).screen
