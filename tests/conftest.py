"""Servers and databases that tests ask for by name."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from store.migrate import upgrade
from tests.logs import logging_as_it_was
from tests.servers import PostgresServer, RedisServer, SentinelledRedis, find_free_port

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

PATIENCE = 20_000
"""How long in milliseconds a page may take to show what is expected: never a measure, busy machines are slow."""

MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3
"""Where files lie in memory, and how many bytes must be free there to use it."""


def pytest_configure() -> None:
    """Work in memory where there is room: thousands of small durable commits would each wait for the disk."""
    has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    if "TMPDIR" not in os.environ and has_room:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


LONG = {"faults", "guides", "upgrades", "machine", "simulator", "test_leaks.py", "test_npm_peer.py"}
"""Folders and files that start real processes or browsers, and wait for them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: one that comes last is waited for by every other worker."""
    items.sort(key=lambda item: LONG.isdisjoint(item.path.parts))


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """No test says for the next ones which lines are made, and where they go."""
    with logging_as_it_was():
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def redis_server():
    """A running Redis of this test's own, which it may kill, hang and start again."""
    server = RedisServer()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def sentinelled_redis(tmp_path):
    """A running Redis with a replica and a Sentinel, of this test's own."""
    (tmp_path / "sentinelled").mkdir()
    servers = SentinelledRedis(tmp_path / "sentinelled")
    try:
        servers.start()
        yield servers
    finally:
        servers.remove()


@pytest.fixture(scope="session")
def postgres():
    """A running PostgreSQL for everybody, quick and not durable; ask for `database_url` unless you need more."""
    server = PostgresServer()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def durable_postgres():
    """A running PostgreSQL of this test's own that keeps what it acknowledged; for faults."""
    server = PostgresServer(durable=True)
    server.start()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory):
    """A SQLite file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres):
    """The name of a database with the newest schema, to be copied."""
    postgres.run("CREATE DATABASE migrated TEMPLATE template0")
    upgrade(postgres.url("migrated"))
    return "migrated"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """A database of this test's own with the newest schema; the test runs once on each kind."""
    if request.param == "sqlite":
        path = tmp_path / "najot.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
    else:
        template = request.getfixturevalue("migrated_postgres")
        server = request.getfixturevalue("postgres")
        url = server.new_database(template)
        yield url
        server.drop_database(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request, tmp_path):
    """A database of this test's own with nothing in it; the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/najot.db"
    else:
        server = request.getfixturevalue("postgres")
        url = server.new_database()
        yield url
        server.drop_database(url)


@pytest.fixture
def free_port():
    """A TCP port of this machine that nobody listens on."""
    return find_free_port()
