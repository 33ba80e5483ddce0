"""kill -9 of the worker, of the web server, of both, at any moment: nothing that was acknowledged is lost."""

import random
import sys
import threading

from config.values import Address
from machine.run import web_command
from sms.sending.outbox import NoticeState
from tests.faults.conftest import MakeService
from tests.faults.service import DUTY_LINE, Service, wait_for
from tests.faults.troubles import call_while, kills
from tests.standins.answers import Answer, Asked, accepted, taken_but_answer_lost

SETTLE_FIRST = [sys.executable, "-m", "tests.faults.controls", "settle-first"]


def kill_worker_at_a_text_to(phone: str, service: Service, answer: Answer) -> threading.Event:
    """The provider hears the next text to a phone, and the worker dies; `answer` says whether the text was taken."""
    dead = threading.Event()

    def kill(asked: Asked) -> Answer:
        if phone not in asked.to or dead.is_set():
            return accepted()
        service.worker.kill()
        dead.set()
        return answer

    service.provider.will(kill)
    return dead


NEVER_TAKEN = Answer(lambda _: b"", 500)

# ---- the worker, between claim and settle


def test_a_worker_that_dies_between_claim_and_settle_loses_nothing_and_copies_little(service: Service) -> None:
    service.start()

    # before the text went out: it goes out
    dead = kill_worker_at_a_text_to(DUTY_LINE, service, NEVER_TAKEN)
    assert service.dial()
    dead.wait()
    assert service.count(NoticeState.CLAIMED) == 1
    service.worker.start()
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 0

    # after it went out: it is copied once
    dead = kill_worker_at_a_text_to(DUTY_LINE, service, taken_but_answer_lost())
    assert service.dial()
    dead.wait()
    service.worker.start()
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 1

    # a text to her own phone: never again
    caller = service.new_caller()
    dead = kill_worker_at_a_text_to(caller, service, taken_but_answer_lost())
    assert service.text(caller)
    dead.wait()
    service.worker.start()
    service.drain()
    assert len(service.provider.texts_to(caller)) == 1
    assert service.verdict().is_right, service.verdict()


def test_control_a_worker_that_settles_first_loses_the_text(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().runs(worker=SETTLE_FIRST)
    dead = kill_worker_at_a_text_to(DUTY_LINE, service, NEVER_TAKEN)
    service.start()
    assert service.dial()
    dead.wait()
    service.worker.start()
    service.drain()
    assert len(service.verdict().lost) == 1


# ---- everything, at random moments, under load


def test_nothing_acknowledged_is_lost_whatever_is_killed_when(service: Service) -> None:
    service.start()

    # without faults everybody gets exactly one text
    assert all([service.dial() for _ in range(10)])
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 0

    call_while(service, calls=40, troubles=kills(service), times=3, chance=random.Random(11))
    service.drain()
    assert service.verdict().is_right, service.verdict()


def test_control_a_web_server_that_answers_before_it_stores_loses_calls(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite()
    service.runs(web=web_command("tests.faults.controls:answers_first", Address("127.0.0.1", service.port)))
    service.start()
    assert service.dial()
    service.web.kill_and_start()
    service.drain()
    assert len(service.verdict().lost) == 1
