"""Somebody forges her number, or holds her phone: what texts alone can do, and what they cannot."""

import re
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerts.contacts.consent import invite
from alerts.contacts.hers import add_contact
from alerts.people import Caller
from alerts.who_decides.pin import hash_pin
from simulator.story import StoryPhone
from sms.texted_codes import LIVES, MOST_TRIES, SERVES
from tests.demo import Demo
from tests.journeys.clock import MorningClock
from tests.journeys.conftest import PickUp
from vocabulary.codes import RegionCode
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber

HER, AZIZA, BARNO, HIS = "+998000000101", "+998000000102", "+998000000103", "+998000000104"
SUPERVISOR, DUTY_LINE = "+998000000009", "+998000000000"
PIN = "4071"


def her_phone(phone: PickUp) -> StoryPhone:
    """She has two contacts and lives in Samarqand."""
    her = phone(HER)
    her.dials().chooses("O'zbekcha").hangs_up()
    her.texts("VILOYAT Samarqand")
    for name, number in (("Aziza", "00 000 01 02"), ("Barno", "00 000 01 03")):
        her.dials().chooses("Yaqinlarim", "Qo'shish").types(name, number).hangs_up()
    return her


def has_a_pin(service: Demo, number: str = HER) -> None:
    with service.service.ledger.open_book(PhoneNumber(number), service.now()) as book:
        private = replace(book.caller.profile.private, pin=hash_pin(PIN))
        book.save_profile(replace(book.caller.profile, private=private))


def stored(demo: Demo, number: str = HER) -> Caller:
    with demo.service.ledger.open_book(PhoneNumber(number), demo.now()) as book:
        return book.caller


def test_who_forges_her_number_removes_nobody_and_moves_her_nowhere(service: Demo, phone: PickUp) -> None:
    her, before = her_phone(phone), stored(service)

    for forged in ("OCHIR Aziza", "VILOYAT Buxoro", "UNUT", "TIL ru", "100000", "482913", "Kod 777777"):
        her.texts(forged)

    assert stored(service) == before
    her.received("Kod: ").received("Kod: ").received_nothing_more()


def test_with_the_code_that_came_to_her_phone_she_removes_her_herself(phone: PickUp) -> None:
    her = her_phone(phone)

    her.sends_back_the_code(her.texts("OCHIR Aziza").reads()).received_nothing_more()

    her.dials().chooses("Yaqinlarim").sees("Barno").does_not_see("Aziza")


def test_the_man_holds_her_phone_and_texts_erase_but_she_has_a_pin(service: Demo, phone: PickUp) -> None:
    her = her_phone(phone)
    has_a_pin(service)

    for text in ("UNUT", "UNUT 1234", "OCHIR 1"):
        her.sends_back_the_code(her.texts(text).reads()).received_nothing_more()

    her.dials().chooses("Yaqinlarim").types(PIN).sees("Aziza", "Barno")


def test_his_wrong_pins_by_text_do_not_keep_hers_from_opening_a_dial(service: Demo, phone: PickUp) -> None:
    her = her_phone(phone)
    has_a_pin(service)
    for guess in range(12):
        her.texts(f"VILOYAT Buxoro {1000 + guess}")

    her.dials().chooses("Yaqinlarim").types(PIN).sees("Aziza")


def test_her_pin_behind_the_word_erases_her_at_once_and_she_begins_anew(service: Demo, phone: PickUp) -> None:
    her = her_phone(phone)
    has_a_pin(service)

    her.texts(f"UNUT {PIN}").received("Kod: ").received_nothing_more()

    assert stored(service) == Caller(PhoneNumber(HER))
    her.dials().sees("O'zbekcha", "Русский")


def test_a_flood_of_the_same_forged_texts_uses_up_one_code_and_her_own_is_sent_and_opens(phone: PickUp) -> None:
    her = her_phone(phone)
    for _ in range(20):
        her.texts("UNUT")
    her.received("Kod: ").received_nothing_more()

    her.sends_back_the_code(her.texts("OCHIR Aziza").reads()).received_nothing_more()

    her.dials().chooses("Yaqinlarim").sees("Barno").does_not_see("Aziza")


