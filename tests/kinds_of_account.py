"""The kinds of account that no answer may tell apart, for a number each (S18)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from alerts.alert import Origin, Place
from alerts.contacts.hers import add_contact
from alerts.help.raise_alert import raise_alert
from alerts.people import STALE_AFTER
from alerts.private import NOTHING_PRIVATE, Private
from alerts.who_decides.pin import hash_pin
from tests.demo import Demo
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.languages import RU
from vocabulary.phone_number import PhoneNumber

PIN, DURESS_PIN, WRONG_PIN = "4071", "9950", "0000"
PINS = Private(pin=hash_pin(PIN), duress_pin=hash_pin(DURESS_PIN))


def nobody(_demo: Demo, _number: PhoneNumber) -> None:
    """A number that never used the service."""


def known(demo: Demo, number: PhoneNumber, private: Private = NOTHING_PRIVATE, days_ago: float = 0) -> None:
    with demo.service.ledger.open_book(number, demo.now() - timedelta(days=days_ago)) as book:
        profile = book.caller.profile
        book.save_profile(replace(profile, language=RU, region=RegionCode("UZ-SA"), tell_centre=TellCentre.YES))
        book.save_profile(replace(book.caller.profile, private=private))
        add_contact(book, "Aziza", PhoneNumber("+998000000011"))
        add_contact(book, "Barno", PhoneNumber("+998000000012"))


def with_a_full_list(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number)
    with demo.service.ledger.open_book(number, demo.now()) as book:
        for last in range(3):
            add_contact(book, "Nodira", PhoneNumber(f"+99800000005{last}"))


def with_a_pin(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, PINS)


def under_cover(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, replace(PINS, cover_key="7", safe_word="chinor", own_phrase="Rahmat"))


def asking_for_help(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number)
    with demo.service.ledger.open_book(number, demo.now()) as book:
        raise_alert(book, Origin.USSD, Place(), demo.service.around(demo.service.directory.newest()))


def after_a_pin_under_duress(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, PINS)
    with demo.service.ledger.open_book(number, demo.now()) as book:
        raise_alert(book, Origin.USSD, Place(), demo.service.around(demo.service.directory.newest()))
    her = demo.phone(number)
    her.dials("*000*1#").chooses("Опасности нет").types(DURESS_PIN).chooses("Да").hangs_up()


def silent_for_long(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, PINS, days_ago=STALE_AFTER.days + 1)


KINDS: tuple[Callable[[Demo, PhoneNumber], None], ...] = (
    known,
    with_a_full_list,
    with_a_pin,
    under_cover,
    asking_for_help,
    after_a_pin_under_duress,
    silent_for_long,
)
