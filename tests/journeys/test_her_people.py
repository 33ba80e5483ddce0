"""She looks at her people: who agreed, who did not, what came of a try; and HELP tells her what was done, no more."""

import pytest

from alerts.contacts.hers import add_contact
from tests.demo import Demo
from tests.journeys.conftest import PickUp
from vocabulary.phone_number import PhoneNumber

HER, AZIZA, MALIKA, DUTY_LINE = "+998000000101", "+998000000102", "+998000000103", "+998000000000"


def she_adds(phone: PickUp, *people: tuple[str, str]) -> None:
    her = phone(HER).dials().chooses("O'zbekcha").hangs_up()
    for name, number in people:
        her.dials().chooses("Yaqinlarim", "Qo'shish").types(name, number).sees(f"Qo'shildi: {name}").hangs_up()


def test_her_brother_says_no_and_she_alone_reads_it(phone: PickUp) -> None:
    her, aziza, malika = phone(HER), phone(AZIZA), phone(MALIKA)
    she_adds(phone, ("Aziza", AZIZA), ("Malika", MALIKA))
    her.dials().chooses("Yaqinlarim", "Aziza ..02", "Roziligini so'rash", "Ha").sees("Yuborildi").hangs_up()
    aziza.reads()

    aziza.texts("2").received("yo'q")

    her.dials().chooses("Yaqinlarim").sees("Aziza ..02: rozi emas", "Malika ..03").chooses("Aziza ..02")
    her.sees("rozi emas, xabar bormaydi").does_not_see("so'rash", "Sinab ko'rish").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi: 1 kishi va markaz")
    malika.received("SHOSHILINCH")
    aziza.received_nothing_more()


def test_what_was_sent_stays_sent_when_somebody_stops_after_the_alarm_and_her_list_says_so(phone: PickUp) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    she_adds(phone, ("Aziza", AZIZA), ("Malika", MALIKA))
    her.dials("*000*1*1#").sees("Yuborildi: 2 kishi va markaz")
    aziza.received("SHOSHILINCH").texts("STOP")

    her.dials().types("1").chooses("Kimga aytildi").sees("2 kishi va markaz").hangs_up()
    her.dials("*000*1*1#").sees("2 kishi va markaz").hangs_up()
    her.dials().chooses("Yaqinlarim").sees("Aziza ..02: SMS istamaydi")


def test_after_she_erased_herself_during_an_alert_her_phone_shows_what_a_new_one_does(phone: PickUp) -> None:
    her, stranger, aziza = phone(HER), phone("+998000000155"), phone(AZIZA)
    she_adds(phone, ("Aziza", AZIZA))
    her.dials("*000*1*1#").sees("Yuborildi").hangs_up()
    her.dials().chooses("Sozlamalar", "Hammasini o'chirish", "Davom etish", "Ha, o'chirilsin").hangs_up()
    aziza.received("SHOSHILINCH").received_nothing_more()

    for keys in ((), ("2", "1", "3"), ("1", "3"), ("2", "2"), ("2", "9", "2", "5"), ("1", "1", "1", "3")):
        assert her.dials().types(*keys).screen == stranger.dials().types(*keys).screen
    aziza.received("SHOSHILINCH")


def test_after_an_erasure_during_an_alert_the_menu_by_text_lists_nobody(phone: PickUp) -> None:
    her = phone(HER)
    she_adds(phone, ("Aziza", AZIZA))
    her.dials("*000*1*1#").sees("Yuborildi").hangs_up()
    her.dials().chooses("Sozlamalar", "Hammasini o'chirish", "Davom etish", "Ha, o'chirilsin").hangs_up()

    her.opens_the_menu().received("2 O'zbekcha").texts("2").received("2 Yaqinlarim")
    her.texts("2").received("Hali hech kim yo'q").received_nothing_more()


def test_who_stopped_dials_and_is_told_again(phone: PickUp) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    she_adds(phone, ("Aziza", AZIZA))
    her.dials().chooses("Yaqinlarim", "Aziza", "Roziligini so'rash", "Ha, so'ralsin").hangs_up()
    aziza.received("so'rayapti").texts("STOP").received("kod")
    her.dials().chooses("Yaqinlarim").sees("Aziza ..02: SMS istamaydi").hangs_up()

    aziza.dials().chooses("O'zbekcha", "Menga kod keldi", "STOPni bekor qilish").sees("bekor bo'ldi").hangs_up()

    her.dials().chooses("Yaqinlarim").does_not_see("SMS istamaydi").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi: 1 kishi va markaz")
    aziza.received("SHOSHILINCH")


def test_six_helps_in_a_row_show_one_state(phone: PickUp) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    she_adds(phone, ("Aziza", AZIZA), ("Malika", MALIKA))
    her.dials("*000*1*1#").sees("Yuborildi: 2 kishi va markaz. Ha dedi: 0.")

    screens = {her.dials("*000*1*1#").screen for _ in range(5)}

    assert len(screens) == 1
    her.sees("Chaqiruv ochiq. Aytilgan: 2 kishi va markaz. Ha dedi: 0.")
    aziza.received("SHOSHILINCH").received_nothing_more()


