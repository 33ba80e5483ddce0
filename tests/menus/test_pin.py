"""The PIN guards what is hers; the cover hides what the service is; HELP needs neither."""

from dataclasses import replace

import pytest

from menus.engine import replay
from menus.facts import AlertFacts, ContactFacts, Facts
from menus.model import Menu
from tests.menus.conftest import Visit
from vocabulary.effects import AddContact, RaiseAlert, SetPin, TakeBack, Unlock
from vocabulary.languages import RU, UZ
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access

LOCKED = Facts(language=UZ, access=Access.LOCKED)
OPEN = Facts(language=UZ, has_pin=True, contacts=(ContactFacts("m", "Malika", "..02"),))
FRESH = Facts(language=UZ, access=Access.FRESH)
COVERED = replace(LOCKED, cover_key="7")
SENT = AlertFacts(contacts_told=3, centre_told=True, answered=1, placed=False)


@pytest.mark.parametrize("facts", [LOCKED, COVERED], ids=["PIN", "cover"])
def test_help_needs_no_pin(visit: Visit, facts: Facts) -> None:
    key = facts.cover_key or "1"

    her = visit(facts).types(key).sees("Yordam so'raylikmi?", "102 112 1146").types("1")

    assert her.effects == [RaiseAlert()]


def test_her_people_are_behind_the_pin(visit: Visit) -> None:
    her = visit(LOCKED).chooses("Yaqinlarim").sees("PIN-kodingiz:").types("2580")

    assert her.effects == [Unlock("2580")]
    her.now_with(OPEN).sees("2 Malika ..02")


def test_under_another_pin_there_is_a_new_account(visit: Visit) -> None:
    her = visit(LOCKED).chooses("Yaqinlarim").types("1111").now_with(FRESH).sees("Hali hech kim yo'q.")

    her.chooses("Qo'shish").types("Aziza", "000000003")

    assert her.effects[-1] == AddContact("Aziza", PhoneNumber("+998000000003"))


def test_the_pin_stands_in_no_checkpoint(visit: Visit) -> None:
    assert "2580" not in visit(LOCKED).chooses("Yaqinlarim").types("2580").place.to_json()


@pytest.mark.parametrize("typed", ["12", "1234567", "abcd", "25 80", "", "12.4"])
def test_what_is_no_pin_says_what_is_expected(visit: Visit, typed: str) -> None:
    her = visit(LOCKED).chooses("Yaqinlarim").types(typed).sees("PIN-kodingiz:")

    assert her.effects == []


def test_a_pin_may_be_typed_in_any_script_of_digits(visit: Visit) -> None:
    assert visit(LOCKED).chooses("Yaqinlarim").types("٢٥٨٠").effects == [Unlock("2580")]


def test_back_leads_from_the_pin_to_where_she_was(visit: Visit) -> None:
    her = visit(LOCKED)
    start = her.screen.text

    assert her.chooses("Yaqinlarim").types("0").screen.text == start


@pytest.mark.parametrize("way", [["1"], ["1", "1"]], ids=["before sending", "after sending"])
def test_taking_back_asks_for_the_pin_and_then_once_more(visit: Visit, way: list[str]) -> None:
    her = visit(replace(LOCKED, alert=SENT)).types(*way).chooses("Xavf yo'q").sees("PIN-kodingiz:").types("2580")
    assert TakeBack() not in her.effects

    her.now_with(replace(OPEN, alert=SENT)).sees("bekor qilinsinmi?").chooses("Ha, bekor qilinsin")

    assert her.effects[-1] == TakeBack()


def test_the_cover_names_neither_help_nor_the_service(visit: Visit) -> None:
    her = visit(COVERED)

    her.sees("Salomatlik:", "2 To'g'ri ovqat", "3 Ovqatdagi temir", "4 Harakat").does_not_see("1 ", "SOS", "YORDAM")
    her.types("3").sees("temir bor").does_not_see("SOS").types("0").sees("Salomatlik:")


@pytest.mark.parametrize("key", list("12345678"))
def test_her_own_key_is_help_on_every_covered_screen_and_no_line_has_it(menu: Menu, key: str) -> None:
    facts = replace(COVERED, cover_key=key)
    cover = replay(menu, facts, []).screen.text
    lines = [line.split()[0] for line in cover.split("\n")[1:]]

    assert key not in lines
    assert len(lines) == 3
    assert replay(menu, facts, [key, "1"]).effects == (RaiseAlert(),)
    assert replay(menu, facts, [lines[0], key, "1"]).effects == (RaiseAlert(),)


def test_key_1_is_no_help_under_a_cover_with_another_key(menu: Menu) -> None:
    turn = replay(menu, COVERED, ["1", "1"])

    assert turn.effects == ()
    assert "Xato raqam" in turn.screen.text


@pytest.mark.parametrize("key", list("12345678"))
def test_her_own_key_twice_is_help_as_1_is_elsewhere(menu: Menu, key: str) -> None:
    facts = replace(COVERED, cover_key=key)
    line_of_help = replay(menu, facts, [key]).screen.text

    sends = replay(menu, facts, [key, key]).effects == (RaiseAlert(),)

    assert sends is (key == "1" or f"\n{key} " not in line_of_help)
    assert sends or key in "23"
    if key != "1":
        assert replay(menu, replace(LOCKED, cover_key=""), ["1", key]).effects == ()


def test_under_a_cover_of_the_last_day_1_and_1_send_and_a_single_1_shows_nothing(menu: Menu) -> None:
    new, old = replace(COVERED, pin_is_new=True), COVERED

    assert replay(menu, new, ["1"]).screen == replay(menu, old, ["1"]).screen
    for way in ([], ["3"], ["1", "0", "1", "5"]):
        assert replay(menu, new, [*way, "1", "1"]).effects == (RaiseAlert(),)
        assert replay(menu, new, [*way, "7", "1"]).effects == (RaiseAlert(),)
        assert replay(menu, new, [*way, "1", "5", "1"]).effects == ()


def test_a_wrong_answer_on_the_cover_does_not_say_that_a_pin_is_expected(visit: Visit) -> None:
    visit(COVERED).types("12345678").sees("Xato raqam").does_not_see("4-6")


def test_typing_the_pin_on_the_cover_opens_the_menu(visit: Visit) -> None:
    her = visit(COVERED).types("2580")

    assert her.effects == [Unlock("2580", at_cover=True)]
    her.now_with(replace(OPEN, cover_key="7")).sees("1 YORDAM", "2 Yaqinlarim").types("00").sees("1 YORDAM")


def test_other_digits_on_the_cover_are_a_wrong_key(visit: Visit) -> None:
    visit(COVERED).types("1111").now_with(COVERED).sees("Xato raqam", "Salomatlik:").does_not_see("YORDAM", "SOS")


def test_the_cover_is_in_her_language(visit: Visit) -> None:
    visit(replace(COVERED, language=RU)).sees("Здоровье:", "2 Питание")


@pytest.mark.parametrize("pin", ["0000", "111111", "1234", "98765", "١٢٣٤"])
def test_a_pin_that_anybody_tries_first_cannot_be_set(visit: Visit, pin: str) -> None:
    her = visit(Facts(language=UZ)).chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types(pin)

    her.sees("4-6 ta raqam, 1234 kabi emas").types("2468").chooses("Ha, o'rnatilsin")
    assert her.effects == [SetPin("2468")]
