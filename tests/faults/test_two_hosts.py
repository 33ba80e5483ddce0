"""One of two hosts cannot send: it takes less and less, and the other sends what it handed back (P9).

Each host has a way of its own to the provider, and one of the ways is ill: it refuses, is silent, or knows no key.
"""

import sys
from collections.abc import Callable, Iterator

import pytest

from sms.outbox import NoticeState
from sms.route_health import OPENS_AFTER
from store.database import reading
from store.instant import utc_now
from store.outgoing.routes import StoredRoutes
from store.outgoing.workers import failing_hosts
from store.tables.outgoing import workers
from tests.faults.service import Service, wait_for
from tests.standins import answers
from tests.standins.provider import Provider

NEVER_STANDS_BACK = [sys.executable, "-m", "tests.faults.controls", "never-stand-back"]
CALLS = 8
ONE_BY_ONE = 3
"""Texts that a host may have out before it knows of the first that failed."""


@pytest.fixture
def service(on_postgres: Callable[[], Service]) -> Service:
    """Hosts share a record, so it is PostgreSQL."""
    return on_postgres()


@pytest.fixture
def ill_way() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


def call_one_by_one(service: Service) -> None:
    """Each caller waits until the one before her is told of."""
    for _ in range(CALLS):
        assert service.dial()
        wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))


def both_live(service: Service) -> bool:
    with reading(service.engine) as connection:
        return len(connection.execute(workers.select()).all()) == 2


ILLS: dict[str, Callable[[Provider], None]] = {
    "refuses connections": lambda way: way.stop(),
    "knows no key": lambda way: way.will(answers.http_error(401)),
}


@pytest.mark.parametrize("ill", ILLS.values(), ids=ILLS.keys())
def test_a_host_that_cannot_send_hands_on_what_it_has_and_opens_no_route(
    service: Service, ill_way: Provider, ill: Callable[[Provider], None]
) -> None:
    service.add_host(ill_way)
    service.start()
    wait_for(lambda: both_live(service))
    ill(ill_way)
    call_one_by_one(service)
    if ill_way.received:
        assert len(ill_way.received) <= OPENS_AFTER * ONE_BY_ONE
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 0
    assert not any(health.is_open for health in StoredRoutes(service.engine).known().values())

    # well again, it has its share as before
    ill_way.will(answers.accepted())
    if not ill_way.received:
        ill_way.start()
    while not any(request.taken for request in ill_way.received):
        call_one_by_one(service)


def test_a_silent_host_gets_nothing_more_before_its_first_text_has_failed(service: Service, ill_way: Provider) -> None:
    service.add_host(ill_way)
    service.start()
    wait_for(lambda: both_live(service))
    ill_way.will(answers.hang())
    wait_for(lambda: service.dial() and ill_way.received)
    wait_for(lambda: failing_hosts(service.engine, utc_now()))
    given = len(ill_way.received)
    for _ in range(CALLS):
        assert service.dial()
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    assert len(ill_way.received) == given
    assert service.verdict().is_right, service.verdict()


def test_control_a_host_that_never_stands_back_takes_what_it_cannot_send(service: Service, ill_way: Provider) -> None:
    service.add_host(ill_way, worker=NEVER_STANDS_BACK)
    service.start()
    ill_way.will(answers.http_error(401))
    wait_for(lambda: service.dial() and len(ill_way.received) > 10 * OPENS_AFTER)
