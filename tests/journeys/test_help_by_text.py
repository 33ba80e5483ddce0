"""She texts for help, and those who were told answer by text."""

import pytest

from store.instant import utc_now
from tests.demo import Demo
from tests.journeys.conftest import PickUp
from tests.keys import key_in
from vocabulary.phone_number import PhoneNumber

DUTY_LINE = "+998000000000"
CHIRCHIQ_CENTRE = "+998000002004"
CENTRE_OF_THE_REGION = "+998000002003"


@pytest.mark.parametrize("word", ["YORDAM", "ёрдам", "ПОМОГИТЕ", "Help!", "yordm"])
def test_one_word_is_enough(phone: PickUp, word: str) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.texts(word)

    duty_line.received("+998 00 000 01 01", "raqam tasdiqsiz").received_nothing_more()


def test_a_place_after_the_word_finds_its_centre(phone: PickUp) -> None:
    her, centre = phone("+998000000101"), phone(CHIRCHIQ_CENTRE)

    her.texts("YORDAM Chirchiq")

    centre.received("Chirchiq", "+998 00 000 01 01").received_nothing_more()


@pytest.mark.parametrize(
    "place",
    ["41.4689 69.5822", "69,5822 41,4689", "41°28.134' 69°34.932'", "https://maps.google.com/?q=41.4689,69.5822"],
)
def test_coordinates_after_the_word_find_the_centre_and_show_it_the_place(phone: PickUp, place: str) -> None:
    her, centre = phone("+998000000101"), phone(CHIRCHIQ_CENTRE)

    her.texts(f"YORDAM {place}").received("Qabul qilindi.").received_nothing_more()

    centre.received("Toshkent vil.", "mlat=41.4689&mlon=69.5822").received_nothing_more()


@pytest.mark.parametrize(
    "place",
    [
        "41.4689, 69.5822",
        "https://maps.google.com/?q=41.4689,69.5822",
        "Lat: 41.4689 Long: 69.5822",
        "geo:41.4689,69.5822",
        "EMERGENCY! https://maps.google.com/maps?q=41.4689,69.5822",
        "Favqulodda holat! Joylashuvim: 41.4689,69.5822",
        "Экстренная ситуация! Я здесь: 41.4689, 69.5822",
        "Shu yerga keling 41.4689 69.5822",
    ],
)
def test_coordinates_alone_are_a_possible_call_at_the_centre_nearest_to_them(phone: PickUp, place: str) -> None:
    phone("+998000000101").texts(place).received("Qabul qilindi.")
    phone(CHIRCHIQ_CENTRE).received("EHTIMOL", "41.46890 69.58220", "mlat=41.4689&mlon=69.5822")
    phone(DUTY_LINE).received_nothing_more()


def test_coordinates_alone_beside_her_open_alert_are_no_second_call(phone: PickUp) -> None:
    her = phone("+998000000101")
    her.texts("YORDAM").received("Qabul qilindi.")
    her.texts("41.4689, 69.5822").received_nothing_more()
    phone(CENTRE_OF_THE_REGION).received_nothing_more()


@pytest.mark.parametrize("place", ["nan inf", "999.99 999.99", "41°75.5' 69°99.9'", "4" * 200, "😀 \u202e41.3"])
def test_what_are_no_coordinates_costs_no_call_for_help(phone: PickUp, place: str) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.texts(f"YORDAM {place}")

    duty_line.received("+998 00 000 01 01").received_nothing_more()


def test_her_phone_gets_one_neutral_text(phone: PickUp) -> None:
    her = phone("+998000000101")

    her.texts("YORDAM")

    her.received("Qabul qilindi.").received_nothing_more()


def test_the_answer_is_in_the_language_of_her_word(phone: PickUp) -> None:
    her = phone("+998000000101")

    her.texts("ПОМОЩЬ")

    her.received("Принято.").received_nothing_more()