def test_what_came_of_a_try_is_shown_when_she_looks_again(phone: PickUp) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    she_adds(phone, ("Aziza", AZIZA))
    her.dials().chooses("Yaqinlarim", "Aziza ..02").does_not_see("Sinov:")

    her.chooses("Sinab ko'rish", "Ha, yuborilsin").sees("Yuborildi").chooses("Aziza ..02").sees("Sinov: SMS yo'lda")

    aziza.received("SINOV")
    her.dials().chooses("Yaqinlarim", "Aziza ..02").sees("Sinov: SMS y")


def test_the_third_text_of_a_day_to_one_phone_is_not_said_to_be_sent(phone: PickUp) -> None:
    her = phone(HER)
    she_adds(phone, ("Aziza", AZIZA))
    try_out = ("Aziza ..02", "Sinab ko'rish", "Ha, yuborilsin")
    her.dials().chooses("Yaqinlarim", *try_out).sees("Yuborildi").chooses(*try_out).sees("Yuborildi")

    her.chooses(*try_out).sees("Bugun boshqa bo'lmaydi").does_not_see("Yuborildi")


def test_a_name_that_a_text_alone_added_asks_to_be_kept_when_she_dials(service: Demo, phone: PickUp) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses("O'zbekcha").hangs_up()
    for name, number in (("Aziza", AZIZA), ("Malika", MALIKA)):
        with service.service.ledger.open_book(PhoneNumber(HER), service.now()) as book:
            add_contact(book, name, PhoneNumber(number), kept=False)

    her.dials().chooses("Yaqinlarim").sees("2 Aziza ..02: qolsinmi?", "3 Malika ..03: qolsinmi?").types("2")
    her.sees("SMS orqali qo'shilgan. Qolsinmi?").chooses("Ha, qolsin").sees("Malika ..03: qolsinmi?", "Aziza ..02\n")
    her.chooses("Malika ..03", "Ha, o'chirilsin").sees("O'chirildi", "2 Aziza ..02\n").does_not_see("Malika")
    her.hangs_up()

    her.dials("*000*1*1#").sees("Yuborildi: 1 kishi va markaz")
    aziza.received("SHOSHILINCH")


@pytest.mark.parametrize("pin", ["2580", "1379"], ids=["her PIN", "under duress"])
def test_whatever_pin_was_typed_her_screens_say_that_all_is_over(phone: PickUp, pin: str) -> None:
    her = phone(HER)
    she_adds(phone, ("Aziza", AZIZA))
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types("2580").chooses("Ha").hangs_up()
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu").types("2580").chooses("Ikkinchi PIN").types(
        "1379"
    ).chooses("Ha")
    her.dials("*000*1*1#").sees("Yuborildi.").does_not_see("1 kishi")

    her.dials().types("1").chooses("Xavf yo'q").types(pin).chooses("Ha, bekor").sees("yordam kerak emas dedi")

    her.dials().types("1").chooses("Kimga aytildi").types(pin).sees("Hozir ko'rsatadigan narsa yo'q").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi.").does_not_see("Ha dedi")


def test_without_a_pin_too_her_screens_say_that_all_is_over(phone: PickUp) -> None:
    her = phone(HER)
    she_adds(phone, ("Aziza", AZIZA))
    her.dials("*000*1*1#").sees("Yuborildi: 1 kishi va markaz")

    her.dials().types("1").chooses("Xavf yo'q", "Ha, bekor").sees("yordam kerak emas dedi").hangs_up()

    her.dials().types("1").chooses("Kimga aytildi").sees("Hozir ko'rsatadigan narsa yo'q").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi: 1 kishi va markaz. Ha dedi: 0.")


def test_the_key_of_help_under_the_cover_is_read_back_before_it_is_set(phone: PickUp) -> None:
    her = phone(HER)
    she_adds(phone, ("Aziza", AZIZA))
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types("2580").chooses("Ha").hangs_up()
    cover = ("Sozlamalar", "PIN va yashirin menyu")

    her.dials().chooses(*cover).types("2580").chooses("Yashirin menyu", "Raqam 7").sees("Yordam: 7 raqami").hangs_up()
    her.dials().sees("1 YORDAM").does_not_see("Salomatlik")

    her.dials().chooses(*cover).types("2580").chooses("Yashirin menyu", "Raqam 7", "Boshqa raqam", "Raqam 8").sees(
        "Yordam: 8"
    )
    her.chooses("Ha, o'rnatilsin").sees("Saqlandi").hangs_up()
    her.dials().sees("Salomatlik:").types("8").sees("Yordam so'raylikmi?")
