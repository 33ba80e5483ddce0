"""Who has her phone for a moment names her and words her alarm: whoever hears it still knows whose it is (S5)."""

from dataclasses import replace

import pytest

from alerts.contacts.hers import add_contact
from alerts.people import ContactState
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.journeys.conftest import PickUp
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber

HER, AZIZA = "+998000000101", "+998000000102"
HER_AS_READ = "+998 00 000 01 01"


@pytest.fixture
def phone(demo: Demo) -> PickUp:
    return demo.phone


@pytest.fixture
def agreed(demo: Demo, phone: PickUp, clock: StoryClock) -> PickUp:
    """Aziza agreed to be her contact."""
    with demo.service.ledger.open_book(PhoneNumber(HER), clock()) as book:
        book.save_profile(replace(book.caller.profile, language=UZ))
        add_contact(book, "Aziza", PhoneNumber(AZIZA))
        [aziza] = book.caller.contacts
        book.save_contact(replace(aziza, state=ContactState.ACCEPTED, agreed_at=clock()))
    return phone


@pytest.mark.parametrize("words", ["Hazil kelmang", "Adashdim", "Шутка"])
def test_a_name_that_calls_the_alarm_off_is_refused_and_it_is_said_why(phone: PickUp, words: str) -> None:
    her = phone(HER)
    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Ular uchun ismim").types(words).sees("o'qigan kelmaydi").hangs_up()
    her.dials().chooses("Yaqinlarim", "Ular uchun so'zim").types(words).sees("o'qigan kelmaydi").hangs_up()


def test_her_number_stands_beside_a_name_of_today_and_not_beside_one_of_three_days_ago(
    demo: Demo, agreed: PickUp, clock: StoryClock
) -> None:
    her = agreed(HER)
    her.dials().chooses("Yaqinlarim", "Ular uchun ismim").types("Kimdir").sees("Saqlandi").hangs_up()

    her.dials("*000*1*1#")

    assert "Kimdir" in (told := demo.texts_of(AZIZA)[-1]) and HER_AS_READ in told

    clock.at(4 * 86400)
    her.dials("*000*1*1#")
    assert "Kimdir" in (told := demo.texts_of(AZIZA)[-1]) and HER_AS_READ not in told
