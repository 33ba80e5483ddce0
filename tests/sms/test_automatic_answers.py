"""A machine that answers our answers with a HELP: heard each time, and soon answered no more."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.demo import SECRET, Demo
from tests.doors.watched import all_rows

HER = "+998000000001"
DUTY_LINE = "+998000000000"


class Machine(Demo):
    """A service, and a phone that texts of itself."""

    def __init__(self, folder: Path) -> None:
        self.time = datetime(2026, 11, 23, 9, tzinfo=UTC)
        self.sent = 0
        super().__init__(folder, clock=lambda: self.time)

    def says(self, body: str, sender: str = HER) -> None:
        self.sent += 1
        form = {"from": sender, "text": body, "id": f"m-{self.sent}"}
        assert self.post(f"/sms/africastalking/{SECRET}/incoming", form)[0] == 200

    def rows(self, table: str) -> int:
        return all_rows(self)[table]


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path)
    yield machine
    machine.close()


def test_it_is_answered_three_times_an_hour_and_its_help_joins_the_open_alert(machine: Machine) -> None:
    for number in range(20):
        machine.says(f"YORDAM kerak! 10:{number:02}")
    assert machine.rows("alerts") == 1
    assert len(machine.texts_of(HER)) == 3
    machine.time += timedelta(minutes=61)
    machine.says("YORDAM kerak! 11:21")
    assert len(machine.texts_of(HER)) == 4


def test_it_does_not_alarm_everybody_again_and_again(machine: Machine) -> None:
    for _ in range(6):
        machine.says("YORDAM kerak")
    machine.texts_of(HER)
    before = machine.rows("notices")
    machine.time += timedelta(minutes=11)
    machine.says("YORDAM kerak")
    assert machine.rows("notices") == before
    machine.says("YORDAM, eshik yonida")
    assert machine.rows("notices") > before


def test_no_help_is_ever_dropped_for_it(machine: Machine) -> None:
    for _ in range(6):
        before = machine.rows("alert_events")
        machine.says("YORDAM")
        assert machine.rows("alerts") == 1 and machine.rows("alert_events") > before
        machine.says("XAVFSIZ")
    assert len(machine.texts_of(HER)) <= 4


def test_after_forged_calls_that_were_taken_back_her_own_is_answered_and_a_flood_of_them_now_and_then(
    machine: Machine,
) -> None:
    for _ in range(3):
        machine.says("YORDAM")
        machine.says("XAVFSIZ")
    machine.says("YORDAM")
    assert len(machine.texts_of(HER)) == 4
    for _ in range(20):
        machine.time += timedelta(seconds=30)
        machine.says("XAVFSIZ")
        machine.says("YORDAM")
    assert 5 <= len(machine.texts_of(HER)) <= 8


def test_of_all_calls_of_a_number_three_are_answered_and_another_number_is_too(machine: Machine) -> None:
    for _ in range(5):
        machine.says("YORDAM")
    machine.says("Qutqaring")
    machine.says("YORDAM", "+998000000002")
    assert len(machine.texts_of(HER)) == 3
    assert len(machine.texts_of("+998000000002")) == 1
