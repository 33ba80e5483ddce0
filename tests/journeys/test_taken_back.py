"""Whoever holds her phone, or forges its number, can say that all is well: it is over for her phone, not for staff."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from alerts.contacts.hers import add_contact
from alerts.erase import erase_everything
from alerts.who_decides.pin import hash_pin
from store.tables.alerts import alerts
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.journeys.conftest import PickUp
from tests.keys import key_in
from vocabulary.phone_number import PhoneNumber

HER = "+998000000101"
AZIZA, CENTRE = "+998000000102", "+998000002001"
DUTY_LINE, SUPERVISOR = "+998000000000", "+998000000009"
PIN, DURESS_PIN = "2468", "1357"


@pytest.fixture
def phone(demo: Demo) -> PickUp:
    return demo.phone


def code_in(alarm: str) -> str:
    return alarm.partition(":")[0]


def test_the_man_types_safe_on_her_phone(phone: PickUp, clock: StoryClock) -> None:
    her, aziza, line = phone(HER), phone(AZIZA), phone(DUTY_LINE)
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials("*000*1*1#").sees("Yuborildi")
    aziza.received("SHOSHILINCH")
    code = code_in(line.reads())

    clock.at(20)
    her.texts("XAVFSIZ")

    her.received_nothing_more()
    aziza.received("telefonidan yordam kerak emas").received_nothing_more()
    line.received(code, "TASDIQLANMAGAN", "qo'ng'iroq qilmang", "yaqinlaridan so'rang").received_nothing_more()
    her.dials("*000*1#").sees("aytaylikmi").hangs_up()
    clock.at(60)
    phone(SUPERVISOR).received(code, "TASDIQLANMAGAN")

    clock.at(90)
    her.dials("*000*1*1#").sees("Yuborildi")
    aziza.received("SHOSHILINCH", "00:01")
    alarm = line.reads()
    assert alarm.startswith(f"{code} (yana): ") and "yordam so'raldi" in alarm and "00:01" in alarm
    line.texts(f"{key_in(alarm)} 1").received("sizda")
    aziza.received_nothing_more()
    her.dials("*000*1#").chooses("Kimga aytildi").sees("1 kishi va markaz", "Ha dedi: 1")


@pytest.mark.parametrize(
    "words",
    [
        "hammasi yaxshi, kerak emas",
        "adashib bosibman",
        "помощь больше не нужна",
        "adashib yozibman",
        "vse horosho",
        "hazil edi",
    ],
)
def test_she_takes_it_back_in_words_of_her_own(phone: PickUp, words: str) -> None:
    her, aziza, line = phone(HER), phone(AZIZA), phone(DUTY_LINE)
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials("*000*1*1#").sees("Yuborildi")
    aziza.received("SHOSHILINCH")
    code = code_in(line.reads())

    her.texts(words)

    her.received_nothing_more()
    aziza.received("telefonidan yordam kerak emas").received_nothing_more()
    line.received(code, "TASDIQLANMAGAN", "qo'ng'iroq qilmang").received_nothing_more()
    her.dials("*000*1*1#").sees("Yuborildi")
    aziza.received("SHOSHILINCH")
    assert line.reads().startswith(f"{code} (yana): ")


@pytest.mark.parametrize(
    "said",
    [
        "{pin} XAVFSIZ", "{pin}\nXAVFSIZ", "XAVFSIZ. PIN {pin}", "xavfsiz pinim {pin}", "XAVFSIZ 13 57",
        "kerakmas {pin}",
    ],
)  # fmt: skip
def test_her_second_pin_on_either_side_of_the_word_tells_staff_that_she_is_forced(
    demo: Demo, phone: PickUp, clock: StoryClock, said: str
) -> None:
    has_two_pins(demo, clock)
    phone(HER).dials("*000*1*1#")
    line = phone(DUTY_LINE)
    line.reads()

    phone(HER).texts(said.format(pin=DURESS_PIN))

    told = line.reads()
    assert "MAJBURLANGAN" in told and DURESS_PIN not in told


def test_her_pin_before_the_word_closes_her_alert(demo: Demo, phone: PickUp, clock: StoryClock) -> None:
    has_two_pins(demo, clock)
    phone(HER).dials("*000*1*1#")

    phone(HER).texts(f"{PIN} XAVFSIZ")

    assert closed(demo) == ["taken_back"]


@pytest.mark.parametrize(
    "said",
    [
        "mening kodim {pin}",
        "PIN kodim {pin} hammasi tugadi",
        "{pin} opa",
        "YORDAM PINim {pin} uydaman",
        "erim urdi {pin}",
    ],
)
def test_nobody_reads_what_may_be_her_pin(demo: Demo, phone: PickUp, clock: StoryClock, said: str) -> None:
    has_two_pins(demo, clock)
    her, aziza = phone(HER), phone(AZIZA)
    with demo.service.ledger.open_book(PhoneNumber(HER), clock()) as book:
        add_contact(book, "Aziza", PhoneNumber(AZIZA))
    her.dials("*000*1*1#")
    her.texts(said.format(pin=PIN))
    aziza.texts(said.format(pin=PIN))
    clock.at(400)

    read = [text for number in (AZIZA, DUTY_LINE, SUPERVISOR) for text in demo.texts_of(number)]

    assert any("****" in text for text in read)
    assert not any(PIN in text for text in read)


@pytest.mark.parametrize("words", ["hammasi yaxshi deb ayt dedi", "yordam kerak emas deb yozdirdi", "yaxshi"])
def test_what_somebody_made_her_say_takes_nothing_back(phone: PickUp, words: str) -> None:
    her, line = phone(HER), phone(DUTY_LINE)
    her.dials("*000*1*1#").sees("yuborildi")
    line.reads()

    her.texts(words)

    assert "TASDIQLANMAGAN" not in line.reads()
    her.dials("*000*1#").chooses("Kimga aytildi").sees("Markazga yuborildi")


def test_a_contact_who_says_that_no_help_is_needed_takes_nothing_back(phone: PickUp) -> None:
    her, aziza, line = phone(HER), phone(AZIZA), phone(DUTY_LINE)
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials("*000*1*1#")
    aziza.received("SHOSHILINCH")
    line.reads()
    aziza.dials("*000*1*1#").sees("yuborildi")
    line.reads()

    aziza.texts("yordam kerak emas")

    aziza.dials("*000*1#").chooses("Kimga aytildi").sees("Markazga yuborildi")


def test_he_makes_her_take_it_back_and_she_writes_what_he_does_to_her(phone: PickUp, clock: StoryClock) -> None:
    her, aziza, line = phone(HER), phone(AZIZA), phone(DUTY_LINE)
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials("*000*1*1#").sees("Yuborildi")
    aziza.received("SHOSHILINCH")
    alarm = line.reads()
    line.texts(f"{key_in(alarm)} 1").received("sizda")
    her.texts("parvo qilmang")
    line.received("parvo qilmang")
    her.texts("XAVFSIZ")
    aziza.received("yordam kerak emas")
    line.received("TASDIQLANMAGAN")

    clock.at(60)
    her.texts("erim meni urayapti")

    possible = line.reads()
    assert "EHTIMOL" in possible and "erim meni urayapti" in possible and "parvo" not in possible
    her.received("Qabul qilindi").received_nothing_more()
    aziza.received_nothing_more()
    her.dials("*000*1#").chooses("Kimga aytildi").sees("Hozir ko'rsatadigan narsa yo'q").hangs_up()
    clock.at(300)
    phone(SUPERVISOR).received(code_in(alarm), "EHTIMOL")
    aziza.received_nothing_more()


def test_what_was_written_before_it_was_taken_back_stands_in_no_text_of_the_next_call(phone: PickUp) -> None:
    her, line = phone(HER), phone(DUTY_LINE)
    her.dials("*000*1*1#")
    line.reads()
    for words, read in (("parvo qilmang", "parvo"), ("bezovta qilibman", "bezovta"), ("XAVFSIZ", "TASDIQLANMAGAN")):
        her.texts(words)
        line.received(read)

    her.texts("YORDAM podvalda")

    alarm = line.reads()
    assert "podvalda" in alarm and "parvo" not in alarm and "bezovta" not in alarm


def test_a_forged_safe_before_the_alarm_went_out_makes_one_text_that_says_both(phone: PickUp) -> None:
    phone(HER).texts("QO'SH Aziza 00 000 01 02")
    phone(HER).dials("*000*1*1#")

    phone(HER).texts("XAVFSIZ")

    phone(AZIZA).received("00:00", "yordam so'radi", "yordam kerak emas").received_nothing_more()
    phone(DUTY_LINE).received("00:00", "TASDIQLANMAGAN").received_nothing_more()


def test_forged_safe_texts_for_many_make_the_supervisor_read_one_text_an_hour(
    demo: Demo, phone: PickUp, clock: StoryClock
) -> None:
    callers = [phone(f"+9980000003{i:02}") for i in range(8)]
    for her in callers:
        her.dials("*000*1*1#")
        her.texts("XAVFSIZ")
    seen: list[tuple[int, str]] = []
    for minutes in range(1, 125):
        clock.at(60 * minutes)
        seen += [(minutes, text) for text in demo.texts_of(SUPERVISOR)[len(seen) :]]

    codes = {code_in(text) for minutes, text in seen if minutes <= 3}
    together = [(minutes, text) for minutes, text in seen if minutes > 3]
    assert len(codes) == len(callers)
    assert [minutes for minutes, _ in together] == [6, 60, 120]
    assert all(code in text for code in codes for _, text in together)


def test_with_no_centre_a_text_that_all_is_well_reaches_nobody_but_her_contacts_and_it_ends_in_a_day(
    demo: Demo, phone: PickUp, clock: StoryClock
) -> None:
    wants_no_centre(phone)
    phone(HER).texts("QO'SH Aziza 00 000 01 02")
    phone(HER).dials("*000*1*1#")
    aziza = phone(AZIZA).received("SHOSHILINCH")

    phone(HER).texts("XAVFSIZ")

    aziza.received("yordam kerak emas")
    for hour in range(1, 25):
        clock.at(3600 * hour)
        aziza.received_nothing_more()
    phone(DUTY_LINE).received_nothing_more()
    phone(SUPERVISOR).received_nothing_more()
    assert closed(demo) == ["not_proved"]


def test_under_duress_after_no_centre_the_duty_line_hears_the_truth_and_he_sees_what_he_always_sees(
    demo: Demo, phone: PickUp, clock: StoryClock
) -> None:
    wants_no_centre(phone)
    phone(HER).texts("QO'SH Aziza 00 000 01 02")
    has_two_pins(demo, clock)
    phone(HER).dials("*000*1*1#")
    aziza, line = phone(AZIZA).received("SHOSHILINCH"), phone(DUTY_LINE)
    line.received_nothing_more()

    phone(HER).dials("*000*1#").chooses("Xavf yo'q").types(DURESS_PIN).chooses("Ha").sees("yordam kerak emas dedi")

    line.received("MAJBURLANGAN", "qo'ng'iroq qilmang").received_nothing_more()
    aziza.received("yordam kerak emas").received_nothing_more()
    phone(CENTRE).received_nothing_more()
    clock.at(60)
    alarm = line.reads()
    assert "MAJBURLANGAN" in alarm
    phone(SUPERVISOR).received_nothing_more()
    for body in ("1", f"{key_in(alarm)} 1 2"):
        line.texts(body)
        offered = line.reads()
        assert "2 boshqaga" in offered and "yopildi" not in offered


def test_she_erases_herself_during_an_alert_and_those_who_were_told_still_hear_how_it_ends(
    demo: Demo, phone: PickUp, clock: StoryClock
) -> None:
    wants_no_centre(phone)
    phone(HER).texts("QO'SH Aziza 00 000 01 02")
    phone(HER).dials("*000*1*1#")
    aziza = phone(AZIZA).received("SHOSHILINCH")
    with demo.service.ledger.open_book(PhoneNumber(HER), clock()) as book:
        erase_everything(book)

    phone(HER).texts("XAVFSIZ")

    aziza.received("yordam kerak emas")
    for hour in range(1, 25):
        clock.at(3600 * hour)
        aziza.received_nothing_more()
    phone(DUTY_LINE).received_nothing_more()
    phone(SUPERVISOR).received_nothing_more()
    assert closed(demo) == ["not_proved"]


def wants_no_centre(phone: PickUp) -> None:
    phone(HER).dials().chooses("O'zbekcha", "Sozlamalar", "Markazga aytish").chooses("Yo'q").hangs_up()


def has_two_pins(demo: Demo, clock: StoryClock) -> None:
    with demo.service.ledger.open_book(PhoneNumber(HER), clock()) as book:
        profile = book.caller.profile
        private = replace(profile.private, pin=hash_pin(PIN), duress_pin=hash_pin(DURESS_PIN))
        book.save_profile(replace(profile, private=private))


def closed(demo: Demo) -> list[str]:
    with demo.service.engine.connect() as connection:
        return list(connection.execute(select(alerts.c.closed_because)).scalars())


def test_under_a_pin_and_a_cover_that_he_plants_her_1_and_1_are_heard_for_a_day(
    phone: PickUp, clock: StoryClock
) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses("O'zbekcha").hangs_up()
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu").types("2").types("8642").types("2").sees("Saqlandi")
    her.chooses("Yashirin menyu", "Raqam 7", "Ha").sees("Saqlandi").hangs_up()

    clock.at(60)
    her.dials("*000*1#").sees("Xato raqam", "Salomatlik").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi").hangs_up()
    aziza.received("SHOSHILINCH")
    her.dials("*000*7*7#").sees("Yuborildi").hangs_up()

    clock.at(86_400)
    her.dials("*000*1*1#").sees("Xato raqam").does_not_see("Yuborildi")
