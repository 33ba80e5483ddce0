"""She lets it ring once: nobody pays, and somebody hears."""

from dataclasses import replace

import pytest

from simulator.story import StoryPhone
from tests.demo import SECRET, Demo
from tests.journeys.conftest import PickUp
from tests.keys import key_in
from vocabulary.phone_number import PhoneNumber

HER, AZIZA, DUTY_LINE = "+998000000101", "+998000000102", "+998000000000"
REJECTED = (200, '<?xml version="1.0" encoding="UTF-8"?><Response><Reject/></Response>')
PATH = f"/voice/africastalking/{SECRET}"


def call(service: Demo, session: str = "call-1", **changes: str) -> tuple[int, str]:
    form = {"isActive": "1", "sessionId": session, "direction": "Inbound", "callerNumber": HER}
    return service.post(PATH, form | {"destinationNumber": "+998000000500"} | changes)


def who_switched_it_on(service: Demo, phone: PickUp) -> StoryPhone:
    with service.service.ledger.open_book(PhoneNumber(HER), service.now()) as book:
        profile = book.caller.profile
        book.save_profile(replace(profile, private=replace(profile.private, missed_call=True)))
    return phone(HER)


def test_a_missed_call_of_who_switched_it_on_is_an_alert(service: Demo, phone: PickUp) -> None:
    her, duty_line = who_switched_it_on(service, phone), phone(DUTY_LINE)

    assert call(service) == REJECTED

    duty_line.received("javobsiz qo'ng'iroq: yordam so'raldi", "+998 00 000 01 01").received_nothing_more()
    her.received("Qabul qilindi.").received_nothing_more()


def test_one_call_is_one_alert_however_often_the_gateway_tells_of_it(service: Demo, phone: PickUp) -> None:
    who_switched_it_on(service, phone)
    duty_line = phone(DUTY_LINE)

    assert [call(service) for _ in range(3)] == [REJECTED] * 3
    assert call(service, isActive="0") == REJECTED

    duty_line.received("javobsiz").received_nothing_more()


def test_an_unknown_caller_is_called_back_calmly_and_waits_once_however_often_she_calls(
    service: Demo, phone: PickUp
) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)

    assert call(service) == REJECTED
    assert call(service, "call-2") == REJECTED

    asked = duty_line.reads()
    assert "javobsiz qo'ng'iroq" in asked and "Qayta qo'ng'iroq qiling" in asked
    duty_line.received_nothing_more()
    duty_line.texts(f"{key_in(asked)} 1").received("+998 00 000 01 01")
    duty_line.texts(f"{key_in(asked)} 0").received("yopildi").received_nothing_more()
    assert call(service, "call-3") == REJECTED
    duty_line.received("javobsiz qo'ng'iroq").received_nothing_more()
    her.received_nothing_more()


def test_while_her_alert_is_open_a_missed_call_is_a_help_and_nobody_is_asked_to_call_her(
    service: Demo, phone: PickUp
) -> None:
    her, aziza, duty_line = phone(HER), phone(AZIZA), phone(DUTY_LINE)
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials("*000*1*1#").sees("Yuborildi").hangs_up()
    aziza.received("SHOSHILINCH")
    duty_line.received("yordam so'raldi")
    her.texts("XAVFSIZ")
    aziza.received("yordam kerak emas")
    duty_line.received("qo'ng'iroq qilmang")

    assert call(service) == REJECTED

    aziza.received("SHOSHILINCH").received_nothing_more()
    duty_line.received("(yana): javobsiz qo'ng'iroq: yordam so'raldi", "+998 00 000 01 01")
    assert call(service, "call-2") == REJECTED
    duty_line.received_nothing_more()
    her.received_nothing_more()


@pytest.mark.parametrize(
    "changes",
    [{"isActive": "0"}, {"direction": "Outbound"}, {"callerNumber": "anonymous"}, {"callerNumber": ""}],
    ids=str,
)
def test_what_is_no_call_to_us_does_nothing(service: Demo, phone: PickUp, changes: dict[str, str]) -> None:
    assert call(service, **changes) == REJECTED
    phone(DUTY_LINE).received_nothing_more()


@pytest.mark.parametrize("changes", [{"sessionId": ""}, {"sessionId": "s" * 129}, {"isActive": "yes"}], ids=str)
def test_a_malformed_call_is_refused_with_one_line(service: Demo, changes: dict[str, str]) -> None:
    status, body = call(service, **changes)
    assert (status, body.count("\n")) == (400, 0)


def test_a_wrong_secret_finds_nothing(service: Demo) -> None:
    assert service.post("/voice/africastalking/guess", {"isActive": "1"})[0] == 404


def test_who_switched_it_off_is_not_called_back_and_the_screen_says_what_a_call_does(
    service: Demo, phone: PickUp
) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)
    her.dials().chooses("O'zbekcha", "Sozlamalar", "SMS va qo'ng'iroq", "Javobsiz qo'ng'iroq")
    her.sees("markaz qo'ng'iroq qiladi").chooses("O'chirish").hangs_up()
    her.dials().chooses("Sozlamalar", "SMS va qo'ng'iroq", "Javobsiz qo'ng'iroq").sees("hech narsa qilmaydi").hangs_up()

    assert call(service) == REJECTED

    duty_line.received_nothing_more()
    her.received_nothing_more()
