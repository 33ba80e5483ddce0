"""Her contacts turn back, do not find her, or find her dying: who relied on them hears it, and who decides at once."""

from functools import cache

import pytest
from sqlalchemy import select

from store.tables.alerts import alerts
from tests.demo import Demo
from tests.journeys.conftest import PickUp
from tests.journeys.test_taken_back import wants_no_centre
from tests.keys import key_in

HER, BROTHER, SISTER = "+998000000101", "+998000000102", "+998000000103"
DUTY_LINE, SUPERVISOR = "+998000000000", "+998000000009"


@pytest.fixture
def phone(demo: Demo) -> PickUp:
    """Each phone is one and the same throughout a story."""
    return cache(demo.phone)


@pytest.fixture
def her_people(phone: PickUp) -> PickUp:
    """Her brother and her sister, whom she added herself, were told of her call, and the duty line."""
    her = phone(HER)
    her.dials().chooses("O'zbekcha").hangs_up()
    for name, number in (("Akam", "00 000 01 02"), ("Opam", "00 000 01 03")):
        her.dials().chooses("Yaqinlarim", "Qo'shish").types(name, number).hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi")
    for number in (BROTHER, SISTER):
        phone(number).received("SHOSHILINCH")
    return phone


@pytest.mark.parametrize(
    "body", ["qaytib ketdim eri urishib chiqdi", "я ушла, он меня выгнал", "qochib ketdim eri bolta oldi"]
)
def test_who_turned_back_goes_no_more_and_the_reason_reaches_who_decides(her_people: PickUp, body: str) -> None:
    line, sister = her_people(DUTY_LINE), her_people(SISTER)
    line.reads()
    her_people(BROTHER).texts("1")
    line.received("yo'lda")
    sister.received("yo'lda")

    her_people(BROTHER).texts(body)

    sister.received("bora olmaydi", "1 boraman").received_nothing_more()
    told = "".join(line.reads_all())
    assert f"<{body}>" in told and "bora olmaydi" in told


@pytest.mark.parametrize("body", ["bormayman eri bor ekan", "не поеду, я его боюсь"])
def test_who_cannot_come_because_of_him_is_heard_with_that(her_people: PickUp, body: str) -> None:
    line = her_people(DUTY_LINE)
    line.reads()
    her_people(BROTHER).texts(body)
    line.received(f"<{body}>").received_nothing_more()


@pytest.mark.parametrize(
    "body", ["topolmadim", "eshik yopiq, hech kim ochmayapti", "не нашла её", "adashibman, bu u emas"]
)
def test_who_was_there_and_has_not_found_her_takes_that_back_and_who_relied_on_it_hears_so(
    her_people: PickUp, body: str
) -> None:
    line, sister, brother = her_people(DUTY_LINE), her_people(SISTER), her_people(BROTHER)
    line.reads()
    brother.texts("keldim")
    line.received("yetib bordi")
    sister.received("yetib bordi")

    brother.texts(body)

    sister.received("uni topmadi", "Siz bora olasizmi?")
    assert "uni topmadi" in "".join(line.reads_all())
    brother.texts(f"{body} ").texts("keldim")
    sister.received_nothing_more()
    brother.texts("topdim, yonimda")
    sister.received("yetib bordi").received_nothing_more()


def test_not_finding_her_is_no_answer_of_who_never_said_that_they_go(her_people: PickUp) -> None:
    her_people(BROTHER).texts("topolmadim")
    her_people(SISTER).received_nothing_more()


@pytest.mark.parametrize("body", ["o'lib qolibdi qizim", "она не дышит", "hushsiz yotibdi", "keldim, nafas olmayapti"])
def test_that_she_may_be_dead_or_dying_goes_at_once_as_that_to_who_decides_and_to_no_contact(
    demo: Demo, her_people: PickUp, body: str
) -> None:
    line, supervisor = her_people(DUTY_LINE), her_people(SUPERVISOR)
    line.reads()

    her_people(BROTHER).texts(body)

    urgent = [text for text in (line.reads(), supervisor.reads()) if body in text]
    assert urgent and all(text.startswith("SHOSHILINCH") and "hayoti xavfda" in text for text in urgent)
    assert body not in "".join(demo.texts_of(SISTER))


def test_it_goes_also_after_a_machine_wrote_much_in_that_name_and_then_once_an_hour(
    demo: Demo, her_people: PickUp
) -> None:
    line = her_people(DUTY_LINE)
    line.texts(f"{key_in(line.reads())} 1").received("sizda")
    brother = her_people(BROTHER)
    for turn in range(7):
        brother.texts(f"eri uni {turn} marta uryapti")
    before = len(demo.texts_of(DUTY_LINE))

    brother.texts("nafas olmayapti").texts("nafas olmayapti eshityapsizmi")
    [urgent] = demo.texts_of(DUTY_LINE)[before:]
    assert "hayoti xavfda" in urgent


def test_where_she_wants_no_centre_told_no_phone_hears_it_and_staff_of_the_country_see_it(
    demo: Demo, phone: PickUp
) -> None:
    her = phone(HER)
    wants_no_centre(phone)
    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Akam", "00 000 01 02").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi")

    phone(BROTHER).texts("nafas olmayapti")

    for number in (DUTY_LINE, SUPERVISOR):
        phone(number).received_nothing_more()
    with demo.service.engine.connect() as connection:
        assert connection.execute(select(alerts.c.country_wide)).scalars().all() == [True]
