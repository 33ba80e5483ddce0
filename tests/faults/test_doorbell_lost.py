"""Redis killed, empty, flushed or silent: the sweep finds every alert all the same."""

import sys
import threading

import redis

from sms.sending.outbox import NoticeState
from store.bell.doorbell import mark_of, open_queue
from store.sealed.vault import open_vault
from tests.faults.conftest import MakeService
from tests.faults.service import KEY, wait_for
from tests.faults.troubles import redis_full, redis_read_only, redis_silent
from tests.servers import RedisServer, SentinelledRedis

NO_SWEEP = [sys.executable, "-m", "tests.faults.controls", "no-sweep"]


def test_whatever_happens_to_redis_every_alert_gets_out_once(
    service_on_sqlite: MakeService, redis_server: RedisServer
) -> None:
    service = service_on_sqlite(redis_server.url).start()
    assert service.dial()

    redis_server.kill()
    assert service.dial()
    redis_server.forget_everything()
    redis_server.start()
    assert service.dial()

    for trouble in (redis_silent, redis_full, redis_read_only):
        with trouble(redis_server):
            assert service.dial(), "acknowledged while Redis takes nothing"

    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    service.worker.kill()
    assert all([service.dial() for _ in range(3)])
    with redis.Redis.from_url(redis_server.url) as client:
        client.flushall()
    service.worker.start()

    wait_for(lambda: not service.verdict().lost)
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 0


def test_while_sentinels_choose_a_master_texts_go_out_with_the_sweep_and_then_the_bell_is_heard_again(
    service_on_sqlite: MakeService, sentinelled_redis: SentinelledRedis
) -> None:
    service = service_on_sqlite(sentinelled_redis.url).start()
    assert service.dial()
    wait_for(lambda: not service.verdict().lost)

    sentinelled_redis.master.kill()
    assert service.dial()
    wait_for(lambda: not service.verdict().lost)

    wait_for(sentinelled_redis.has_promoted)
    with sentinelled_redis.replica.client() as client:
        queue = open_queue(client, mark_of(open_vault(service.engine, (KEY,)).index))
        queue.empty()
        wait_for(lambda: service.dial() and queue.count)  # rung at the new master
        wait_for(lambda: not queue.count)  # and heard there
    service.drain()
    assert service.verdict().is_right, service.verdict()
    assert service.verdict().copies == 0


def test_control_a_worker_without_its_sweep_loses_what_rang_while_redis_was_away(
    service_on_sqlite: MakeService, redis_server: RedisServer
) -> None:
    service = service_on_sqlite(redis_server.url).runs(worker=NO_SWEEP).start()
    assert service.dial()
    wait_for(lambda: not service.verdict().lost)
    service.drain()
    redis_server.kill()
    assert service.dial()
    threading.Event().wait(3)  # three sweeps long
    assert len(service.verdict().lost) == 1