def test_the_code_that_a_forged_text_sent_to_her_phone_does_what_she_asks_for_in_the_same_words(
    service: Demo, phone: PickUp
) -> None:
    assert isinstance(service.now, MorningClock)
    her = her_phone(phone)
    code = her.texts("OCHIR Aziza").reads()
    service.now.goes_on(SERVES.total_seconds() - 60)
    her.texts("ochir aziza").received_nothing_more()

    service.now.goes_on((LIVES - SERVES).total_seconds())
    her.sends_back_the_code(code).received_nothing_more()
    her.dials().chooses("Yaqinlarim").does_not_see("Aziza").hangs_up()

    her.texts("OCHIR Aziza").received("Kod: ")
    service.now.goes_on(SERVES.total_seconds())
    her.texts("OCHIR Aziza").received("Kod: ").received_nothing_more()


def test_a_code_that_forged_guesses_made_void_or_that_came_too_late_is_answered_once_with_how_else(
    service: Demo, phone: PickUp
) -> None:
    assert isinstance(service.now, MorningClock)
    her = her_phone(phone)
    has_a_pin(service)
    voided = her.texts("OCHIR Aziza").reads()
    for guess in range(MOST_TRIES):
        her.texts(str(100000 + guess))
    her.received_nothing_more()

    her.sends_back_the_code(voided).received("eskirgan", "terib").received_nothing_more()
    her.sends_back_the_code(voided).received_nothing_more()
    late = her.texts("OCHIR Barno").reads()
    service.now.goes_on(LIVES.total_seconds())
    her.sends_back_the_code(late).received("eskirgan", "terib").received_nothing_more()

    assert len(stored(service).contacts) == 2
    her.dials().chooses("Yaqinlarim").types(PIN).chooses("Aziza", "O'chirish", "Ha, o'chirilsin")
    assert [one.name for one in stored(service).contacts] == ["Barno"]


def test_a_forged_erase_after_her_own_remove_does_not_erase_her_by_the_newest_code(
    service: Demo, phone: PickUp
) -> None:
    her = her_phone(phone)
    removes = her.texts("OCHIR Aziza").reads()
    erases = her.texts("UNUT").reads()
    code = erases.rpartition(" ")[2]

    her.texts(code).received(f"UNUT {code}").received_nothing_more()
    her.texts(f"Kod {code}").received(f"UNUT {code}").received_nothing_more()
    assert len(stored(service).contacts) == 2

    her.sends_back_the_code(removes).received_nothing_more()
    assert [one.name for one in stored(service).contacts] == ["Barno"]
    her.sends_back_the_code(erases).received_nothing_more()
    assert stored(service) == Caller(PhoneNumber(HER))


def test_the_code_that_removes_erases_nobody_beside_the_word_for_it(service: Demo, phone: PickUp) -> None:
    her = her_phone(phone)
    code = re.search("[0-9]{6}", her.texts("OCHIR Aziza").reads())
    assert code

    her.texts(f"UNUT {code[0]}").received("UNUT").received_nothing_more()

    assert len(stored(service).contacts) == 2


def test_the_same_words_open_what_they_mean_when_she_says_them_last(phone: PickUp) -> None:
    her = her_phone(phone)
    code = her.texts("OCHIR Zebo").reads()
    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Zebo", "00 000 01 20").hangs_up()

    her.texts("OCHIR Zebo").received_nothing_more()
    her.sends_back_the_code(code)

    her.dials().chooses("Yaqinlarim").sees("Aziza").does_not_see("Zebo")


def test_a_name_that_a_forged_text_adds_takes_nobodys_place(service: Demo, phone: PickUp) -> None:
    her = her_phone(phone)
    for last in range(4, 9):
        her.texts(f"QO'SH Somebody 00 000 01 0{last}")

    kept = [one.name for one in stored(service).contacts if one.kept]
    assert kept == ["Aziza", "Barno"]
    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Zebo", "00 000 01 20").hangs_up()
    assert [one.name for one in stored(service).contacts if one.kept] == ["Aziza", "Barno", "Zebo"]


