"""The doorbell: it wakes a worker, it never holds up who rings, and what it leaves in Redis says nothing."""

import json
import socket
import threading
import zlib
from collections.abc import Callable

import redis
import structlog
from rq import SimpleWorker
from structlog.testing import LogCapture

from store.bell.doorbell import JOB, Doorbell, is_shared, open_queue
from tests.servers import RedisServer

OURS = "a-mark"


def wait_for(is_so: Callable[[], object]) -> None:
    """Look again until it is so; the test's own time limit is the only one."""
    pause = threading.Event()
    while not is_so():
        pause.wait(0.01)


def test_a_ring_becomes_a_job_that_holds_an_opaque_id_and_nothing_else(redis_server: RedisServer) -> None:
    with redis.Redis.from_url(redis_server.url) as client:
        queue = open_queue(client, OURS)
        Doorbell(redis_server.url, OURS).ring()
        wait_for(lambda: queue.count)
        [job] = queue.jobs
        assert job.func_name == JOB
        [only] = job.args
        assert len(only) == 32 and only.isalpha()
        assert (job.kwargs, job.meta) == ({}, {})
        assert json.loads(zlib.decompress(client.hget(job.key, "data"))) == [JOB, None, [only], {}]


def test_rings_close_together_become_few(redis_server: RedisServer) -> None:
    with redis.Redis.from_url(redis_server.url) as client:
        queue = open_queue(client, OURS)
        redis_server.hang()
        bell = Doorbell(redis_server.url, OURS)
        for _ in range(1000):
            bell.ring()
        redis_server.go_on()
        wait_for(lambda: queue.count)
        assert queue.count < 10


def test_who_rings_does_not_wait_for_a_redis_that_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        bell = Doorbell(f"redis://127.0.0.1:{silent.getsockname()[1]}", OURS)
        bell.ring()
        asked, _ = silent.accept()
        assert asked.recv(1), "it asked, and nobody has answered"
        bell.ring()
        asked.close()


def test_a_silent_redis_is_one_line_in_the_log_and_the_next_ring_is_heard(redis_server: RedisServer) -> None:
    heard = LogCapture()
    before = structlog.get_config()
    structlog.configure(processors=[heard])
    redis_server.kill()
    bell = Doorbell(redis_server.url, OURS)
    bell.ring()
    wait_for(lambda: heard.entries)
    structlog.configure(**before)
    assert heard.entries[0] == {"event": "doorbell_silent", "reason": "ConnectionError", "log_level": "warning"}
    redis_server.start()
    bell.ring()
    with redis.Redis.from_url(redis_server.url) as client:
        wait_for(lambda: open_queue(client, OURS).count)


def test_a_finished_job_leaves_nothing_behind(redis_server: RedisServer) -> None:
    with redis.Redis.from_url(redis_server.url) as client:
        queue = open_queue(client, OURS)
        queue.enqueue_call("os.getpid", description="", result_ttl=0, failure_ttl=600)
        SimpleWorker([queue], connection=client, serializer=queue.serializer).work(burst=True, logging_level="WARNING")
        assert [key for key in client.keys() if b"job" in key or b"result" in key] == []


def test_two_services_on_one_redis_hear_each_only_its_own_bell_and_are_told(redis_server: RedisServer) -> None:
    with redis.Redis.from_url(redis_server.url) as client:
        ours, theirs = open_queue(client, OURS), open_queue(client, "another-mark")
        Doorbell(redis_server.url, OURS).ring()
        wait_for(lambda: ours.count)
        assert not is_shared(ours)

        Doorbell(redis_server.url, "another-mark").ring()
        wait_for(lambda: theirs.count)
        assert is_shared(ours)
        assert ours.count == 1
