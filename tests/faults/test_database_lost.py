"""The database is killed, held by another or cannot grow: 503 and never a 200 without a row (P1, P7)."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.values import Address
from machine.run import web_command
from tests.faults.conftest import MakeService
from tests.faults.service import Service, wait_for
from tests.faults.troubles import disk_full, filled, record_held, small_disk
from tests.servers import PostgresServer
from tests.standins.provider import Provider


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


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Of eight megabytes."""
    try:
        with small_disk(tmp_path / "disk") as disk:
            yield disk
    except subprocess.CalledProcessError:
        pytest.skip("nobody may mount a disk here")


def test_a_disk_without_room_refuses_calls_until_there_is_some(
    disk: Path, migrated_sqlite: Path, tmp_path: Path, provider: Provider
) -> None:
    """ENOSPC itself; the calls that still found room in the file are stored like any others."""
    shutil.copy(migrated_sqlite, disk / "najot.db")
    service = Service(tmp_path, f"sqlite:///{disk}/najot.db", provider).start()
    try:
        assert service.dial()
        with filled(disk):
            wait_for(lambda: service.status_of_readiness() == 503)
            while service.dial():
                pass
            assert service.status_of_a_dial() == 503
        service.until_ready()
        assert service.dial()
        service.drain()
        assert service.verdict().is_right, service.verdict()
    finally:
        service.stop()


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
