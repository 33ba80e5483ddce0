"""A text in her name adds a contact: what comes to who forged it, and to numbers that must never be contacts."""

import re

import pytest

from alerts.people import MOST_CONTACTS
from tests.demo import Demo
from tests.journeys.conftest import PickUp
from tests.journeys.test_forged_texts import AZIZA, HIS, SUPERVISOR, has_a_pin, her_phone, stored

CENTRE, ITS_PHONE, NATIONAL = "+998000002015", "+998000001015", "+998000000000"


def national_number(number: str) -> str:
    return f"{number[4:6]} {number[6:9]} {number[9:11]} {number[11:]}"


# ---- a number of staff


@pytest.mark.parametrize("staff", [CENTRE, ITS_PHONE, NATIONAL, SUPERVISOR])
def test_a_forged_text_makes_no_number_of_staff_a_contact_and_is_answered_as_any_other(
    service: Demo, phone: PickUp, staff: str
) -> None:
    her = her_phone(phone)
    before = stored(service)

    her.texts(f"QO'SH Dugonam {national_number(staff)}").received_nothing_more()

    assert stored(service) == before
    her.dials().chooses("Yaqinlarim").does_not_see("Dugonam").hangs_up()


@pytest.mark.parametrize("staff", [CENTRE, ITS_PHONE, NATIONAL, SUPERVISOR])
def test_nor_does_a_dial_which_is_told_to_take_another_number(phone: PickUp, staff: str) -> None:
    her = her_phone(phone)

    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Dugonam", national_number(staff)).sees("Boshqa raqam kiriting")

    her.sees("Qo'shilmadi").hangs_up()
    her.dials().chooses("Yaqinlarim").does_not_see("Dugonam")


def test_a_pin_that_is_not_hers_is_told_the_same(service: Demo, phone: PickUp) -> None:
    her = her_phone(phone)
    has_a_pin(service)
    for pin in ("4071", "2580"):
        dial = her.dials().chooses("Yaqinlarim").types(pin).chooses("Qo'shish")
        dial.types("Dugonam", national_number(CENTRE)).sees("Boshqa raqam kiriting").hangs_up()
    her.texts(f"QO'SH Dugonam {national_number(CENTRE)} 4071").received_nothing_more()
    assert "Dugonam" not in [one.name for one in stored(service).contacts]


def test_a_bare_digit_of_a_duty_phone_counts_for_nothing_whatever_was_forged_before(
    service: Demo, phone: PickUp
) -> None:
    her = her_phone(phone)
    her.texts(f"QO'SH Dugonam {national_number(CENTRE)}")
    her.dials("*000*1*1#").hangs_up()

    phone(CENTRE).texts("1")

    assert [text for text in service.texts_of(AZIZA) if "yo'lda" in text] == []
    her.dials("*000*1#").chooses("Kimga aytildi").sees("2 kishi", "Ha dedi: 0")


# ---- he adds himself


def test_who_added_himself_hears_that_she_calls_and_nothing_more_whatever_he_answers(
    service: Demo, phone: PickUp
) -> None:
    her, centre, his = her_phone(phone), phone(CENTRE), phone(HIS)
    her.texts(f"QO'SH Onam {national_number(HIS)}")
    her.dials("*000*1*1#").hangs_up()
    his.received("SHOSHILINCH")
    key = re.search(r"\b(\d{6}) 1 oldim", service.texts_of(CENTRE)[0])
    assert key

    his.texts("qayerda u?").received("SHOSHILINCH", "joyi noma'lum")
    for said in ("1", "keldim", "qayerda u?", "kim bu?", "qaytib ketdim", "2"):
        his.texts(said).received_nothing_more()
    phone(AZIZA).texts("1")
    centre.texts(f"{key[1]} 1")
    phone(AZIZA).texts("2")
    his.texts("qayerda u?").texts("1").received_nothing_more()
    centre.texts(f"{key[1]} 0")
    his.texts("1").texts("2").texts("nima bo'ldi?").received_nothing_more()
    centre.texts(f"{key[1]} 1")
    his.received_nothing_more()
    assert [text for text in service.texts_of(AZIZA) if "shart emas" in text]


OTHERS = "000000141", "000000142", "000000143"


@pytest.mark.parametrize("others", [(), OTHERS[:2], OTHERS])
def test_he_reads_the_same_alarm_however_many_she_has_and_none_of_hers_is_lost(
    service: Demo, phone: PickUp, others: tuple[str, ...]
) -> None:
    her, his = her_phone(phone), phone(HIS)
    for number in others:
        her.dials().chooses("Yaqinlarim", "Qo'shish").types("Yana", number).hangs_up()
    kept = len(stored(service).contacts)
    her.dials().chooses("Yaqinlarim")
    before = her.screen
    her.hangs_up()

    her.texts(f"QO'SH Er {national_number(HIS)}").texts("YORDAM")

    his.received("SHOSHILINCH", "joyi noma'lum").received_nothing_more()
    assert [text for text in service.texts_of(AZIZA) if "SHOSHILINCH" in text]
    assert len([one for one in stored(service).contacts if one.kept]) == kept
    if kept == MOST_CONTACTS:
        assert her.dials().chooses("Yaqinlarim").screen == before
        her.hangs_up().dials("*000*1#").chooses("Kimga aytildi").sees(f"{MOST_CONTACTS} kishi").hangs_up()


def test_he_reads_the_same_once_her_phone_said_that_all_is_over(phone: PickUp) -> None:
    her, his = her_phone(phone), phone(HIS)
    her.texts(f"QO'SH Onam {national_number(HIS)}")
    her.texts("YORDAM")
    his.received("SHOSHILINCH").texts("1").received_nothing_more()

    her.texts("XAVFSIZ")

    his.received("yordam kerak emas").received_nothing_more()


def test_once_she_kept_him_he_hears_as_any_other(service: Demo, phone: PickUp) -> None:
    her = her_phone(phone)
    her.texts(f"QO'SH Akam {national_number(HIS)}")
    her.dials().chooses("Yaqinlarim", "Akam", "Ha, qolsin").hangs_up()
    assert all(one.kept for one in stored(service).contacts)
    her.dials("*000*1*1#").hangs_up()
    phone(AZIZA).texts("1")
    assert [text for text in service.texts_of(HIS) if "Aziza" in text]
