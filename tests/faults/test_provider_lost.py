"""The provider takes a text and its answer is lost; the provider is down, and comes back."""

import sys

from sms.outbox import NoticeState
from tests.faults.conftest import MakeService
from tests.faults.service import DUTY_LINE, wait_for
from tests.standins.answers import accepted, taken_but_answer_lost

COPY_WITHOUT_END = [sys.executable, "-m", "tests.faults.controls", "copy-without-end"]


def test_lost_answers_and_a_provider_that_was_down_lose_nothing_and_copy_little(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().start()

    # every answer is lost: three copies to a responder, one text to her, and then a human is needed
    service.provider.will(taken_but_answer_lost())
    caller = service.new_caller()
    assert service.text(caller)
    service.drain()
    assert len(service.provider.texts_to(DUTY_LINE)) == 3
    assert len(service.provider.texts_to(caller)) == 1
    assert service.count(NoticeState.UNCONFIRMED) == 2
    assert service.verdict().is_right, service.verdict()
    copies = service.verdict().copies

    # nobody answers at its address: nothing went out, so there is nothing to copy
    service.provider.will(accepted())
    service.provider.stop()
    assert all([service.dial() for _ in range(5)])
    service.provider.start()
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == copies


def test_control_a_worker_that_forgets_its_promises_copies_too_often(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().runs(worker=COPY_WITHOUT_END).start()
    service.provider.will(taken_but_answer_lost())
    assert service.dial()
    wait_for(lambda: service.verdict().too_many)
