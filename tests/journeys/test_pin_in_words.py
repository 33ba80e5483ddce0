"""She writes her PIN where nobody asked for it: it does what it does behind a command, and nobody reads it."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from alerts.who_decides.pin import hash_pin
from store.desk.review import StoredReview
from store.tables.alerts import alerts
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.journeys.conftest import PickUp
from vocabulary.phone_number import PhoneNumber

HER, AZIZA = "+998000000101", "+998000000102"
DUTY_LINE, CENTRE = "+998000000000", "+998000002001"
PIN = "5093"


@pytest.fixture
def phone(demo: Demo) -> PickUp:
    return demo.phone


@pytest.fixture(autouse=True)
def her_pin(demo: Demo, phone: PickUp, clock: StoryClock) -> None:
    """Her PIN, and a contact who agreed."""
    phone(HER).texts("QO'SH Aziza 00 000 01 02")
    phone(AZIZA).texts("1")
    with demo.service.ledger.open_book(PhoneNumber(HER), clock()) as book:
        profile = book.caller.profile
        book.save_profile(replace(profile, private=replace(profile.private, pin=hash_pin(PIN))))


def nobody_read_it(demo: Demo) -> None:
    told = [text for number in (HER, AZIZA, DUTY_LINE, CENTRE) for text in demo.texts_of(number)]
    assert len(told) > 1 and not [text for text in told if PIN in text]
    kept = StoredReview(demo.service.engine, demo.service.vault).waiting()
    assert not [one.body for one in kept if PIN in one.body]


@pytest.mark.parametrize("words", [f"Yordam PINim {PIN}", f"yordam {PIN} Chilonzor", f"erim urdi {PIN}"])
def test_in_a_call_nobody_reads_it(demo: Demo, phone: PickUp, words: str) -> None:
    phone(HER).texts(words)
    nobody_read_it(demo)


@pytest.mark.parametrize("words", [f"{PIN} XAVFSIZ ekan", f"PINim {PIN} ekan", f"{PIN} PIN"])
def test_beside_her_open_alert_nobody_reads_it(demo: Demo, phone: PickUp, words: str) -> None:
    phone(HER).texts("YORDAM").texts(words)
    phone(DUTY_LINE).reads()
    nobody_read_it(demo)


def test_before_safe_it_closes_her_alert_as_it_does_behind_it(demo: Demo, phone: PickUp) -> None:
    phone(HER).texts("YORDAM")
    line = phone(DUTY_LINE)
    line.reads()

    phone(HER).texts(f"{PIN} XAVFSIZ")

    line.reads()
    nobody_read_it(demo)
    with demo.service.engine.connect() as connection:
        assert list(connection.execute(select(alerts.c.closed_because)).scalars()) == ["taken_back"]


@pytest.mark.parametrize("number", ["102", "911", "112!", "1146", "103 ga"])
def test_the_number_of_the_police_alone_is_a_possible_call(phone: PickUp, number: str) -> None:
    phone("+998000000177").texts(number).received("Qabul qilindi")
    phone(DUTY_LINE).received(number.split()[0].strip("!"))


@pytest.mark.parametrize("keys", ["102", "112"])
def test_in_an_open_menu_it_is_a_key(phone: PickUp, keys: str) -> None:
    her = phone("+998000000177")
    her.sends_back_the_code(her.texts("MENYU").reads()).reads()
    her.texts(keys)
    phone(DUTY_LINE).received_nothing_more()
