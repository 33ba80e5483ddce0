"""Which releases and services may work on a record, and the one line that says why not."""

import pytest
from sqlalchemy import inspect, make_url

from config.settings import Settings
from machine.prepare import CannotPrepare, prepare
from store.database import open_database
from store.health import why_no_help_is_stored
from store.instant import utc_now
from store.migrate import upgrade
from store.readiness import SchemaRefused, newest_revision, wait_for_schema
from store.terms import OtherService, claim_for_production
from tests.servers import PostgresServer
from wiring import Service

KEYS = (bytes(32),)


def run(url: str, *statements: str) -> None:
    engine = open_database(url, new=True)
    with engine.begin() as connection:
        for one in statements:
            connection.exec_driver_sql(one)
    engine.dispose()


def settings(url: str, **more: object) -> Settings:
    return Settings(database_url=url, keys=KEYS, **more)  # type: ignore[arg-type]


def test_an_older_release_starts_on_a_later_schema_and_leaves_it_as_it_is(database_url: str) -> None:
    run(database_url, "UPDATE alembic_version SET version_num = '9999'")
    prepare(settings(database_url))
    service = Service(settings(database_url), patience=0)
    assert service.engine
    service.close()


def test_an_older_release_says_until_when_it_was_allowed(database_url: str) -> None:
    run(
        database_url,
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE terms SET oldest = '9998'",
    )
    said = (
        f"this release knows schema {newest_revision()}, and may not work on schema 9999 any more: "
        "start a release that knows schema 9998 or a later one"
    )
    with pytest.raises(CannotPrepare, match=f"DATABASE_URL: {said}"):
        prepare(settings(database_url))
    engine = open_database(database_url)
    with pytest.raises(SchemaRefused, match=said):
        wait_for_schema(engine, patience=0)
    engine.dispose()


def test_who_was_shut_out_by_a_later_release_is_not_let_in_again(database_url: str) -> None:
    run(database_url, "UPDATE terms SET oldest = '9998'")
    upgrade(database_url)
    engine = open_database(database_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT oldest FROM terms").scalar_one() == "9998"
    engine.dispose()


def test_another_programs_database_is_left_alone(empty_database_url: str) -> None:
    run(
        empty_database_url,
        "CREATE TABLE alembic_version (version_num VARCHAR(32))",
        "INSERT INTO alembic_version VALUES ('ae1027a6acf')",
    )
    with pytest.raises(CannotPrepare, match="another program's tables are in this database"):
        prepare(settings(empty_database_url))


def test_tables_of_another_program_with_our_names_stay_as_they_are(empty_database_url: str) -> None:
    run(empty_database_url, "CREATE TABLE alerts (theirs INTEGER)", "INSERT INTO alerts VALUES (7)")
    with pytest.raises(CannotPrepare, match="another program's tables are in it"):
        prepare(settings(empty_database_url))
    engine = open_database(empty_database_url)
    assert set(inspect(engine).get_table_names()) <= {"alerts", "alembic_version"}
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT theirs FROM alerts").scalar_one() == 7
    engine.dispose()


def test_a_user_without_rights_is_told_which(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    run(
        url,
        "CREATE ROLE may_look LOGIN",
        f'GRANT CONNECT ON DATABASE "{make_url(url).database}" TO may_look',
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    )
    theirs = make_url(url).set(username="may_look").render_as_string(hide_password=False)
    with pytest.raises(CannotPrepare, match="its user lacks rights: let it own the database, or the schema"):
        prepare(settings(theirs))
    run(url, f'REVOKE CONNECT ON DATABASE "{make_url(url).database}" FROM may_look', "DROP ROLE may_look")
    postgres.drop_database(url)


def test_a_user_that_lost_its_rights_stores_no_help_and_says_why(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    prepare(settings(url))
    run(url, "CREATE ROLE may_read LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO may_read")
    theirs = make_url(url).set(username="may_read").render_as_string(hide_password=False)
    service = Service(settings(theirs), patience=0)
    said = why_no_help_is_stored(service.ledger, utc_now())
    service.close()
    assert said == "its user lacks rights: let it own the database, or the schema"
    run(url, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM may_read", "DROP ROLE may_read")
    postgres.drop_database(url)


def test_a_demonstration_takes_no_texts_of_production(database_url: str) -> None:
    engine = open_database(database_url)
    claim_for_production(engine)
    engine.dispose()

    with pytest.raises(OtherService, match="give the demonstration one of its own"):
        assert Service(settings(database_url), patience=0).engine
    with pytest.raises(CannotPrepare, match="this is the record of a service in production"):
        prepare(settings(database_url))
