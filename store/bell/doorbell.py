"""The doorbell: tells a worker through Redis and RQ that something is due. An id goes in, and nothing else.

It may fail or be slow at any time without harm: the worker's sweep finds what is due in the database.
"""

import threading
import time

import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from store.bell.connection import connect_impatiently
from store.ids import new_id
from store.sealed.sealing import BlindIndex

QUEUE = "deliver"
"""One queue per worker process: RQ 3 loses a job that dies between pop and start when a worker hears two."""

JOB = "worker.deliver"

REST = 0.1
"""Seconds between rings: one costs a worker as much as sending several texts, and one look finds all that is due."""

_log = structlog.get_logger()


def mark_of(index: BlindIndex) -> str:
    """By what a service's queue is told from those of others on the same Redis."""
    return index.of("whose doorbell", "").hex()[:16]


def open_queue(connection: Redis, mark: str) -> Queue:
    """The queue, for the bell and for the worker: JSON, since pickle would run what stands in Redis."""
    return Queue(f"{QUEUE}-{mark}", connection=connection, serializer=JSONSerializer)


def is_shared(queue: Queue) -> bool:
    """Whether queues of another service or program stand in the same Redis; a release before had one without a mark."""
    return any(other.name not in (queue.name, QUEUE) for other in Queue.all(connection=queue.connection))


class Doorbell:
    """Rings from a thread of its own, so that no request waits for Redis; rings close together become one."""

    def __init__(self, redis_url: str, mark: str) -> None:
        self._queue = open_queue(connect_impatiently(redis_url), mark)
        self._pulled = threading.Event()
        threading.Thread(target=self._ring_when_pulled, name="doorbell", daemon=True).start()

    def ring(self) -> None:
        """Ask for a look at the outbox; returns at once."""
        self._pulled.set()

    def _ring_when_pulled(self) -> None:
        while self._pulled.wait():
            self._pulled.clear()
            try:
                self._queue.enqueue_call(
                    JOB, args=(new_id(),), description="", timeout=30, result_ttl=0, ttl=60, failure_ttl=600
                )
            except (RedisError, OSError) as error:
                _log.warning("doorbell_silent", reason=type(error).__name__)
            time.sleep(REST)
