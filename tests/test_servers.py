import signal
import subprocess
import sys
import time

import pytest
import redis
from sqlalchemy import create_engine, inspect, text

from tests.servers import RedisServer


def put(url):
    with redis.Redis.from_url(url) as client:
        client.set("key", "value")


def got(url):
    with redis.Redis.from_url(url) as client:
        return client.get("key")


def test_a_redis_keeps_its_data_when_it_is_stopped_and_started(redis_server):
    put(redis_server.url)
    redis_server.restart()
    assert got(redis_server.url) == b"value"


def test_a_killed_redis_can_come_back_empty(redis_server):
    put(redis_server.url)
    redis_server.kill()
    assert not redis_server.answers()
    redis_server.forget_everything()
    redis_server.start()
    assert got(redis_server.url) is None


def test_a_hanging_redis_takes_connections_and_answers_nothing_until_it_goes_on(redis_server):
    redis_server.hang()
    assert not redis_server.answers()
    redis_server.go_on()
    assert redis_server.answers()


def test_each_test_finds_the_newest_schema_in_a_database_of_its_own(database_url):
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (id INTEGER)"))
    assert {"alembic_version", "only_here"} <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_an_empty_database_is_empty(empty_database_url):
    engine = create_engine(empty_database_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_durable_postgres_keeps_what_it_committed_when_it_is_killed(durable_postgres):
    durable_postgres.run("CREATE TABLE kept (id integer)")
    durable_postgres.kill()
    assert not durable_postgres.answers()
    durable_postgres.start()
    durable_postgres.run("INSERT INTO kept VALUES (1)")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_server_does_not_outlive_the_tests_that_started_it(tmp_path, how):
    program = (
        "from pathlib import Path; from tests.servers import RedisServer;"
        f"server = RedisServer(Path({str(tmp_path)!r})); server.start(); print('started', flush=True); input()"
    )
    tests = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert tests.stdout.readline() == b"started\n"
    tests.send_signal(how)
    tests.communicate()
    server = RedisServer(tmp_path)
    while server.answers():
        time.sleep(0.01)


def test_nothing_listens_on_the_network(redis_server, postgres):
    with redis.Redis.from_url(redis_server.url) as client:
        assert client.config_get("port") == {"port": "0"}
    assert postgres.ask("SHOW listen_addresses") == ""
