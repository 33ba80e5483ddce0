"""The worker process: RQ hears the doorbell, a thread of its own sweeps, and the dispatcher sends.

Run several on as many hosts as needed: the outbox gives each notice to one of them.
"""

import signal
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import FrameType

import structlog
from redis.exceptions import RedisError
from rq import SimpleWorker

from alerts.book import RecordUnavailable
from machine.pulse import show_life
from sms.sending.routes import RoutesTooSlow
from store.bell.connection import connect
from store.bell.doorbell import is_shared, mark_of, open_queue
from store.counted.counting import Counting
from store.forgetting import SILENT_SESSIONS, Forgetting, rules_with
from store.outgoing.copies import HeldCopies
from store.outgoing.undelivered import Undelivered
from store.readiness import SchemaRefused
from store.staff.audit_retention import AuditForgetting
from store.terms import OtherService
from wiring import Service, the_service

LISTEN_AGAIN_AFTER = 2.0
"""Seconds until the doorbell is listened to again after Redis was lost."""

CLOCK_EVERY = 1.0
"""Seconds between two looks at what falls due by the clock."""

EVERY_FEW_SECONDS = timedelta(seconds=10)
"""How often sessions are looked for in which nothing came for too long."""

LAST_LIST_TAKES = 5.0
"""Seconds at the most for the last list of erasures, since its folder may hang."""

TimedJob = Callable[[datetime], None]

_log = structlog.get_logger()
_stopping = threading.Event()


def by_the_clock(service: Service) -> dict[str, TimedJob]:
    """Everything that falls due by the clock. Every worker looks each second, and the record lets one of them act."""
    engine, settings = service.engine, service.settings
    jobs: dict[str, TimedJob] = {
        "escalate": service.clocks.look,
        "take another route": Undelivered(engine, has_another_route=len(settings.gateways) > 1).look,
        "send held copies": HeldCopies(engine).look,
        "count": Counting(engine).look,
        "forget": Forgetting(engine, rules_with(settings.backup_days)).look,
        "forget silent sessions": Forgetting(engine, (SILENT_SESSIONS,), EVERY_FEW_SECONDS).look,
        "forget who looked": AuditForgetting(engine, service.vault).look,
    }
    return jobs | ({"test itself": service.self_testing.look} if service.self_testing else {})


def deliver(_ring: str) -> None:
    """RQ's job: look at the outbox now."""
    the_service().dispatcher.wake()


class Listener(SimpleWorker):
    """Runs jobs in this process, since a job only wakes the dispatcher, and says when it was told to stop."""

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """SIGTERM or SIGINT came while listening."""
        _stopping.set()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]


def main() -> None:
    """Work until SIGTERM or SIGINT, then settle what is being sent and leave."""
    show_life()
    service = the_service()
    try:
        service.engine  # noqa: B018  # a record that is not ours must stop the start
    except (SchemaRefused, OtherService) as refused:
        sys.exit(f"DATABASE_URL: {refused}")
    service.plan  # noqa: B018  # a bad file must stop the start, not the first alarm
    try:
        sweeping = threading.Thread(target=service.dispatcher.run, name="dispatcher")
    except RoutesTooSlow as slow:
        sys.exit(str(slow))
    keeping_time = threading.Thread(target=_keep_time, args=(by_the_clock(service), service.now), name="clock")
    sending = threading.Thread(target=_send_erasures, args=(service,), name="erasures", daemon=True)
    service.open_sessions()
    service.road_counts.store_each_minute()
    sweeping.start()
    keeping_time.start()
    sending.start()
    while not _stopping.is_set():
        _listen(service)
    service.dispatcher.stop()
    keeping_time.join()
    sweeping.join()
    service.close_sessions()
    sending.join(LAST_LIST_TAKES)


def _send_erasures(service: Service) -> None:
    """Every minute, and once more at the end: who erased herself in the last minute must not come back by a restore."""
    sending = service.sending_erasures
    _keep_time({"send the list of erasures": sending.look}, service.now)
    try:
        sending.send(service.now())
    except RecordUnavailable as unavailable:
        _log.error("erasures_not_sent", reason=str(unavailable))


def _keep_time(jobs: Mapping[str, TimedJob], now: Callable[[], datetime]) -> None:
    """Look again and again at what falls due by the clock; one job that fails stops no other."""
    while not _stopping.wait(CLOCK_EVERY):
        for name, job in jobs.items():
            try:
                job(now())
            except RecordUnavailable as unavailable:
                _log.warning("clock_waits_for_record", reason=str(unavailable))
            except Exception as error:  # noqa: BLE001  # the clock must go on
                _log.error("timed_job_failed", job=name, exc_info=error)


def _listen(service: Service) -> None:
    """Hear the doorbell until Redis is lost or the process is told to stop; the sweep goes on in either case."""
    try:
        if service.settings.redis_url:
            queue = open_queue(connect(service.settings.redis_url), mark_of(service.vault.index))
            if is_shared(queue):
                _log.warning("redis_is_shared", words="another service or program rings in it too; give each its own")
            Listener([queue], connection=queue.connection, serializer=queue.serializer).work(logging_level="WARNING")
    except (RedisError, OSError) as error:
        _log.warning("doorbell_unheard", reason=type(error).__name__)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: _stopping.set())
    _stopping.wait(LISTEN_AGAIN_AFTER)


if __name__ == "__main__":
    main()
