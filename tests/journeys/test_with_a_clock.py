"""Stories with a clock: forced to take it back, a provider dies in mid fan-out, an answer by dialling, a call-back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alerts.duty.shift import Shift
from alerts.who_decides.pin import hash_pin
from store.desk.alert_files import StoredAlertFiles
from store.outgoing.unreached import in_doubt
from store.tables.alerts import alerts
from store.tables.outgoing import notices
from tests.demo import Demo
from tests.journeys.clock import BEGIN, StoryClock
from tests.journeys.conftest import PickUp
from tests.keys import key_in
from tests.standins.answers import accepted, http_error
from tests.standins.provider import Provider
from vocabulary.phone_number import PhoneNumber

HER = "+998000000101"
AZIZA, MALIKA = "+998000000102", "+998000000103"
CENTRE, NEIGHBOUR = "+998000002001", "+998000002003"
DUTY_LINE, SUPERVISOR = "+998000000000", "+998000000009"
LAWYER, SECOND_LAWYER = "+998000000301", "+998000000302"
PIN, DURESS_PIN = "2468", "1357"
NINE_IN_THE_MORNING = 9 * 3600.0
"""The stories begin at midnight."""


@pytest.fixture
def start(tmp_path: Path, clock: StoryClock) -> Iterator[Callable[..., Demo]]:
    """Starts the service, anew on the same record when it is called once more."""
    running: list[Demo] = []

    def start(**changes: object) -> Demo:
        running.append(Demo(tmp_path, clock, **changes))
        return running[-1]

    yield start
    for demo in running:
        demo.close()


@pytest.fixture
def service(start: Callable[..., Demo]) -> Demo:
    return start()


@pytest.fixture
def phone(service: Demo) -> PickUp:
    return service.phone


def lives_in_mirobod(phone: PickUp) -> None:
    phone(HER).dials().chooses("O'zbekcha", "Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Mirobod").hangs_up()


def has_contacts(phone: PickUp) -> None:
    phone(HER).texts("QO'SH Aziza 00 000 01 02").texts("QO'SH Malika 00 000 01 03")


def has_two_pins(service: Demo, clock: StoryClock) -> None:
    with service.service.ledger.open_book(PhoneNumber(HER), clock()) as book:
        profile = book.caller.profile
        private = replace(profile.private, pin=hash_pin(PIN), duress_pin=hash_pin(DURESS_PIN))
        book.save_profile(replace(profile, private=private))


def has_lawyers(service: Demo) -> None:
    shifts = [
        Shift("lawyer", place, "Advokat", PhoneNumber(number), BEGIN - timedelta(days=1), BEGIN + timedelta(days=9))
        for place, number in ((1, LAWYER), (2, SECOND_LAWYER))
    ]
    service.service.roster.save(shifts, BEGIN)


def rows(service: Demo, table: object) -> list[dict[str, object]]:
    with service.service.engine.connect() as connection:
        return [dict(row) for row in connection.execute(table.select()).mappings()]  # type: ignore[attr-defined]


# ---- she takes it back, and is forced to


@pytest.mark.parametrize("pin", [PIN, DURESS_PIN])
def test_she_takes_it_back_and_her_screen_and_her_contacts_get_the_same_whichever_pin(
    service: Demo, phone: PickUp, clock: StoryClock, pin: str
) -> None:
    has_contacts(phone)
    has_two_pins(service, clock)
    her, aziza = phone(HER), phone(AZIZA)
    her.dials("*000*1*1#")
    aziza.received("SHOSHILINCH")
    clock.at(30)

    her.dials("*000*1#").chooses("Xavf yo'q").types(pin).chooses("Ha")
    her.sees("telefoningiz yordam kerak emas dedi")

    aziza.received("yordam kerak emas").received_nothing_more()
    her.received_nothing_more()
    clock.at(3600)
    aziza.received_nothing_more()


def test_under_duress_the_centre_hears_the_truth_and_the_alert_goes_on_until_staff_take_it(
    service: Demo, phone: PickUp, clock: StoryClock
) -> None:
    lives_in_mirobod(phone)
    has_contacts(phone)
    has_two_pins(service, clock)
    her, centre, neighbour = phone(HER), phone(CENTRE), phone(NEIGHBOUR)
    her.dials("*000*1*1#")
    alarm = centre.reads()
    code = alarm.partition(":")[0]
    centre.texts(f"{key_in(alarm)} 1").received(code, "sizda")
    aziza = phone(AZIZA).received("SHOSHILINCH").received_nothing_more()

    clock.at(600)
    her.dials("*000*1#").chooses("Xavf yo'q").types(DURESS_PIN).chooses("Ha")
    centre.received(code, "MAJBURLANGAN")
    aziza.received("yordam kerak emas")
    clock.between(659, 660, neighbour, "MAJBURLANGAN")
    clock.between(779, 780, phone(SUPERVISOR), "MAJBURLANGAN")
    phone(SUPERVISOR).texts(f"{key_in(service.texts_of(SUPERVISOR)[-1])} 1")
    clock.at(7200)
    aziza.received_nothing_more()
    assert [row["state"] for row in rows(service, alerts)] == ["acknowledged"]


# ---- the provider dies in mid fan-out


def test_a_provider_that_dies_in_mid_fan_out_and_comes_back_texts_everybody_once(
    start: Callable[..., Demo], clock: StoryClock
) -> None:
    with Provider() as provider:
        account = {"username": "najot", "api_key": "a-key", "url": provider.url}
        demo = start(gateways=("africastalking",), accounts={"africastalking": account})
        phone = demo.phone
        has_contacts(phone)
        provider.will(http_error(503))
        provider.will(accepted(), times=1)
        phone(HER).dials("*000*1*1#").sees("2 kishi")
        demo.service.dispatcher.deliver_due()
        everybody = (AZIZA, MALIKA, DUTY_LINE)
        assert sum(len(provider.texts_to(number)) for number in everybody) == 1

        provider.stop()
        clock.at(5)
        demo.service.dispatcher.deliver_due()
        provider.start()
        provider.will(accepted())
        for seconds in (10, 20, 30, 45, 59):
            clock.at(seconds)
            demo.service.dispatcher.deliver_due()
        assert [len(provider.texts_to(number)) for number in everybody] == [1, 1, 1]
        assert {row["state"] for row in rows(demo, notices)} == {"handed"}


# ---- a contact answers by dialling


def test_a_contact_dials_in_with_the_code_and_the_clock_of_staff_runs_on(
    service: Demo, phone: PickUp, clock: StoryClock
) -> None:
    has_contacts(phone)
    malika, aziza = phone(MALIKA), phone(AZIZA)
    line, supervisor = phone(DUTY_LINE), phone(SUPERVISOR)
    phone(HER).dials("*000*1*1#")
    code = malika.reads().split()[1].rstrip("!")
    aziza.received("SHOSHILINCH", code)

    clock.at(40)
    malika.dials().chooses("O'zbekcha", "Menga kod keldi").types(code).chooses("Boraman").sees("Javobingiz yozildi")

    line.received("yordam so'raldi").received("0103 (SMS bilan", "Tasdiqlanmagan").received_nothing_more()
    aziza.received_nothing_more()
    clock.between(59, 60, supervisor, "HECH KIM")
    supervisor.texts(f"{key_in(service.texts_of(SUPERVISOR)[-1])} 1").received("sizda")
    aziza.received_nothing_more()
    clock.at(3600)
    phone(HER).dials("*000*1#").chooses("Kimga aytildi").sees("2 kishi va markaz", "Ha dedi: 2")
    aziza.received_nothing_more()
    supervisor.received_nothing_more()


def test_a_stranger_with_the_right_code_sees_what_one_with_a_wrong_code_sees(phone: PickUp, clock: StoryClock) -> None:
    has_contacts(phone)
    stranger, another = phone("+998000000777"), phone("+998000000778")
    phone(HER).dials("*000*1*1#")
    code = phone(AZIZA).reads().split()[1].rstrip("!")
    screens = [
        one.dials().chooses("O'zbekcha", "Menga kod keldi").types(typed).chooses("Boraman").screen
        for one, typed in ((stranger, code), (another, "0000"))
    ]
    assert screens[0] == screens[1] and "hech narsa yo'q" in screens[0]
    phone(MALIKA).received("SHOSHILINCH").received_nothing_more()


# ---- a call-back


def asks_for_a_lawyer(phone: PickUp, time: str = "Istalgan vaqtda") -> str:
    her = phone(HER)
    her.dials().chooses(
        "O'zbekcha",
        "Mutaxassisga savol",
        "Yurist",
        "Davom etish",
        "Menga qo'ng'iroq",
        time,
        "Shu telefonga",
        "Yo'q, SMS kerak emas",
    )
    return her.screen.partition("Kodingiz: ")[2].partition(".")[0]


def test_a_call_back_asked_at_night_waits_for_the_morning_and_goes_on_until_somebody_takes_it(
    service: Demo, phone: PickUp, clock: StoryClock
) -> None:
    has_lawyers(service)
    lawyer, second, supervisor = phone(LAWYER), phone(SECOND_LAWYER), phone(SUPERVISOR)
    code = asks_for_a_lawyer(phone)

    clock.between(NINE_IN_THE_MORNING - 1, NINE_IN_THE_MORNING, lawyer, code, "yurist")
    clock.between(NINE_IN_THE_MORNING + 3599, NINE_IN_THE_MORNING + 3600, second, code, "olinmagan")
    clock.between(NINE_IN_THE_MORNING + 3 * 3600 - 1, NINE_IN_THE_MORNING + 3 * 3600, supervisor, code, "olinmagan")
    key = key_in(service.texts_of(SECOND_LAWYER)[-1])
    second.texts(f"{key} 1").received("+998 00 000 01 01")
    lawyer.received("oldi").received_nothing_more()
    phone(HER).dials().chooses("Mutaxassisga savol", "So'rovlarim").types(code).sees("Yurist")
    second.texts(f"{key} 0").received("yopildi")
    clock.at(9 * 86400)
    supervisor.received("oldi").received_nothing_more()
    phone(HER).received_nothing_more()


def test_everything_is_killed_between_two_steps_of_a_call_back_and_none_is_taken_twice(
    start: Callable[..., Demo], clock: StoryClock
) -> None:
    has_lawyers(start())
    clock.at(NINE_IN_THE_MORNING)
    code = asks_for_a_lawyer(start().phone)
    start().phone(LAWYER).received(code).received_nothing_more()
    clock.at(NINE_IN_THE_MORNING + 3600)
    start().phone(SECOND_LAWYER).received(code).received_nothing_more()
    start().phone(SECOND_LAWYER).received(code).received_nothing_more()
    start().phone(LAWYER).received(code).received_nothing_more()


# ---- nobody is on duty, and texts held back


def test_with_nobody_on_duty_she_is_told_so_at_once_and_whom_to_call(
    start: Callable[..., Demo], clock: StoryClock
) -> None:
    demo = start(env="production", gateways=("simulator",))
    ended = Shift("national", 1, "Navbatchi", PhoneNumber(DUTY_LINE), BEGIN - timedelta(days=2), BEGIN)
    demo.service.roster.save([ended], datetime(2026, 11, 20, tzinfo=UTC))
    demo.phone(HER).dials("*000*1*1#").sees("102", "112", "1146", "navbatchi")
    demo.phone(DUTY_LINE).received("yordam so'raldi")


def test_texts_that_a_restored_backup_held_back_stand_beside_their_alert(service: Demo, phone: PickUp) -> None:
    has_contacts(phone)
    phone(HER).dials("*000*1*1#")
    with service.service.engine.begin() as connection:
        connection.execute(notices.update().values(state="unconfirmed", outcome="restored"))
    [alert] = rows(service, alerts)
    assert in_doubt(service.service.engine) == {alert["id"]: 3}
    file = StoredAlertFiles(service.service.engine, service.service.vault).of(str(alert["id"]))
    assert file is not None and {one.outcome for one in file.texts if one.is_in_doubt} == {"restored"}
