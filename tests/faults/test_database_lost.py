"""The database is killed, held by another or cannot grow: 503 and never a 200 without a row (P1, P7)."""

from collections.abc import Callable

from config.values import Address
from run import web_command
from tests.faults.conftest import MakeService
from tests.faults.service import Service
from tests.faults.troubles import disk_full, record_held
from tests.servers import PostgresServer


def test_a_record_that_another_holds_costs_no_call_that_was_acknowledged(service: Service) -> None:
    service.start()
    assert service.dial()
    with record_held(service):
        assert not service.dial()
    service.until_ready()
    assert service.dial()
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().acknowledged == 2


def test_a_full_disk_refuses_calls_until_there_is_room(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite().start()
    assert service.dial()
    with disk_full(service.web):
        assert not service.dial()
        assert not service.text()
    service.until_ready()
    assert service.dial()
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().acknowledged == 2


def test_a_postgresql_that_is_killed_and_comes_back_keeps_what_was_acknowledged(
    on_postgres: Callable[[], Service], durable_postgres: PostgresServer
) -> None:
    service = on_postgres().start()
    for _ in range(3):
        assert service.dial()
        durable_postgres.kill()
        assert not service.dial()
        durable_postgres.start()
        service.until_ready()
    assert service.dial()
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().acknowledged == 4


def test_control_a_commit_that_the_disk_has_not_is_lost_with_postgresql(
    on_postgres: Callable[[], Service], durable_postgres: PostgresServer
) -> None:
    durable_postgres.run("ALTER SYSTEM SET wal_writer_delay = '10s'")
    durable_postgres.run("SELECT pg_reload_conf()")
    service = on_postgres()
    service.runs(web=web_command("tests.faults.controls:commits_late", Address("127.0.0.1", service.port)))
    service.web.start()
    service.until_ready()
    assert service.dial()
    durable_postgres.kill()
    durable_postgres.start()
    service.worker.start()
    service.drain()
    assert len(service.verdict().lost) == 1
