"""The provider takes a text and its answer is lost; the provider is down, and comes back."""

import json
import sys

import pytest
from sqlalchemy import func, select

from sms.sending.outbox import COPIES_AT_ONCE, NoticeState
from store.database import reading
from store.tables.outgoing import is_held, notices
from tests.faults.conftest import MakeService
from tests.faults.service import DUTY_LINE, Service, wait_for
from tests.standins.answers import Answer, accepted, hang, raw, reset_in_mid_body, taken_but_answer_lost

COPY_WITHOUT_END = [sys.executable, "-m", "tests.faults.controls", "copy-without-end"]


def test_lost_answers_and_a_provider_that_was_down_lose_nothing_and_copy_little(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().start()

    # every answer is lost: three copies to a responder, who then waits for more, and one text to her
    service.provider.will(taken_but_answer_lost())
    caller = service.new_caller()
    assert service.text(caller)
    wait_for(lambda: service.count(NoticeState.UNCONFIRMED) == 1 and waits_for_its_next_copy(service))
    assert len(service.provider.texts_to(DUTY_LINE)) == 3
    assert len(service.provider.texts_to(caller)) == 1
    assert service.verdict().is_right, service.verdict()
    copies = service.verdict().copies

    # nobody answers at its address: nothing went out, so there is nothing to copy
    service.provider.will(accepted())
    service.provider.stop()
    assert all([service.dial() for _ in range(5)])
    service.provider.start()
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == copies + 1, "what nobody confirmed went once more"


@pytest.mark.parametrize("trouble", [raw(b"<html>"), hang()], ids=["answers HTML", "hangs"])
def test_a_provider_that_was_ill_for_a_while_uses_up_no_alarm(service_on_sqlite: MakeService, trouble: Answer) -> None:
    service = service_on_sqlite().start()
    service.provider.will(trouble)
    caller = service.new_caller()
    assert service.dial(caller)
    wait_for(lambda: waits_for_its_next_copy(service))

    # well again, it takes the alarm of somebody else, and the one that waits goes at once
    service.provider.will(accepted())
    assert service.dial()
    wait_for(lambda: service.count(NoticeState.HANDED) == 2)
    assert (caller, DUTY_LINE) in {(name, phone) for name, phone, _ in service.alarms()}
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 0


def test_answers_that_come_late_or_cut_or_about_another_lose_nothing(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().start()
    for answer in (accepted().later(19), accepted().later(8), reset_in_mid_body(), success_for_another()):
        service.provider.will(answer, times=1)
        given = len(service.provider.received)
        assert service.dial()
        wait_for(lambda given=given: len(service.provider.received) > given)
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 2, "after 19 seconds and half a body nobody knows; after 8 it is known"


def success_for_another() -> Answer:
    """Somebody else's text went out."""
    sent = {"statusCode": 101, "status": "Success", "messageId": "ATXid_9", "number": "+998000999999"}
    return raw(json.dumps({"SMSMessageData": {"Message": "Sent to 1/1", "Recipients": [sent]}}).encode())


def waits_for_its_next_copy(service: Service) -> bool:
    """Whether an alarm waits, after three copies."""
    held = select(func.count()).where(is_held, notices.c.copies == COPIES_AT_ONCE)
    with reading(service.engine) as connection:
        return int(connection.execute(held).scalar_one()) == 1


def test_control_a_worker_that_forgets_its_promises_copies_too_often(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().runs(worker=COPY_WITHOUT_END).start()
    service.provider.will(taken_but_answer_lost())
    assert service.dial()
    wait_for(lambda: service.verdict().too_many)
