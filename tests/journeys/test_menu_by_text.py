"""The menu by SMS, and what a PIN asks of a text."""

import re

import pytest

from sms.texted_codes import MOST_A_DAY, Opens
from tests.journeys.conftest import PickUp

DUTY_LINE = "+998000000000"
HER, AZIZA = "+998000000101", "+998000000102"


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("MENYU", "Kod: {}. Hammasi telefonda qoladi. Davomi: kodni, so'ng raqam yozing."),
        ("МЕНЮ", "Код: {}. Всё остаётся в телефоне. Дальше: шлите код, потом цифры."),
        ("menu", "Kod: {}. Hammasi telefonda qoladi. Davomi: kodni, so'ng raqam yozing."),
    ],
)
def test_the_menu_by_text_is_opened_by_its_digits_and_then_walks_like_the_dialled_one(
    phone: PickUp, word: str, answer: str
) -> None:
    her = phone(HER)
    her.dials().chooses("O'zbekcha").hangs_up()

    offered = her.texts(word).reads()
    assert offered == answer.format(*re.findall("[0-9]{4}", offered))
    her.sends_back_the_code(offered).received("2 Yaqinlarim").received_nothing_more()
    her.texts("2").received("Hali hech kim yo'q").received_nothing_more()


@pytest.mark.parametrize("key", ["0", "1", "2", "12", "menyu bormi", "kod"])
def test_nothing_but_the_digits_opens_it_and_until_then_nothing_else_is_sent(phone: PickUp, key: str) -> None:
    her = phone(HER)
    her.texts("MENYU").received("Hammasi telefonda qoladi")

    her.texts(key).texts("1").texts("1").received_nothing_more()
    phone(DUTY_LINE).received_nothing_more()


def test_five_wrong_tries_and_the_right_digits_open_nothing(phone: PickUp) -> None:
    her = phone(HER)
    offered = her.texts("MENYU").reads()
    for digits in another_than(offered, 5):
        her.texts(digits)

    her.sends_back_the_code(offered).received_nothing_more()


def test_after_four_wrong_tries_the_right_digits_still_open_it(phone: PickUp) -> None:
    her = phone(HER)
    offered = her.texts("MENYU").reads()
    for digits in another_than(offered, 4):
        her.texts(digits)

    her.sends_back_the_code(offered).received("2 O'zbekcha")


@pytest.mark.parametrize("sent_back", [1, 2])
def test_the_digits_open_it_once_and_only_the_last_two_do(phone: PickUp, sent_back: int) -> None:
    her = phone(HER)
    her.dials().chooses("O'zbekcha").hangs_up()
    offered = [her.texts("MENYU").reads() for _ in range(3)]
    if offered[0] not in offered[1:]:
        her.sends_back_the_code(offered[0]).received_nothing_more()
    her.sends_back_the_code(offered[sent_back]).received("2 Yaqinlarim")
    her.texts("0").reads()
    for spent in offered[1:]:
        her.sends_back_the_code(spent).reads()
    assert "Yaqinlarim" not in her.texts("2").reads()


def test_a_text_in_her_name_takes_no_code_for_the_menu_from_her(phone: PickUp) -> None:
    her = phone(HER)
    her.dials().chooses("O'zbekcha").hangs_up()
    hers = her.texts("MENYU").reads()
    her.texts("MENYU").received("Kod: ")
    her.sends_back_the_code(hers).received("2 Yaqinlarim")


def test_somebody_who_forges_her_number_gets_no_menu_and_a_day_of_such_texts_few_answers(phone: PickUp) -> None:
    her = phone(HER)
    for _ in range(20):
        her.texts("MENYU")
        for digits in ("1000", "5555", "9999"):
            her.texts(digits)

    for _ in range(MOST_A_DAY[Opens.MENU]):
        her.received("Kod: ")
    her.received_nothing_more()


def another_than(offered: str, times: int) -> list[str]:
    [right] = re.findall("[0-9]{4}", offered)
    return [str(digits) for digits in range(2000, 2006) if str(digits) != right][:times]


def test_help_in_the_menu_by_text_is_the_same_two_keys(phone: PickUp) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)
    her.opens_the_menu().texts("1")
    duty_line.received_nothing_more()

    her.texts("1")

    duty_line.received("+998 00 000 01 01", "raqam tasdiqsiz").received_nothing_more()


def test_a_contact_is_added_in_the_menu_by_text(phone: PickUp) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses("O'zbekcha").hangs_up()
    her.opens_the_menu().texts("2").texts("2").texts("Aziza").texts("00 000 01 02")

    her.texts("YORDAM")

    aziza.received("SHOSHILINCH").received_nothing_more()


def test_she_erases_herself_in_the_menu_by_text(phone: PickUp) -> None:
    her = phone(HER)
    her.dials().chooses("O'zbekcha").hangs_up()
    her.opens_the_menu()
    text = her.reads()
    for label in ("Sozlamalar", "Hammasini o'chirish", "Davom etish", "Ha, o'chirilsin"):
        while not (line := re.search(rf"^([2-8]) {label}", text, re.MULTILINE)):
            text = her.texts("9").reads()
        text = her.texts(line[1]).reads()
    assert "Bajarildi" in text

    her.dials().sees("O'zbekcha")


def test_a_repeated_key_is_pressed_once(phone: PickUp) -> None:
    her = phone(HER)
    her.opens_the_menu().received("2 O'zbekcha")

    her.texts("2").is_heard_twice().received("2 Yaqinlarim").received_nothing_more()
