"""People answer as they write, and somebody else answers in their name (S20, S23)."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from store.tables.alerts import alert_events, alerts
from tests.demo import Demo
from tests.journeys.conftest import PickUp
from tests.keys import key_in
from vocabulary.phone_number import PhoneNumber

HER, BROTHER, ANOTHER = "+998000000101", "+998000000102", "+998000000201"
DUTY_LINE, CENTRE_FAR_AWAY = "+998000000000", "+998000002015"


@pytest.fixture
def service(demo: Demo) -> Demo:
    return demo


def state_of(service: Demo, code: str) -> str:
    with service.service.engine.connect() as connection:
        return str(connection.execute(select(alerts.c.state).where(alerts.c.code == code)).scalar_one())


def happened(service: Demo) -> list[str]:
    with service.service.engine.connect() as connection:
        return list(connection.execute(select(alert_events.c.what).order_by(alert_events.c.id)).scalars())


def test_her_brother_answers_ok_and_is_asked_once_whether_he_comes(service: Demo, phone: PickUp) -> None:
    her, brother, line = phone(HER), phone(BROTHER), phone(DUTY_LINE)
    her.texts("QO'SH Akam 00 000 01 02").dials("*000*1*1#").sees("Yuborildi")
    brother.received("SHOSHILINCH")
    line.received("yordam so'raldi")

    brother.texts("ok").received("1 boraman, 2 borolmayman?")
    brother.texts("ha").texts("xo'p").received_nothing_more()
    brother.texts("ko'rdim").received_nothing_more()
    line.received_nothing_more()
    brother.texts("qayerda u?").received("joyi noma'lum", "1 boraman").texts("manzil qanday?").received_nothing_more()
    line.received_nothing_more()
    assert happened(service)[1:] == ["saw", "wrote", "wrote"]

    brother.texts("10 daqiqada yetaman")
    line.received("0102 (SMS bilan").received_nothing_more()


def test_who_goes_after_the_duty_line_took_it_is_told_without_saying_that_nobody_has_it(phone: PickUp) -> None:
    phone(HER).texts("QO'SH Akam 00 000 01 02").dials("*000*1*1#")
    brother, line = phone(BROTHER).received("SHOSHILINCH"), phone(DUTY_LINE)
    line.texts(f"{key_in(line.reads())} 1").received("sizda")

    brother.received_nothing_more().texts("boraman")

    assert line.reads().endswith("yo'lda. Tasdiqlanmagan.")


def test_her_brother_cannot_help_and_that_is_no_call_of_his_own(service: Demo, phone: PickUp) -> None:
    phone(HER).texts("QO'SH Akam 00 000 01 02").dials("*000*1*1#")
    brother = phone(BROTHER).received("SHOSHILINCH").texts("yordam berolmayman, uzoqdaman")
    assert happened(service) == ["raised", "cannot", "wrote"]

    brother.texts("YORDAM").received("Qabul qilindi")
    assert happened(service)[3:] == ["raised", "wrote"]


@pytest.mark.parametrize(
    ("body", "came_of_it"),
    [
        ("yordam qila olmayman", ["cannot", "wrote"]),
        ("помощь оказать не могу", ["cannot", "wrote"]),
        ("не могу оказать помощь", ["cannot", "wrote"]),
        ("unga yordam kerak", ["wrote"]),
        ("помогите ей", ["wrote"]),
        ("1 boraman, eri pichoq bilan turibdi", ["going", "wrote"]),
        ("не смогу. Муж запер её в подвале, адрес Навои 12", ["cannot", "wrote"]),
        ("eri uni uryapti", ["wrote"]),
        ("хавфсиз жойда", ["wrote"]),
        ("xavfsiz", ["wrote"]),
        ("menga ham yordam kerak", ["raised", "wrote"]),
        ("erim meni uryapti", ["raised", "wrote"]),
        ("men boraman, lekin meni ham uryapti", ["raised", "going", "wrote"]),
    ],
)
def test_what_her_brother_writes_of_her_stands_beside_her_alert_and_is_no_call_of_his_own(
    service: Demo, phone: PickUp, body: str, came_of_it: list[str]
) -> None:
    phone(HER).texts("QO'SH Akam 00 000 01 02").dials("*000*1*1#")
    phone(BROTHER).received("SHOSHILINCH").texts(body)
    assert happened(service)[1:] == came_of_it


@pytest.mark.parametrize(
    ("body", "came_of_it"),
    [("Nodiraga yordam kerak", ["wrote"]), ("Nodira, yordam ber", ["raised", "wrote"])],
)
def test_her_brother_asks_for_her_by_her_name_or_asks_her(
    service: Demo, phone: PickUp, body: str, came_of_it: list[str]
) -> None:
    with service.service.ledger.open_book(PhoneNumber(HER), service.now()) as book:
        book.save_profile(replace(book.caller.profile, own_name="Nodira"))
    phone(HER).texts("QO'SH Akam 00 000 01 02").dials("*000*1*1#")
    phone(BROTHER).received("SHOSHILINCH").texts(body)
    assert happened(service)[1:] == came_of_it


@pytest.mark.parametrize(("body", "is_his"), [("хавфсиз жойда", False), ("xavfsiz joydaman", True), ("XAVFSIZ", True)])
def test_who_writes_that_she_is_safe_takes_back_nothing_of_their_own(
    service: Demo, phone: PickUp, body: str, is_his: bool
) -> None:
    brother = phone(BROTHER).dials("*000*1*1#")
    phone(HER).texts("QO'SH Akam 00 000 01 02").dials("*000*1*1#")
    before = happened(service)
    brother.texts(body)
    new = happened(service)[len(before) :]
    assert new == ["says_safe", "wrote"][not is_his :]


def test_somebody_forges_the_duty_phone_and_closes_nothing(service: Demo, phone: PickUp) -> None:
    line = phone(DUTY_LINE)
    phone(HER).dials("*000*1*1#")
    alarm = line.reads()
    code = alarm.partition(":")[0]
    phone(ANOTHER).texts("YORDAM Samarqand")
    of_another_phone = key_in(phone(CENTRE_FAR_AWAY).reads())

    forged = ["0", "1", "yopildi", f"{code} 0", f"0 {code}", f"{of_another_phone} 0"]
    for body in forged + [f"{wrong} 0" for wrong in range(100_000, 100_020)]:
        line.texts(body)
    assert state_of(service, code) == "open"

    [longer] = {key for text in service.texts_of(DUTY_LINE) for key in re.findall(r": (\d{8})\b", text)}
    assert happened(service).count("keys_renewed") == 1
    line.texts(f"{key_in(alarm)} 0")
    assert state_of(service, code) == "open"
    line.texts(f"{longer} 0 yopildi")
    assert state_of(service, code) == "closed"


@pytest.mark.parametrize("body", ["0", "1", "{code} 0", "{code} 1", "999999 0", "yopildi", "Avtojavob"])
def test_a_hundred_forged_texts_in_a_minute_send_one_reminder_and_change_nothing(
    service: Demo, phone: PickUp, body: str
) -> None:
    phone(HER).dials("*000*1*1#")
    line = phone(DUTY_LINE)
    alarm = line.reads()
    code = alarm.partition(":")[0]
    for _ in range(100):
        line.texts(body.format(code=code))
    assert state_of(service, code) == "open"
    told = service.texts_of(DUTY_LINE)[1:]
    assert len([text for text in told if "Kalitlar:" in text and "Noto'g'ri" not in text]) <= 1
    assert len([text for text in told if "Kalitlar:" not in text]) <= 1
    assert len(told) <= 3