def test_a_forged_text_moves_no_place_that_she_dialled_and_everybody_reads_what_it_is(phone: PickUp) -> None:
    her, aziza = her_phone(phone), phone(AZIZA)
    samarqand = phone("+998000002015")
    her.dials("*000*1*1#").hangs_up()
    for told in (aziza, samarqand):
        told.received("Samarqand")

    her.texts("YORDAM Buxoro")

    for told in (aziza, samarqand):
        told.received("Samarqand", "raqamidan kelgan SMS", "Buxoro", "tasdiqsiz")


def test_a_region_that_a_forged_text_said_first_sends_no_help_to_a_far_centre_alone(
    service: Demo, phone: PickUp
) -> None:
    her, samarqand, duty_line = phone(HER), phone("+998000002015"), phone(DUTY_LINE)
    her.texts("VILOYAT Samarqand")

    her.dials("*000*1*1#").sees("Markazga yuborildi", "Qayerdasiz?")
    for told in (duty_line, samarqand):
        told.received("joyi noma'lum", "raqamidan kelgan SMS: Samarqand, tasdiqsiz").received_nothing_more()

    her.chooses("Qayerdasiz?", "Toshkent sh.", "Mirobod").hangs_up()
    assert "Mirobod" in duty_line.reads()
    with service.service.ledger.open_book(PhoneNumber(HER), service.now()) as book:
        assert book.alert is not None
        assert (book.alert.place.region, book.alert.claimed.region) == ("UZ-TK", "UZ-SA")


def test_a_help_by_text_after_such_a_region_asks_the_duty_line_too(phone: PickUp) -> None:
    phone(HER).texts("VILOYAT Samarqand").texts("YORDAM")

    for told in (phone(DUTY_LINE), phone("+998000002015")):
        told.received("SMS yordam so'rovi", "joyi noma'lum", "SMS: Samarqand, tasdiqsiz").received_nothing_more()


def test_a_region_that_she_dialled_is_where_she_lives_whatever_a_text_said_before(phone: PickUp) -> None:
    her = phone(HER)
    her.texts("VILOYAT Samarqand")
    her.dials().chooses("Sozlamalar", "Viloyat va tuman", "Samarqand", "Butun viloyat").sees("Saqlandi").hangs_up()

    her.dials("*000*1*1#").sees("Markazga yuborildi").hangs_up()
    assert "tasdiqsiz" not in phone("+998000002015").reads()
    phone(DUTY_LINE).received_nothing_more()


# ---- STOP


def test_a_stop_in_a_contacts_name_is_undone_from_her_phone(service: Demo, phone: PickUp) -> None:
    her, aziza = her_phone(phone), phone(AZIZA)
    her.texts("YORDAM")
    aziza.received("SHOSHILINCH")

    stopped = aziza.texts("STOP").reads()
    assert "qaytarish" in stopped.lower()
    aziza.received_nothing_more()
    her.texts("XAVFSIZ").texts("YORDAM")
    aziza.received_nothing_more()

    aziza.sends_back_the_code(stopped).received("SHOSHILINCH")
    [undone] = [text for text in service.texts_of(SUPERVISOR) if "STOPni bekor qildi" in text]
    assert "Aziza" in undone
    aziza.sends_back_the_code(stopped).received_nothing_more()
    assert not service.service.ledger.has_stopped(PhoneNumber(AZIZA))
    her.texts("XAVFSIZ").texts("YORDAM")
    assert "SHOSHILINCH" in "".join(service.texts_of(AZIZA)[2:])


def test_a_stop_of_a_number_that_we_never_wrote_to_is_answered_by_nothing(phone: PickUp) -> None:
    phone(HIS).texts("STOP").received_nothing_more()


