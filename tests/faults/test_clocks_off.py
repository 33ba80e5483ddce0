"""Hosts whose clocks are wrong, or are set while texts are out, as processes: nobody hears twice (P5, P9)."""

import sys

import pytest

from sms.sending.outbox import NoticeState
from tests.faults.conftest import MakeService
from tests.faults.service import Process, Service, wait_for
from tests.faults.wrong_clock import OFF, SLOW, SetClock, with_wrong_clocks
from tests.standins import answers
from vocabulary.phone_number import PhoneNumber

BY_ITS_OWN = [sys.executable, "-m", "tests.faults.controls", "by-its-own-clock"]
CALLS = 8


def test_hosts_whose_clocks_are_wrong_lose_nothing_and_text_nobody_twice(on_postgres: MakeService) -> None:
    service = on_postgres()
    hosts = with_wrong_clocks(service)
    service.start()
    wait_for(lambda: all(host.logged("clock_is_off") for host in hosts))
    assert [round(host.logged("clock_is_off")[0]["ahead_seconds"], -1) for host in hosts] == list(OFF)
    by_text = call_by_dial_and_text(service)
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    assert_nobody_got_two(service)
    assert times_told(service, by_text) == {1}
    assert not any(host.has_ended() for host in hosts)


@pytest.mark.parametrize("jump", OFF)
def test_a_clock_that_is_set_while_texts_are_out_loses_none_and_doubles_none(
    on_postgres: MakeService, jump: float
) -> None:
    service = on_postgres()
    by_text = set_while_texts_are_out(service, jump, [service.worker])
    assert times_told(service, by_text) == {1}


@pytest.mark.parametrize("jump", [ahead for ahead in OFF if ahead > 0])
def test_a_machine_whose_clock_is_set_ahead_takes_nothing_that_it_is_sending(
    service_on_sqlite: MakeService, jump: float
) -> None:
    """Her own text is for that hour: who waited for it at the jump gets none."""
    service = service_on_sqlite()
    by_text = set_while_texts_are_out(service, jump, [service.web, service.worker])
    assert max(times_told(service, by_text)) == 1


def set_while_texts_are_out(service: Service, jump: float, on_this_host: list[Process]) -> list[str]:
    """Answers who texted, once everything was sent."""
    clock = SetClock(service.folder)
    for process in on_this_host:
        process.set(**clock.environ)
    service.provider.will(answers.accepted().later(SLOW))
    service.start()
    by_text = call_by_dial_and_text(service)
    wait_for(lambda: service.count(NoticeState.CLAIMED))
    clock.set(jump)
    by_text += call_by_dial_and_text(service)
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    assert_nobody_got_two(service)
    return by_text


def call_by_dial_and_text(service: Service) -> list[str]:
    """Answers who texted: their own phones hear back."""
    by_text = [service.new_caller() for _ in range(CALLS)]
    for caller in by_text:
        service.dial()
        wait_for(lambda caller=caller: service.text(caller))
    return by_text


def assert_nobody_got_two(service: Service) -> None:
    verdict = service.verdict()
    assert verdict.is_right, verdict
    assert verdict.copies == 0


def times_told(service: Service, callers: list[str]) -> set[int]:
    """How many texts each of their own phones got."""
    return {len(service.provider.texts_to(PhoneNumber(caller))) for caller in callers}


def test_control_hosts_that_go_by_their_own_clocks_text_twice(on_postgres: MakeService) -> None:
    service = on_postgres()
    with_wrong_clocks(service, worker=BY_ITS_OWN)
    service.start()
    wait_for(lambda: service.dial() and service.verdict().copies)
