"""A prepared statement reads what SQLAlchemy would, and its connections are kept no longer than they are good for."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import bindparam, column, func, select, table

from alerts.book import RecordUnavailable
from store.database import ask, open_database, reading, writing
from store.migrate import upgrade
from store.prepared import Prepared
from store.tables.alerts import alerts
from store.tables.callers import callers
from store.tables.health import heartbeat
from tests.servers import PostgresServer
from tests.store.record import NOON, Record, after

SINCE = select(alerts, func.count().over().label("all")).where(
    alerts.c.raised_at >= bindparam("since", type_=alerts.c.raised_at.type)
)
COUNT = Prepared(select(func.count().label("rows")).select_from(heartbeat))


def test_it_reads_the_same_values_as_sqlalchemy(record: Record) -> None:
    record.help()
    with reading(record.engine) as connection:
        [read] = connection.execute(SINCE, {"since": NOON}).mappings()
    [row] = ask(record.engine, Prepared(SINCE), since=NOON)
    assert ask(record.engine, Prepared(SINCE), since=after(seconds=1)) == []
    assert row == {**{column: read[column] for column in alerts.c}, "all": 1}
    assert {type(row[column]) for column in alerts.c} == {type(read[column]) for column in alerts.c}


def test_it_asks_in_the_words_of_each_database(record: Record) -> None:
    known = Prepared(select(callers.c.id).where(callers.c.number_index == bindparam("number")))
    record.help()
    assert ask(record.engine, known, number=b"nobody's") == []


def test_the_next_who_asks_gets_the_connection_that_was_given_back(record: Record) -> None:
    ask(record.engine, COUNT)
    before = record.engine.pool.checkedout()  # type: ignore[attr-defined]
    for _ in range(3):
        ask(record.engine, COUNT)
    assert record.engine.pool.checkedout() == before == 1  # type: ignore[attr-defined]
    record.engine.dispose()
    assert ask(record.engine, COUNT) == [{"rows": 0}]


def test_a_connection_that_failed_is_not_kept(record: Record) -> None:
    nowhere = Prepared(select(column("nothing")).select_from(table("nowhere")))
    with pytest.raises(RecordUnavailable):
        ask(record.engine, nowhere)
    assert ask(record.engine, COUNT) == [{"rows": 0}]


def test_who_asks_leaves_a_file_that_was_replaced(tmp_path: Path) -> None:
    kept, copy = tmp_path / "najot.db", tmp_path / "copy.db"
    for path in (kept, copy):
        upgrade(f"sqlite:///{path}")
    engine = open_database(f"sqlite:///{kept}")
    assert ask(engine, COUNT) == [{"rows": 0}]
    with sqlite3.connect(copy) as other:
        other.execute("INSERT INTO heartbeat VALUES (1, 0)")
    other.close()
    copy.replace(kept)
    assert ask(engine, COUNT) == [{"rows": 1}]
    engine.dispose()


def test_no_connection_is_used_that_the_database_has_ended(durable_postgres: PostgresServer) -> None:
    """Or the first HELP after it came back would hear 503."""
    url = durable_postgres.new_database()
    upgrade(url)
    engine = open_database(url)
    for use in (reading, writing):
        assert ask(engine, COUNT) == [{"rows": 0}]
        with reading(engine) as one, writing(engine) as another:  # two that the pool has, beside the kept one
            one.execute(select(heartbeat))
            another.execute(select(heartbeat))
        durable_postgres.stop()
        durable_postgres.start()
        with use(engine) as connection:
            connection.execute(select(heartbeat))
        assert ask(engine, COUNT) == [{"rows": 0}]
    engine.dispose()