def test_a_stop_during_an_alert_stands_in_its_story_as_not_proved(service: Demo, phone: PickUp) -> None:
    her_phone(phone).texts("YORDAM")
    for _ in range(2):
        phone(AZIZA).texts("STOP")

    with service.service.engine.connect() as connection:
        events = connection.exec_driver_sql("SELECT what, by_kind, reason FROM alert_events ORDER BY id").all()
    assert [tuple(event) for event in events if event[0] == "stopped"] == [("stopped", "contact", "not_proved")]


def invites(service: Demo, *numbers: str) -> None:
    around = service.service.around(service.service.directory.newest())
    with service.service.ledger.open_book(PhoneNumber(HER), service.now()) as book:
        for contact in [one for one in book.caller.contacts if one.number in numbers]:
            invite(book, contact.id, around)


def test_a_no_in_the_name_of_who_agreed_takes_no_alarm_from_them(service: Demo, phone: PickUp) -> None:
    her, aziza = her_phone(phone), phone(AZIZA)
    invites(service, AZIZA)
    aziza.received("maylimi").texts("1").received_nothing_more()

    aziza.texts("yo'q").received("kelaveradi").received_nothing_more()

    her.dials("*000*1*1#").sees("Yuborildi")
    aziza.received("SHOSHILINCH")


def test_a_no_before_any_yes_is_shown_to_staff_as_not_proved_and_1_brings_the_open_alert(
    service: Demo, phone: PickUp
) -> None:
    her, aziza = her_phone(phone), phone(AZIZA)
    invites(service, AZIZA)
    aziza.received("maylimi").texts("2").received("yozildi")
    her.dials("*000*1*1#").sees("Yuborildi")
    aziza.received_nothing_more()
    with service.service.engine.connect() as connection:
        events = connection.exec_driver_sql("SELECT what, by_kind, reason FROM alert_events ORDER BY id").all()
    assert ("held_back", "contact", "said_no_before") in [tuple(event) for event in events]

    aziza.texts("1").received("SHOSHILINCH").texts("1").received_nothing_more()
    her.dials("*000*1#").chooses("Kimga aytildi").sees("2 kishi", "Ha dedi: 1")


# ---- any mix

FORGED = st.sampled_from(
    [
        *("OCHIR 1", "OCHIR Aziza", "OCHIR 1 0000", "УДАЛИТЬ 2", "UNUT", "UNUT 0000", "забудь меня", "ЗАБУДЬ"),
        *("VILOYAT Buxoro", "VILOYAT Buxoro 1111", "TIL ru", "ЯЗЫК уз 1111", "MENYU", "МЕНЮ", "menu"),
        *("1", "2", "3", "7", "0", "1000", "5555", "100000", "482913", "Kod: 482913", "482 913"),
        *("QO'SH Kimdir 00 000 01 04", "QO'SH Kimdir 00 000 01 05 4072", "MARKAZ", "YORDAM", "XAVFSIZ 0000"),
    ]
)


NUMBERS = (f"+99800{n:07d}" for n in count(4_000_000))


def a_caller(service: Demo) -> str:
    """A number with two contacts, a region and a language."""
    number = next(NUMBERS)
    with service.service.ledger.open_book(PhoneNumber(number), service.now()) as book:
        book.save_profile(replace(book.caller.profile, language=UZ, region=RegionCode("UZ-SA")))
        for name, contact in (("Aziza", AZIZA), ("Barno", BARNO)):
            add_contact(book, name, PhoneNumber(contact))
    return number


@pytest.mark.parametrize("has_pin", [False, True])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forged=st.lists(FORGED, min_size=1, max_size=25))
def test_no_mix_of_forged_texts_changes_what_is_hers(
    service: Demo, phone: PickUp, has_pin: bool, forged: list[str]
) -> None:
    number = a_caller(service)
    if has_pin:
        has_a_pin(service, number)
    before = stored(service, number)

    for text in forged:
        phone(number).texts(text)

    after = stored(service, number)
    assert tuple(one for one in after.contacts if one.kept) == before.contacts
    private = replace(after.profile.private, pins_by_text=(), claimed=())
    assert replace(after.profile, private=private) == before.profile
