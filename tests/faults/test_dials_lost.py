"""Workers killed while dials come over SMPP: what was answered OK is stored, and another answers the next key."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from store.database import reading
from store.tables.alerts import alerts
from tests.faults.conftest import MakeService
from tests.faults.service import Process, Service, wait_for
from tests.standins.ussd_centre import Dialled, UssdCentre

HER, OTHER = "998000000001", "998000000002"
OK = 0x00
MOMENTS = (0.0, 0.002, 0.005, 0.01, 0.02)
"""Seconds from a key to the death of the worker that has it."""


@pytest.fixture
def centre() -> Iterator[UssdCentre]:
    with UssdCentre() as centre:
        yield centre


@pytest.fixture
def service(service_on_sqlite: MakeService, centre: UssdCentre) -> Service:
    """With one worker, whose line is the first."""
    made: Service = service_on_sqlite()
    made.hears_dials_over(centre).start()
    centre.until_bound()
    return made


@pytest.fixture
def second(service: Service, centre: UssdCentre) -> Process:
    """Another worker; its line comes after that of the first."""
    second = service.add_host(None)
    second.start()
    centre.until_bound(2)
    return second


def count_alerts(service: Service) -> int:
    with reading(service.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(alerts)).scalar_one())


def kill_at_the_answer_to(dial: Dialled, key: str, worker: Process) -> None:
    """Press a key; the worker dies as soon as the centre has its answer, before or after it sent the screen."""
    centre = dial.centre
    centre.on_answer = lambda _sequence: worker.kill()
    assert centre.response_to(dial.presses(key)) == OK
    centre.on_answer = lambda _sequence: None
    centre.until(lambda: len(centre.lines) == 1)
    dial.seen = sum(one.destination == dial.number.encode() for one in centre.shown)


@pytest.mark.usefixtures("second")
def test_a_worker_that_dies_between_her_second_key_and_its_screen_costs_no_help(
    service: Service, centre: UssdCentre
) -> None:
    dial = centre.dial(HER, line=0)
    dial.sees()
    dial.types("1")
    kill_at_the_answer_to(dial, "1", service.worker)
    assert count_alerts(service) == 1
    wait_for(lambda: any(caller == f"+{HER}" for caller, *_ in service.alarms()))
    again = centre.dial(HER, "*000*1*1#", seen=dial.seen)
    assert "102" in again.sees()
    assert count_alerts(service) == 1, "it is the same call"


@pytest.mark.usefixtures("second")
def test_when_a_worker_dies_after_her_first_key_the_other_answers_the_second(
    service: Service, centre: UssdCentre
) -> None:
    dial, other = centre.dial(HER, line=0), centre.dial(OTHER, line=1)
    dial.sees(), other.sees()
    kill_at_the_answer_to(dial, "1", service.worker)
    other.line = dial.line = -1
    assert "102" not in other.types("9"), "under the same id, and on its own screen"
    assert "102" in dial.types("1")
    assert count_alerts(service) == 1


@pytest.mark.usefixtures("second")
def test_a_worker_that_dies_with_a_key_in_its_hands_stored_it_or_never_answered(
    service: Service, centre: UssdCentre
) -> None:
    for calls, moment in enumerate(MOMENTS, 1):
        centre.until_bound(2)
        dial = centre.dial(f"9980000001{calls:02}", id=bytes([calls, 0]), line=-1 if calls > 1 else 0)
        dial.sees()
        dial.types("1")
        sequence = dial.presses("1")
        threading.Event().wait(moment)
        service.worker.kill()
        centre.until(lambda: len(centre.lines) == 1)
        if centre.responses.get(sequence) == OK:
            assert count_alerts(service) == calls
        else:
            dial.line = -1
            assert centre.response_to(dial.again()) == OK
        assert count_alerts(service) == calls
        service.worker.start()
