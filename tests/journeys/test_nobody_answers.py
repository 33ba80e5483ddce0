"""Nobody is left alone with an alert: what happens second by second while no human answers, and when one does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.journeys.conftest import PickUp
from tests.keys import key_in

HER = "+998000000101"
AZIZA, MALIKA = "+998000000102", "+998000000103"
CENTRE, NEIGHBOUR = "+998000002001", "+998000002003"
DUTY_LINE, SUPERVISOR = "+998000000000", "+998000000009"


@pytest.fixture
def start(tmp_path: Path, clock: StoryClock) -> Iterator[Callable[[], Demo]]:
    """Starts the service anew on the same record, as after all of it was killed."""
    running: list[Demo] = []

    def start() -> Demo:
        running.append(Demo(tmp_path, clock))
        return running[-1]

    yield start
    for demo in running:
        demo.close()


@pytest.fixture
def phone(start: Callable[[], Demo]) -> PickUp:
    return start().phone


def lives_in_mirobod(phone: PickUp) -> None:
    phone(HER).dials().chooses("O'zbekcha", "Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Mirobod").hangs_up()


def has_contacts(phone: PickUp) -> None:
    phone(HER).texts("QO'SH Aziza 00 000 01 02").texts("QO'SH Malika 00 000 01 03")


def test_when_nobody_answers_the_alert_goes_from_the_centre_to_its_neighbour_and_on_to_the_supervisor(
    phone: PickUp, clock: StoryClock
) -> None:
    lives_in_mirobod(phone)
    centre, neighbour, supervisor = phone(CENTRE), phone(NEIGHBOUR), phone(SUPERVISOR)
    phone(HER).dials("*000*1*1#").sees("Markazga yuborildi")

    centre.received("yordam so'raldi", "Mirobod", "00:00")
    clock.at(59)
    neighbour.received_nothing_more()
    clock.at(60)
    neighbour.received("yordam so'raldi", "Mirobod", "00:00").received_nothing_more()
    clock.at(179)
    supervisor.received_nothing_more()
    clock.at(180)
    supervisor.received("HECH KIM", "00:00", "+998 00 000 01 01")
    clock.at(479)
    supervisor.received_nothing_more()
    clock.at(480)
    supervisor.received("HECH KIM").received_nothing_more()
    clock.at(780)
    supervisor.received("HECH KIM").received_nothing_more()
    centre.received_nothing_more()
    phone(HER).received_nothing_more()


def test_once_the_supervisor_takes_it_nobody_is_called_any_more(phone: PickUp, clock: StoryClock) -> None:
    supervisor, duty_line = phone(SUPERVISOR), phone(DUTY_LINE)
    phone(HER).dials("*000*1*1#")
    duty_line.received("yordam so'raldi")
    clock.at(60)
    supervisor.texts(f"{key_in(supervisor.reads())} 1").received("sizda")

    duty_line.received("shug'ullanmoqda").received_nothing_more()
    clock.at(3600)
    supervisor.received_nothing_more()
    duty_line.received_nothing_more()


def test_her_brother_says_that_he_goes_and_the_clock_of_the_centres_goes_on(phone: PickUp, clock: StoryClock) -> None:
    lives_in_mirobod(phone)
    has_contacts(phone)
    aziza, malika, centre = phone(AZIZA), phone(MALIKA), phone(CENTRE)
    phone(HER).dials("*000*1*1#").sees("2 kishi va markaz")
    aziza.received("SHOSHILINCH")
    malika.received("SHOSHILINCH")
    centre.received("yordam so'raldi")

    clock.at(20)
    aziza.texts("2")
    malika.received_nothing_more()
    clock.at(40)
    malika.texts("1")
    clock.at(42)
    aziza.received_nothing_more()
    centre.received("0103 (SMS bilan", "Tasdiqlanmagan")

    clock.at(60)
    phone(NEIGHBOUR).received("yordam so'raldi")
    clock.at(180)
    supervisor = phone(SUPERVISOR).received("HECH KIM")
    clock.at(480)
    supervisor.received("HECH KIM")
    phone(HER).dials("*000*1#").chooses("Kimga aytildi").sees("Ha dedi: 1")


def test_when_the_one_who_goes_cannot_after_all_the_centre_is_asked_again_and_none_whom_a_text_added(
    phone: PickUp, clock: StoryClock
) -> None:
    lives_in_mirobod(phone)
    has_contacts(phone)
    aziza, malika, centre, neighbour = phone(AZIZA), phone(MALIKA), phone(CENTRE), phone(NEIGHBOUR)
    phone(HER).dials("*000*1*1#")
    for told in (aziza, malika, centre):
        told.reads()
    clock.at(30)
    malika.texts("1")
    aziza.received_nothing_more()
    centre.received("0103 (SMS bilan")

    clock.at(50)
    malika.texts("2")

    aziza.received_nothing_more()
    centre.received("bora olmaydi")
    clock.at(60)
    neighbour.received("yordam so'raldi")
    clock.at(180)
    phone(SUPERVISOR).received("HECH KIM")


def test_the_centre_passes_it_on_and_the_neighbour_takes_it(phone: PickUp, clock: StoryClock) -> None:
    lives_in_mirobod(phone)
    centre, neighbour = phone(CENTRE), phone(NEIGHBOUR)
    phone(HER).dials("*000*1*1#")
    key = key_in(centre.reads())

    clock.at(10)
    centre.texts(f"{key} 2").received("uzatildi")
    clock.at(12)
    alarm = neighbour.reads()
    assert "yordam so'raldi" in alarm and "Mirobod" in alarm
    neighbour.texts(f"{key_in(alarm)} 1").received("sizda")

    centre.received("shug'ullanmoqda").received_nothing_more()
    clock.at(3600)
    phone(SUPERVISOR).received_nothing_more()


def test_everything_is_killed_between_two_steps_and_no_step_is_lost_or_taken_twice(
    start: Callable[[], Demo], clock: StoryClock
) -> None:
    lives_in_mirobod(start().phone)
    start().phone(HER).dials("*000*1*1#")
    clock.at(61)
    start().phone(NEIGHBOUR).received("yordam so'raldi").received_nothing_more()

    clock.at(62)
    start().phone(NEIGHBOUR).received("yordam so'raldi").received_nothing_more()
    clock.at(3600)
    start().phone(SUPERVISOR).received("HECH KIM").received_nothing_more()
    start().phone(SUPERVISOR).received("HECH KIM").received_nothing_more()


def test_a_clock_that_jumps_ahead_takes_a_step_early_and_the_next_still_has_its_time(
    phone: PickUp, clock: StoryClock
) -> None:
    lives_in_mirobod(phone)
    neighbour, supervisor = phone(NEIGHBOUR), phone(SUPERVISOR)
    phone(HER).dials("*000*1*1#")

    clock.at(3630)
    neighbour.received("yordam so'raldi").received_nothing_more()
    supervisor.received_nothing_more()
    clock.at(60)
    neighbour.received_nothing_more()
    clock.at(3750)
    supervisor.received("HECH KIM").received_nothing_more()
    neighbour.received_nothing_more()


def test_a_clock_that_jumps_back_takes_a_step_late_and_once(phone: PickUp, clock: StoryClock) -> None:
    lives_in_mirobod(phone)
    neighbour = phone(NEIGHBOUR)
    phone(HER).dials("*000*1*1#")
    phone(CENTRE).received("yordam so'raldi")

    clock.at(-240)
    neighbour.received_nothing_more()
    clock.at(60)
    neighbour.received("yordam so'raldi").received_nothing_more()
    clock.at(-240)
    neighbour.received_nothing_more()
    clock.at(61)
    neighbour.received_nothing_more()


def test_who_wants_no_centre_told_has_contacts_who_hear_it_again_and_nobody_else(
    phone: PickUp, clock: StoryClock
) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses("O'zbekcha", "Sozlamalar", "Markazga aytish").chooses("Yo'q").hangs_up()
    her.texts("QO'SH Aziza 00 000 01 02")
    her.dials("*000*1*1#").sees("1 kishi")

    aziza.received("SHOSHILINCH")
    clock.at(60)
    aziza.received("SHOSHILINCH")
    clock.at(180)
    aziza.received("SHOSHILINCH")
    clock.at(4000)
    aziza.received_nothing_more()
    phone(DUTY_LINE).received_nothing_more()
    phone(SUPERVISOR).received_nothing_more()
