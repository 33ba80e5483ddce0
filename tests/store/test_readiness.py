import threading

import pytest
from sqlalchemy import create_engine

from alerts.book import RecordUnavailable
from store.database import open_database
from store.migrate import upgrade
from store.readiness import newest_revision, wait_for_schema


@pytest.fixture
def engine(empty_database_url):
    engine = open_database(empty_database_url)
    yield engine
    engine.dispose()


def test_a_process_that_starts_beside_the_migration_waits_for_it(engine, empty_database_url):
    waiting = threading.Thread(target=wait_for_schema, args=(engine,))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    upgrade(empty_database_url)
    waiting.join()


def test_a_migrated_database_is_waited_for_no_more(database_url):
    engine = open_database(database_url)
    wait_for_schema(engine, patience=0)
    engine.dispose()


def test_a_later_schema_will_do_since_migrations_only_add(database_url):
    engine = open_database(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    wait_for_schema(engine, patience=0)
    engine.dispose()


def test_patience_ends(engine):
    with pytest.raises(RecordUnavailable):
        wait_for_schema(engine, patience=0.1)


def test_a_database_that_does_not_answer_is_no_schema(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/nowhere/najot.db")
    with pytest.raises(RecordUnavailable):
        wait_for_schema(engine, patience=0.1)


def test_the_newest_revision_is_the_one_that_migrating_leads_to(database_url):
    engine = open_database(database_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == newest_revision()
    engine.dispose()
