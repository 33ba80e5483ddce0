"""The menu by SMS, and what a PIN asks of a text."""

import pytest

from tests.journeys.conftest import PickUp

DUTY_LINE = "+998000000000"
HER, AZIZA = "+998000000101", "+998000000102"


@pytest.mark.parametrize(
    ("word", "warning", "heading"),
    [
        ("MENYU", "Javoblar shu telefonda qoladi", "Yaqinlarim"),
        ("МЕНЮ", "Javoblar shu telefonda qoladi", "Yaqinlarim"),
    ],
)
def test_the_menu_by_text_warns_first_and_then_walks_like_the_dialled_one(
    phone: PickUp, word: str, warning: str, heading: str
) -> None:
    her = phone(HER)
    her.dials().chooses("O'zbekcha").hangs_up()

    her.texts(word).received(warning).received_nothing_more()
    her.texts("2").received("2 " + heading).received_nothing_more()
    her.texts("2").received("Hali hech kim yo'q").received_nothing_more()


def test_nothing_follows_the_warning_without_a_key(phone: PickUp) -> None:
    her = phone(HER)
    her.texts("MENYU").received("Javoblar shu telefonda qoladi")

    her.texts("0").received("Yopildi.").received_nothing_more()
    her.texts("2").received_nothing_more()


def test_help_in_the_menu_by_text_is_the_same_two_keys(phone: PickUp) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)
    her.texts("MENYU").texts("2").texts("1")
    duty_line.received_nothing_more()

    her.texts("1")

    duty_line.received("+998 00 000 01 01", "raqam tasdiqlanmagan").received_nothing_more()


def test_a_contact_is_added_in_the_menu_by_text(phone: PickUp) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses("O'zbekcha").hangs_up()
    her.texts("MENYU").texts("2").texts("2").texts("2").texts("Aziza").texts("00 000 01 02")

    her.texts("YORDAM")

    aziza.received("SHOSHILINCH").received_nothing_more()


def test_a_repeated_key_is_pressed_once(phone: PickUp) -> None:
    her = phone(HER)
    her.texts("MENYU").received("Javoblar")

    her.texts("2").is_heard_twice().received("1 ").received_nothing_more()
