"""Who is added on her phone while an alert is open may be him: until it is closed he reads no place of hers."""

import pytest

from tests.demo import Demo
from tests.journeys.conftest import PickUp

HER, HE = "+998000000101", "+998000000109"


@pytest.fixture
def phone(demo: Demo) -> PickUp:
    return demo.phone


def test_who_adds_himself_on_her_phone_in_her_alert_hears_the_alarm_without_a_place(demo: Demo, phone: PickUp) -> None:
    her = phone(HER)
    her.dials("*000*1*1#")
    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Er").types("00 000 01 09").hangs_up()
    her.dials().chooses("Yaqinlarim").sees("Er ..09").hangs_up()

    her.texts("YORDAM Guliston bozor yonida")
    her.texts("XAVFSIZ").texts("YORDAM Guliston bozor yonida")

    read = demo.texts_of(HE)
    assert any("SHOSHILINCH" in text for text in read)
    assert not any("Guliston" in text or "Sirdaryo" in text or "yana" in text for text in read)
