"""What she chooses stays, and sessions do not mix."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.conftest import PickUp, on_every_road


@pytest.mark.parametrize(
    ("language", "people", "centres"),
    [
        ("O'zbekcha", "Yaqinlarim", "Yordam markazlari"),
        ("Русский", "Мои близкие", "Центры"),
        ("Ўзбекча", "Яқинларим", "Марказлар"),
    ],
)
@on_every_road
def test_the_language_of_the_first_screen_stays(phone: PickUp, language: str, people: str, centres: str) -> None:
    her = phone("+998000000101")

    her.dials().chooses(language).sees(people, centres).hangs_up()

    her.dials().sees(people, centres).does_not_see(language)


def test_the_language_can_be_changed_by_text(phone: PickUp) -> None:
    her = phone("+998000000101")

    her.texts("TIL ru")

    her.dials().sees("Центры")
    her.received_nothing_more()


def test_the_region_is_found_by_its_name_in_a_text(phone: PickUp) -> None:
    her, centre = phone("+998000000101"), phone("+998000002015")

    her.texts("VILOYAT Samarqand").texts("YORDAM")

    centre.received("Samarqand", "+998 00 000 01 01")


@on_every_road
def test_a_contact_can_be_removed(phone: PickUp) -> None:
    her, aziza = phone("+998000000101"), phone("+998000000102")
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials().chooses("Yaqinlarim", "Aziza", "Ha, qolsin")
    her.dials().chooses("Yaqinlarim", "Aziza", "O'chirish").sees("Aziza: o'chirilsinmi?").chooses("Ha").sees(
        "O'chirildi"
    )

    her.dials("*000*1*1#")

    aziza.received_nothing_more()


@on_every_road
def test_her_own_number_is_refused_as_a_contact(phone: PickUp) -> None:
    her = phone("+998000000101")

    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Men", "000000101").sees("Qo'shilmadi: Men")

    her.chooses("Ro'yxat").sees("Hali hech kim yo'q")


def test_a_wrong_key_shows_the_same_screen_with_a_hint(phone: PickUp) -> None:
    her = phone("+998000000101")

    her.dials().chooses("O'zbekcha").types("7").sees("Xato raqam", "Yaqinlarim")


def test_a_repeated_request_gets_the_same_answer_and_does_nothing_again(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone("+998000000000")

    her.dials().is_heard_twice().types("1").is_heard_twice().types("1").is_heard_twice()

    duty_line.received("+998 00 000 01 01").received_nothing_more()


@on_every_road
def test_two_callers_at_once_each_see_their_own(phone: PickUp) -> None:
    nodira, zarina = phone("+998000000101"), phone("+998000000201")

    nodira.dials().chooses("O'zbekcha")
    zarina.dials().chooses("Русский")
    nodira.chooses("Yaqinlarim", "Qo'shish").types("Aziza")
    zarina.chooses("Мои близкие", "Добавить").types("Ольга")
    nodira.types("00 000 01 02").sees("Qo'shildi: Aziza").does_not_see("Ольга")
    zarina.types("00 000 02 02").sees("Ольга").does_not_see("Aziza")

    nodira.dials().chooses("Yaqinlarim").sees("Aziza ..02").does_not_see("Ольга")
    zarina.dials().chooses("Мои близкие").sees("Ольга ..02").does_not_see("Aziza")


@on_every_road
def test_eight_callers_in_the_same_moment_each_get_their_own_answer(phone: PickUp) -> None:
    def call(number: int) -> None:
        her = phone(f"+99800000030{number}")
        her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Aziza", f"00000040{number}").sees("Qo'shildi")
        her.dials().chooses("Yaqinlarim").sees(f"Aziza ..0{number}").types("1", "1").sees("1 kishi va markaz")

    with ThreadPoolExecutor(8) as callers:
        list(callers.map(call, range(1, 9)))

    for number in range(1, 9):
        contact = phone(f"+99800000040{number}")
        contact.received("SHOSHILINCH", f"+998 00 000 03 0{number}").received_nothing_more()


@on_every_road
def test_a_centre_comes_as_a_text_after_she_was_warned_that_it_stays(phone: PickUp) -> None:
    her = phone("+998000000101")

    her.dials().chooses("O'zbekcha", "Yordam markazlari", "Samarqand", "Urgut", "Davom etish", "Namuna markaz Urgut")
    her.sees("+998000001016").chooses("SMS qilib yuborish").sees("telefoningizda qoladi")
    her.received_nothing_more()
    her.chooses("Ha").sees("SMS yuborildi").ended()

    her.received("+998000001016").received_nothing_more()
