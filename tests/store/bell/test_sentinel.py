"""Where Sentinels say who the master is: the bell rings at the one that they promoted."""

from store.bell.connection import connect, connect_impatiently
from store.bell.doorbell import Doorbell, open_queue
from store.health import can_ring
from tests.servers import SentinelledRedis, find_free_port
from tests.store.bell.test_doorbell import wait_for

OURS = "a-mark"


def test_the_bell_rings_again_once_a_replica_was_promoted(sentinelled_redis: SentinelledRedis) -> None:
    bell = Doorbell(sentinelled_redis.url, OURS)
    bell.ring()
    with sentinelled_redis.master.client() as client:
        wait_for(lambda: open_queue(client, OURS).count)
    assert can_ring(sentinelled_redis.url)

    sentinelled_redis.master.kill()
    assert not can_ring(sentinelled_redis.url)
    wait_for(sentinelled_redis.has_promoted)
    wait_for(lambda: can_ring(sentinelled_redis.url))
    with sentinelled_redis.replica.client() as client:
        before = open_queue(client, OURS).count
        bell.ring()
        wait_for(lambda: open_queue(client, OURS).count > before)


def test_an_open_connection_finds_the_new_master_by_itself(sentinelled_redis: SentinelledRedis) -> None:
    with connect(sentinelled_redis.url) as client:
        client.set("rung", "1")
        sentinelled_redis.master.kill()
        wait_for(sentinelled_redis.has_promoted)
        wait_for(lambda: can_ring(sentinelled_redis.url))
        assert client.set("rung", "2")
    with sentinelled_redis.replica.client() as replica:
        assert replica.get("rung") == b"2"


def test_without_a_sentinel_that_answers_redis_is_down() -> None:
    assert not can_ring(f"redis+sentinel://127.0.0.1:{find_free_port()}/najot/0")


def test_user_password_database_and_tls_are_for_the_redis_servers() -> None:
    for connecting in (connect, connect_impatiently):
        with connecting("rediss+sentinel://us%65r:p%40ss@one:1,two:2/najot/3") as client:
            pool = client.connection_pool
            options = pool.connection_kwargs
            assert (options["username"], options["password"], options["db"]) == ("user", "p@ss", 3)
            assert "SSL" in pool.connection_class.__name__
            asked = [sentinel.connection_pool.connection_kwargs for sentinel in pool.sentinel_manager.sentinels]
            assert [(one["host"], one["port"], one.get("password")) for one in asked] == [
                ("one", 1, None),
                ("two", 2, None),
            ]
