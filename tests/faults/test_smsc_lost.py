"""The worker killed and the SMSC lost while texts come in over SMPP: no HELP is lost, and its alarm goes out."""

import os
import signal
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from store.database import reading
from store.tables.alerts import alerts
from tests.faults.conftest import MakeService
from tests.faults.service import Service, wait_for
from tests.standins.smsc import HANG, Smsc

DUTY_LINE, STORED = "998000000000", 0


@pytest.fixture
def smsc() -> Iterator[Smsc]:
    with Smsc() as smsc:
        yield smsc


@pytest.fixture
def service(service_on_sqlite: MakeService, smsc: Smsc) -> Service:
    made: Service = service_on_sqlite()
    return made.sends_over(smsc).start()


def count_alerts(service: Service) -> int:
    with reading(service.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(alerts)).scalar_one())


def test_a_worker_that_is_killed_and_an_smsc_that_is_lost_cost_no_help(service: Service, smsc: Smsc) -> None:
    assert smsc.delivers("998000000001", "YORDAM") == STORED
    wait_for(lambda: len(smsc.texts_to(DUTY_LINE)) == 1)

    service.worker.kill()
    smsc.wait_for(lambda: not smsc.is_bound())  # so the SMSC keeps what comes
    service.worker.start()
    assert smsc.delivers("998000000002", "YORDAM") == STORED

    smsc.stop()
    assert service.dial()
    smsc.start()
    assert smsc.delivers("998000000003", "YORDAM") == STORED
    wait_for(lambda: len(set(smsc.texts_to(DUTY_LINE))) == 4)
    assert count_alerts(service) == 4


def test_a_worker_that_is_told_to_stop_answers_for_what_it_stored_and_unbinds(service: Service, smsc: Smsc) -> None:
    sent = [smsc.sends(f"99800000001{n}", b"YORDAM") for n in range(5)]
    os.kill(service.worker.id, signal.SIGTERM)
    wait_for(service.worker.has_ended)
    answered = [smsc.answer_to(one) for one in sent]
    assert count_alerts(service) == answered.count(STORED)
    smsc.wait_for(lambda: not smsc.is_bound())


def test_an_smsc_that_hangs_gets_her_own_text_once_and_the_alarm_again(service: Service, smsc: Smsc) -> None:
    smsc.until_bound()
    smsc.will(HANG, times=2)
    assert smsc.delivers("998000000001", "YORDAM") == STORED
    wait_for(lambda: len(smsc.texts_to(DUTY_LINE)) == 1)
    to = [one.pdu.destination_addr.decode() for one in smsc.submitted]
    assert to.count("998000000001") == 1
    assert smsc.texts_to("998000000001") == []