def test_a_contact_added_by_text_hears_her(phone: PickUp) -> None:
    her, aziza = phone("+998000000101"), phone("+998000000102")

    her.texts("QO'SH Aziza 00 000 01 02").received_nothing_more()
    her.texts("YORDAM")

    aziza.received("SHOSHILINCH", "+998 00 000 01 01").received_nothing_more()


def test_a_contact_without_a_number_is_answered_by_an_example(phone: PickUp) -> None:
    her = phone("+998000000101")

    her.texts("QO'SH Aziza")

    her.received("Yozilmadi. Namuna: QO'SH ism raqam").received_nothing_more()
    her.dials().chooses("Yaqinlarim").sees("Hali hech kim yo'q")


def test_the_centre_takes_the_alert_with_its_code(phone: PickUp) -> None:
    her, duty_line, aziza = phone("+998000000101"), phone(DUTY_LINE), phone("+998000000102")
    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Aziza", "00 000 01 02").hangs_up()
    her.texts("YORDAM")
    aziza.received("SHOSHILINCH")
    alarm = duty_line.reads()
    code = alarm.partition(":")[0]

    duty_line.texts(f"{key_in(alarm)} 1")

    aziza.received(f"{code} +998 00 000 01 01: markaz bu bilan shug'ullanmoqda").received_nothing_more()
    duty_line.received(f"{code}: sizda").received_nothing_more()


def test_of_many_forged_texts_for_help_three_are_answered_in_an_hour_and_each_is_heard(
    service: Demo, phone: PickUp
) -> None:
    her = phone("+998000000101")
    for place in ("Chirchiq", "Buxoro", "Samarqand", "Andijon", "Navoiy", "Xiva"):
        her.texts(f"YORDAM {place}")

    for _ in range(3):
        her.received("Qabul qilindi.")
    her.received_nothing_more()
    with service.service.ledger.open_book(PhoneNumber("+998000000101"), utc_now()) as book:
        assert book.alert is not None and book.alert.repeats == 5


def test_a_text_is_heard_once_however_often_the_gateway_repeats_it(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.texts("YORDAM").is_heard_twice().is_heard_twice()

    duty_line.received("+998 00 000 01 01").received_nothing_more()
    her.received("Qabul qilindi.").received_nothing_more()


def test_safe_from_her_number_is_heard_and_proves_nothing_to_staff(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)
    her.texts("YORDAM")
    duty_line.received("yordam so'rovi")

    her.texts("XAVFSIZ")

    duty_line.received("yordam kerak emas", "TASDIQLANMAGAN", "qo'ng'iroq qilmang").received_nothing_more()
    her.texts("YORDAM")
    duty_line.received("yordam so'rovi").received_nothing_more()


def test_an_ordinary_text_alarms_nobody(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.texts("Salom, bugun kechroq kelaman")

    duty_line.received_nothing_more()
    her.received_nothing_more()


def test_a_stranger_who_answers_changes_nothing(phone: PickUp) -> None:
    her, stranger = phone("+998000000101"), phone("+998000000666")
    her.dials("*000*1*1#")

    stranger.texts("1")

    stranger.received_nothing_more()
    her.dials("*000*1*1#").does_not_see("Ha dedi: 1")


def test_she_writes_that_she_calls_for_help_and_it_is_a_possible_call(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.texts("yordam chaqiraman").received("Qabul qilindi.")

    duty_line.received("EHTIMOL", "+998 00 000 01 01").received_nothing_more()


def test_her_contact_writes_that_they_call_for_help_and_it_is_no_call_of_their_own(phone: PickUp) -> None:
    her, aziza, duty_line = phone("+998000000101"), phone("+998000000102"), phone(DUTY_LINE)
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials("*000*1*1#")
    aziza.received("SHOSHILINCH")
    duty_line.reads()

    aziza.texts("yordam chaqiraman").received_nothing_more()

    duty_line.received("yordam chaqiraman").received_nothing_more()
