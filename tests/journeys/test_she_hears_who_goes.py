"""She turns it on to hear who goes to her: what her phone gets then, and what it never gets."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from alerts.who_decides.pin import hash_pin
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.journeys.conftest import PickUp
from tests.keys import key_in
from vocabulary.phone_number import PhoneNumber

HER, AZIZA, MALIKA = "+998000000101", "+998000000102", "+998000000103"
CENTRE, DUTY_LINE = "+998000002001", "+998000000000"
PIN, DURESS_PIN = "2468", "1357"

UZBEK = ("O'zbekcha", "Sozlamalar", "SMS va qo'ng'iroq", "Kim yo'lda", "Yoqish")
UZBEK_CYRILLIC = ("Ўзбекча", "Созламалар", "СМС ва қўнғироқ", "Ким йўлда", "Ёқиш")
RUSSIAN = ("Русский", "Настройки", "SMS и звонки", "Кто едет", "Включить")
SAVED = {UZBEK: "Saqlandi", UZBEK_CYRILLIC: "Сақланди", RUSSIAN: "Сохранено"}


@pytest.fixture
def service(demo: Demo) -> Demo:
    return demo


@pytest.fixture
def phone(service: Demo) -> PickUp:
    return service.phone


@pytest.fixture
def has_two_pins(service: Demo, clock: StoryClock) -> Callable[[], None]:
    def set_them() -> None:
        with service.service.ledger.open_book(PhoneNumber(HER), clock()) as book:
            profile = book.caller.profile
            private = replace(profile.private, pin=hash_pin(PIN), duress_pin=hash_pin(DURESS_PIN))
            book.save_profile(replace(profile, private=private))

    return set_them


def turns_it_on(phone: PickUp, keys: tuple[str, ...] = UZBEK) -> None:
    """Her people are added by dialling, in whatever language: of whom a text alone added nobody hears the name."""
    her = phone(HER).dials().chooses(*keys).sees(SAVED[keys]).hangs_up()
    for key, name, number in (("2", "Aziza", "00 000 01 02"), ("3", "Malika", "00 000 01 03")):
        her.dials().types("2", key, name, number).sees(name).hangs_up()
    her.received_nothing_more()


def asks_for_help(phone: PickUp) -> None:
    phone(HER).dials("*000*1*1#")
    phone(AZIZA).reads()


def the_duty_line_takes_it(phone: PickUp) -> None:
    duty_line = phone(DUTY_LINE)
    duty_line.texts(f"{key_in(duty_line.reads())} 1")


@pytest.mark.parametrize(
    ("keys", "named", "unnamed"),
    [
        (UZBEK, "Aziza: ha.", "Javob: ha."),
        (UZBEK_CYRILLIC, "Aziza: ҳа.", "Жавоб: ҳа."),
        (RUSSIAN, "Aziza: да.", "Ответ: да."),
    ],
    ids=["uz", "uz-Cyrl", "ru"],
)
def test_she_hears_who_goes_once_each_and_the_others_hear_it_too(
    phone: PickUp, keys: tuple[str, ...], named: str, unnamed: str
) -> None:
    turns_it_on(phone, keys)
    asks_for_help(phone)
    her, aziza, malika = phone(HER).received_nothing_more(), phone(AZIZA), phone(MALIKA).received("102")

    aziza.texts("1")
    malika.received("Aziza")
    assert her.reads() == named
    aziza.texts("2").texts("1")
    her.received_nothing_more()

    the_duty_line_takes_it(phone)
    assert her.reads() == unnamed
    her.received_nothing_more()


def test_who_never_turned_it_on_gets_nothing(phone: PickUp) -> None:
    phone(HER).texts("QO'SH Aziza 00 000 01 02")
    asks_for_help(phone)
    phone(AZIZA).texts("1")
    the_duty_line_takes_it(phone)
    phone(HER).received_nothing_more()


def test_a_phrase_of_her_own_stands_for_it(phone: PickUp) -> None:
    turns_it_on(phone)
    her = phone(HER)
    her.dials().chooses("Sozlamalar", "SMS va qo'ng'iroq", "SMS javob", "O'z so'zim").types("Buyurtmangiz tayyor")
    asks_for_help(phone)

    phone(AZIZA).texts("1")
    the_duty_line_takes_it(phone)

    assert her.reads() == "Buyurtmangiz tayyor"
    her.received_nothing_more()


@pytest.mark.parametrize("pin", [PIN, DURESS_PIN])
def test_once_it_was_taken_back_nothing_comes_whichever_pin(
    phone: PickUp, clock: StoryClock, has_two_pins: Callable[[], None], pin: str
) -> None:
    turns_it_on(phone)
    has_two_pins()
    asks_for_help(phone)
    her = phone(HER)
    clock.at(30)

    her.dials("*000*1#").chooses("Xavf yo'q").types(pin).chooses("Ha").sees("yordam kerak emas dedi")
    phone(AZIZA).texts("1")
    the_duty_line_takes_it(phone)
    clock.at(3600)

    her.received_nothing_more()


def test_a_text_that_still_waits_when_she_takes_it_back_never_comes(phone: PickUp, clock: StoryClock) -> None:
    """The contact answers while no worker is alive; she takes the alert back before one is."""
    turns_it_on(phone)
    asks_for_help(phone)
    phone(AZIZA).texts("1")

    phone(HER).texts("XAVFSIZ").received_nothing_more()
    phone(AZIZA).received("SHOSHILINCH").received("yordam kerak emas")
    clock.at(60)
    phone(HER).received_nothing_more()


@pytest.mark.parametrize("pin", ["9999", DURESS_PIN])
def test_under_another_pin_it_looks_turned_off_and_stays_as_it_was(
    phone: PickUp, has_two_pins: Callable[[], None], pin: str
) -> None:
    turns_it_on(phone)
    has_two_pins()
    her = phone(HER)

    her.dials().chooses("Sozlamalar", "SMS va qo'ng'iroq").types(pin).chooses("Kim yo'lda").sees("Hozir: o'chiq")
    her.chooses("O'chirish").sees("Saqlandi").hangs_up()

    asks_for_help(phone)
    phone(AZIZA).texts("1")
    assert her.reads() == "Aziza: ha."


def test_erasing_takes_it_with_all_the_rest(phone: PickUp) -> None:
    turns_it_on(phone)
    asks_for_help(phone)
    her = phone(HER).texts("UNUT")
    her.sends_back_the_code(her.reads())

    phone(AZIZA).texts("1")
    phone(DUTY_LINE).texts("1")
    her.received_nothing_more()
    her.dials().chooses("O'zbekcha", "Sozlamalar", "SMS va qo'ng'iroq", "Kim yo'lda").sees("Hozir: o'chiq")
