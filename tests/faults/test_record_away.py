"""A record that is locked, silent, read-only or lacks its standby: 503 to all at once, and ready says so (P7)."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

import pytest

from tests.faults.conftest import MakeService
from tests.faults.service import Service
from tests.faults.troubles import disk_full, record_held
from tests.processes import with_children
from tests.servers import PostgresServer

AT_ONCE = 16
CALLS = 64

Trouble = Callable[[Service, PostgresServer], AbstractContextManager[None]]


def statuses_of_calls(service: Service) -> set[int | None]:
    """What many callers hear at once; None for who waited until a gateway gives up."""
    with ThreadPoolExecutor(AT_ONCE) as callers:
        return set(callers.map(lambda _: service.status_of_a_dial(), range(CALLS)))


@contextmanager
def locked(service: Service, _server: PostgresServer) -> Iterator[None]:
    with record_held(service):
        yield


@contextmanager
def silent(_service: Service, server: PostgresServer) -> Iterator[None]:
    """Connections stand and answer nothing, as when the host of the database is gone."""
    held = with_children(server.process_id)
    for one in held:
        os.kill(one, signal.SIGSTOP)
    yield
    for one in held:
        os.kill(one, signal.SIGCONT)


@contextmanager
def set_to(server: PostgresServer, setting: str, value: str) -> Iterator[None]:
    server.run(f"ALTER SYSTEM SET {setting} = '{value}'")
    server.run("SELECT pg_reload_conf()")
    yield
    server.run(f"ALTER SYSTEM RESET {setting}")
    server.run("SELECT pg_reload_conf()")


@contextmanager
def without_its_standby(_service: Service, server: PostgresServer) -> Iterator[None]:
    with set_to(server, "synchronous_standby_names", "nobody"):
        yield


@contextmanager
def read_only(_service: Service, server: PostgresServer) -> Iterator[None]:
    with set_to(server, "default_transaction_read_only", "on"):
        yield


@pytest.mark.parametrize("trouble", [locked, silent, without_its_standby, read_only])
def test_a_postgresql_that_takes_nothing_costs_nobody_an_answer(
    trouble: Trouble, durable_postgres: PostgresServer, on_postgres: Callable[[], Service]
) -> None:
    service = on_postgres().start()
    assert service.dial()
    with trouble(service, durable_postgres):
        assert statuses_of_calls(service) == {503}
        assert service.status_of_readiness() == 503
    service.until_ready()
    assert service.dial()
    service.drain()
    assert not service.verdict().lost


def test_a_sqlite_that_another_holds_costs_nobody_an_answer(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().start()
    with record_held(service):
        assert statuses_of_calls(service) == {503}
        assert service.status_of_readiness() == 503
    service.until_ready()
    assert service.dial()


def test_a_full_disk_is_not_ready_until_there_is_room(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().start()
    assert service.status_of_readiness() == 200
    with disk_full(service.web):
        assert service.status_of_readiness() == 503
        assert statuses_of_calls(service) == {503}
    service.until_ready()
    assert service.dial()
