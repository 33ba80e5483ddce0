"""A service of real processes for each test, on each kind of database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.migrate import upgrade
from tests.faults.service import Service
from tests.servers import PostgresServer
from tests.standins.provider import Provider

MakeService = Callable[..., Service]


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


@pytest.fixture
def service(database_url: str, tmp_path: Path, provider: Provider) -> Iterator[Service]:
    """Not started yet, without Redis."""
    service = Service(tmp_path, database_url, provider)
    yield service
    service.stop()


@pytest.fixture
def service_on_sqlite(migrated_sqlite: Path, tmp_path: Path, provider: Provider) -> Iterator[MakeService]:
    """Makes services where the kind of database does not matter; not started yet."""
    made: list[Service] = []

    def make(redis_url: str = "") -> Service:
        path = tmp_path / f"najot-{len(made)}.db"
        path.write_bytes(migrated_sqlite.read_bytes())
        made.append(Service(tmp_path, f"sqlite:///{path}", provider, redis_url))
        return made[-1]

    yield make
    for service in made:
        service.stop()


@pytest.fixture
def on_postgres(durable_postgres: PostgresServer, tmp_path: Path, provider: Provider) -> Iterator[MakeService]:
    made: list[Service] = []

    def make(redis_url: str = "") -> Service:
        url = durable_postgres.new_database()
        upgrade(url)
        made.append(Service(tmp_path, url, provider, redis_url))
        return made[-1]

    yield make
    for service in made:
        service.stop()
