"""Hosts whose clocks are wrong work beside one whose clock is right, as processes: nobody hears twice (P9)."""

from sms.sending.outbox import NoticeState
from tests.faults.conftest import MakeService
from tests.faults.service import wait_for
from tests.faults.sick_hosts import with_wrong_clocks
from vocabulary.phone_number import PhoneNumber

CALLS = 8


def test_hosts_whose_clocks_are_wrong_lose_nothing_and_text_nobody_twice(on_postgres: MakeService) -> None:
    service = on_postgres()
    hosts = with_wrong_clocks(service)
    service.start()
    wait_for(lambda: all(host.logged("clock_is_off") for host in hosts))
    by_text = [service.new_caller() for _ in range(CALLS)]
    for caller in by_text:
        assert service.dial() and service.text(caller)
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    verdict = service.verdict()
    assert verdict.is_right and verdict.copies == 0, verdict
    assert {len(service.provider.texts_to(PhoneNumber(caller))) for caller in by_text} == {1}, "her own phone"
    assert not any(host.has_ended() for host in hosts)


def test_control_hosts_that_go_by_their_own_clocks_text_twice(on_postgres: MakeService) -> None:
    service = on_postgres()
    with_wrong_clocks(service, "by-its-own")
    service.start()
    wait_for(lambda: service.dial() and service.verdict().copies)
