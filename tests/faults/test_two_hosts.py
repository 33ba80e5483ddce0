"""One of two hosts cannot send: it takes less and less, and the other sends what it handed back (P9).

What is ill is that host's alone: its way, its key, its name server, its SMPP session.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import select

from sms.sending.outbox import NoticeState
from sms.sending.route_health import OPENS_AFTER
from store.database import reading
from store.instant import utc_now
from store.outgoing.routes import StoredRoutes
from store.outgoing.workers import failing_hosts
from store.tables.outgoing import notices, workers
from tests.faults.conftest import MakeService
from tests.faults.service import Process, Service, wait_for
from tests.faults.sick_hosts import SICK, SickHost
from tests.faults.two_hosts import NEVER_STANDS_BACK
from tests.servers import RedisServer

CALLS = 8
ONE_BY_ONE = 3
"""Texts that a host may have out before it knows of the first that failed."""

FAILS_AT_ONCE = ("with a wrong key", "that finds no name", "with an SMPP session that is refused")
KEEPS_WAITING = ("that looks for a name without end", "with an SMPP session that is silent")
"""The long form, `make faults`, has all of them and others."""


@pytest.fixture
def service(on_postgres: MakeService, redis_server: RedisServer) -> Service:
    """Hosts share a record, so it is PostgreSQL."""
    return on_postgres(redis_server.url)


@pytest.fixture
def host(service: Service, request: pytest.FixtureRequest) -> Iterator[SickHost]:
    with ExitStack() as stack:
        yield SICK[request.param](service, stack)


def call(service: Service) -> None:
    """She calls, and waits until she is told of."""
    assert service.dial()
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))


def both_live(service: Service) -> bool:
    with reading(service.engine) as connection:
        return len(connection.execute(workers.select()).all()) == 2


def tried(worker: Process) -> list[str]:
    """The notices that a host tried to send and could not, once for each time."""
    failed = [line for line in worker.logged("notice_settled") if line["state"] == NoticeState.DUE]
    return [line["notice"] for line in failed if line["outcome"] not in ("not tried", "the route is open")]


def sent(worker: Process) -> int:
    return sum(line["state"] == NoticeState.HANDED for line in worker.logged("notice_settled"))


def ids(service: Service) -> set[str]:
    with reading(service.engine) as connection:
        return set(connection.execute(select(notices.c.id)).scalars())


@pytest.mark.parametrize("host", FAILS_AT_ONCE, indirect=True)
def test_a_host_that_cannot_send_hands_on_what_it_has_and_opens_no_route(service: Service, host: SickHost) -> None:
    worker = host.join(service)
    service.start()
    wait_for(lambda: both_live(service))
    host.falls_ill()
    for _ in range(CALLS):
        call(service)
    assert len(tried(worker)) <= OPENS_AFTER * ONE_BY_ONE
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 0
    assert not any(health.is_open for health in StoredRoutes(service.engine).known().values())

    # well again, it has its share as before
    before = sent(worker)
    host.gets_well()
    while sent(worker) == before:
        call(service)


@pytest.mark.parametrize("host", KEEPS_WAITING, indirect=True)
def test_a_host_that_gets_no_answer_is_given_nothing_more_before_its_first_text_has_failed(
    service: Service, host: SickHost
) -> None:
    worker = host.join(service)
    service.start()
    wait_for(lambda: both_live(service))
    host.falls_ill()
    pause = threading.Event()
    while not failing_hosts(service.engine, utc_now()):
        assert service.dial()
        pause.wait(0.3)
    before = ids(service)
    for _ in range(CALLS):
        assert service.dial()
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    assert set(tried(worker)) <= before
    assert service.verdict().is_right, service.verdict()


@pytest.mark.parametrize("host", ["with a wrong key"], indirect=True)
def test_control_a_host_that_never_stands_back_takes_what_it_cannot_send(service: Service, host: SickHost) -> None:
    worker = host.join(service, NEVER_STANDS_BACK)
    service.start()
    host.falls_ill()
    wait_for(lambda: service.dial() and len(tried(worker)) > 10 * OPENS_AFTER)
