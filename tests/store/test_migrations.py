"""The schema of a release, and the way to it and back."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from alerts.book import RecordUnavailable
from store.database import open_database, reading
from store.migrate import downgrade, upgrade
from store.readiness import wait_for_schema
from store.tables.all_tables import metadata
from tests.servers import PostgresServer


def tables(url: str) -> set[str]:
    engine = open_database(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def test_the_migrated_schema_is_the_one_that_the_code_names(database_url: str) -> None:
    engine = open_database(database_url)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_migrations_go_up_and_down_and_up_again(empty_database_url: str) -> None:
    ours = set(metadata.tables)
    upgrade(empty_database_url)
    assert ours <= tables(empty_database_url)
    downgrade(empty_database_url, "base")
    assert ours.isdisjoint(tables(empty_database_url))
    upgrade(empty_database_url)
    assert ours <= tables(empty_database_url)


def test_two_hosts_upgrade_at_the_same_time(empty_database_url: str) -> None:
    host = [sys.executable, "-c", "import sys; from store.migrate import upgrade; upgrade(sys.argv[1])"]
    for begin in (None, "0028"):
        if begin:
            downgrade(empty_database_url, begin)
        both = [subprocess.Popen([*host, empty_database_url]) for _ in range(2)]
        assert [one.wait() for one in both] == [0, 0]
        assert set(metadata.tables) <= tables(empty_database_url)


def test_a_migration_waits_until_callers_are_out_of_its_way(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    upgrade(url, "0030")
    holder = open_database(url)
    with ThreadPoolExecutor(1) as host:
        with holder.begin() as connection:
            connection.exec_driver_sql("LOCK TABLE callers IN ROW EXCLUSIVE MODE")  # as who writes holds it
            upgrading = host.submit(upgrade, url)
            with pytest.raises(TimeoutError):
                upgrading.result(timeout=4)  # longer than one wait for a lock
        upgrading.result()
    holder.dispose()
    assert set(metadata.tables) <= tables(url)
    postgres.drop_database(url)


def test_an_upgrade_of_the_newest_schema_changes_nothing(database_url: str) -> None:
    before = tables(database_url)
    upgrade(database_url)
    assert tables(database_url) == before


def test_a_process_goes_on_at_once_with_the_schema_of_its_release(database_url: str) -> None:
    engine = open_database(database_url)
    wait_for_schema(engine, patience=0)
    engine.dispose()


def test_a_process_does_not_start_without_its_schema(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    with pytest.raises(RecordUnavailable, match="the schema is not the one of this release"):
        wait_for_schema(engine, patience=0)
    engine.dispose()
