"""Delivery: claims what is due, hands it to a provider over a pool of threads, and settles what came of it."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import Protocol

import structlog

from alerts.book import RecordUnavailable
from sms.gateway import Gateway
from sms.outbox import LEASE, Claimed, Settlement, may_copy_again, settlement
from sms.router import HealthInProcess, HealthRecord, Router
from sms.routes import check_patience

THREADS = 128
"""Texts under way at a time; a thread that waits for a provider costs little."""

SWEEP_EVERY = 1.0
"""Seconds between looks at the outbox when nobody rings: Redis may be gone."""

PAUSE = 0.02
"""Seconds between looks when much comes at once, so that it is settled and claimed together."""

_log = structlog.get_logger()


class Outbox(Protocol):
    """The notices, as the delivery needs them. Each call may raise RecordUnavailable."""

    def claim(self, now: datetime, most: int) -> list[Claimed]:
        """Take up to `most` notices that are due."""
        ...

    def count_copy(self, claimed: Claimed) -> bool:
        """Count one more copy of a claimed notice; False when another process took it."""
        ...

    def settle_all(self, attempts: Sequence[tuple[Claimed, Settlement]], now: datetime) -> None:
        """Store what came of attempts: of all or of none."""
        ...


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What came of one notice; `until` is when its lease is gone for sure, in monotonic seconds."""

    claimed: Claimed
    settled: Settlement
    until: float


class Dispatcher:
    """Sends what is due. `wake` may be called from any thread; `run` returns after `stop`, with every send settled.

    One thread looks at the record, for all: it settles what came back and claims what is due, each in one transaction
    however much it is. Raises RoutesTooSlow.
    """

    def __init__(
        self,
        outbox: Outbox,
        routes: Sequence[Gateway],
        now: Callable[[], datetime],
        threads: int = THREADS,
        health: HealthRecord | None = None,
    ) -> None:
        check_patience(routes, LEASE)
        self._outbox = outbox
        self._router = Router(routes, health or HealthInProcess(), now)
        self._now = now
        self._free = threads
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="send")
        self._came_back: SimpleQueue[_Attempt | None] = SimpleQueue()
        self._unsettled: deque[_Attempt] = deque()
        self._settles_apart = False

    def wake(self) -> None:
        """Look at the outbox now."""
        self._woken.set()

    def stop(self) -> None:
        """Claim nothing more."""
        self._stopping.set()
        self._woken.set()

    def run(self) -> None:
        """Deliver until stopped."""
        while not self._stopping.is_set():
            self._woken.clear()
            self._try(self._settle)
            self._try(self._claim)
            self._stopping.wait(PAUSE)
            self._woken.wait(SWEEP_EVERY)
        self._threads.shutdown(wait=True)
        self._try(self._settle)
        while self._unsettled:
            time.sleep(SWEEP_EVERY)
            self._try(self._settle)

    def deliver_due(self) -> None:
        """Send what is due now, and return when all of it is settled."""
        while sends := self._claim():
            wait(sends)
            self._settle()
            for send in sends:
                send.result()

    def _try(self, step: Callable[[], object]) -> None:
        """DANGER: whatever goes wrong in one look, there must be a next one, or every alarm waits for ever."""
        try:
            step()
        except RecordUnavailable as unavailable:
            _log.warning("outbox_unavailable", reason=str(unavailable))
        except Exception as error:  # noqa: BLE001
            _log.error("look_failed", exc_info=error)

    def _claim(self) -> list[Future[None]]:
        """Claim as many as there are free threads, so that no lease runs while its notice waits in line."""
        claims = self._outbox.claim(self._now(), self._free) if self._free else []
        self._free -= len(claims)
        return [self._threads.submit(self._send, claimed) for claimed in claims]

    def _send(self, claimed: Claimed) -> None:
        attempt = None
        try:
            copies = _Copies(claimed, self._outbox)
            sent = self._router.send(claimed.text, claimed.urgency, copies.count_another)
            settled = settlement(copies.claimed, sent.route, sent.outcome, self._now())
            attempt = _Attempt(claimed, settled, time.monotonic() + LEASE.total_seconds())
        except Exception as error:
            _log.error("send_failed", notice=claimed.id, exc_info=error)
            raise
        finally:
            self._came_back.put(attempt)
            self.wake()

    def _settle(self) -> None:
        """Settle within the lease: a text that went out and is not settled goes out again.

        After a failure each attempt is settled apart, so that one which cannot be stored holds up no other.
        """
        self._gather()
        while self._unsettled:
            batch = [self._unsettled[0]] if self._settles_apart else list(self._unsettled)
            try:
                self._outbox.settle_all([(attempt.claimed, attempt.settled) for attempt in batch], self._now())
            except Exception:
                self._settles_apart = True
                self._unsettled.rotate(-1)
                self._drop_late()
                raise
            for attempt in batch:
                self._unsettled.popleft()
                settled = attempt.settled
                about = {"state": settled.state, "outcome": settled.outcome, "route": settled.route}
                _log.info("notice_settled", notice=attempt.claimed.id, **about)
        self._settles_apart = False

    def _gather(self) -> None:
        """Take what the threads brought back, each of which is free again."""
        while True:
            try:
                attempt = self._came_back.get_nowait()
            except Empty:
                return
            self._free += 1
            if attempt:
                self._unsettled.append(attempt)

    def _drop_late(self) -> None:
        """Leave what another process has taken by now."""
        for attempt in [attempt for attempt in self._unsettled if time.monotonic() > attempt.until]:
            self._unsettled.remove(attempt)
            _log.error("notice_not_settled", notice=attempt.claimed.id, outcome=attempt.settled.outcome)


class _Copies:
    """The copies of a claimed notice, each counted in the record before it can go out (P5)."""

    def __init__(self, claimed: Claimed, outbox: Outbox) -> None:
        self.claimed = claimed
        self._outbox = outbox

    def count_another(self) -> bool:
        """Count one more, if the promise allows it; not while the record cannot be written."""
        try:
            if not (may_copy_again(self.claimed) and self._outbox.count_copy(self.claimed)):
                return False
        except RecordUnavailable:
            return False
        self.claimed = replace(self.claimed, copies=self.claimed.copies + 1)
        return True
