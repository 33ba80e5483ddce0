"""Delivery: claims what is due, hands it to a provider over a pool of threads, and settles what came of it."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import structlog

from alerts.book import RecordUnavailable
from sms.gateway import Gateway
from sms.outbox import LEASE, Claimed, Settlement, may_copy_again, settlement
from sms.router import HealthInProcess, HealthRecord, Router
from sms.routes import check_patience

SWEEP_EVERY = 1.0
"""Seconds between looks at the outbox when nobody rings: Redis may be gone."""

SETTLE_AGAIN_AFTER = 1.0
SETTLE_TRIES = int(LEASE.total_seconds() / SETTLE_AGAIN_AFTER)

_log = structlog.get_logger()


class Outbox(Protocol):
    """The notices, as the delivery needs them."""

    def claim(self, now: datetime, most: int) -> list[Claimed]:
        """Take up to `most` notices that are due."""
        ...

    def count_copy(self, claimed: Claimed) -> bool:
        """Count one more copy of a claimed notice; False when another process took it."""
        ...

    def settle(self, claimed: Claimed, settled: Settlement, now: datetime) -> None:
        """Store what came of an attempt."""
        ...


class Dispatcher:
    """Sends what is due. `wake` may be called from any thread; `run` returns after `stop`, with every send settled.

    Raises RoutesTooSlow.
    """

    def __init__(
        self,
        outbox: Outbox,
        routes: Sequence[Gateway],
        now: Callable[[], datetime],
        threads: int = 32,
        health: HealthRecord | None = None,
    ) -> None:
        check_patience(routes, LEASE)
        self._outbox = outbox
        self._router = Router(routes, health or HealthInProcess(), now)
        self._now = now
        self._free = threads
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="send")

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
            self._look()
            self._woken.wait(SWEEP_EVERY)
        self._threads.shutdown(wait=True)

    def deliver_due(self) -> None:
        """Send what is due now, and return when all of it is settled."""
        while sends := self._claim_and_send():
            for send in sends:
                send.result()

    def _look(self) -> None:
        """DANGER: whatever goes wrong in one look, there must be a next one, or every alarm waits for ever."""
        try:
            self._claim_and_send()
        except RecordUnavailable as unavailable:
            _log.warning("outbox_unavailable", reason=str(unavailable))
        except Exception as error:  # noqa: BLE001
            _log.error("look_failed", exc_info=error)

    def _claim_and_send(self) -> list[Future[None]]:
        """Claim as many as there are free threads, so that no lease runs while its notice waits in line."""
        return [self._submit(claimed) for claimed in self._outbox.claim(self._now(), self._free)] if self._free else []

    def _submit(self, claimed: Claimed) -> Future[None]:
        with self._lock:
            self._free -= 1
        send = self._threads.submit(self._send, claimed)
        send.add_done_callback(lambda done: _report(claimed, done.exception()))
        return send

    def _send(self, claimed: Claimed) -> None:
        try:
            copies = _Copies(claimed, self._outbox)
            sent = self._router.send(claimed.text, claimed.urgency, copies.count_another)
            self._settle(claimed, settlement(copies.claimed, sent.route, sent.outcome, self._now()))
        finally:
            with self._lock:
                was_crowded, self._free = self._free == 0, self._free + 1
            if was_crowded:
                self.wake()

    def _settle(self, claimed: Claimed, settled: Settlement) -> None:
        """Settle within the lease: a text that went out and is not settled goes out again."""
        for _ in range(SETTLE_TRIES):
            try:
                self._outbox.settle(claimed, settled, self._now())
            except RecordUnavailable:
                time.sleep(SETTLE_AGAIN_AFTER)
            else:
                about = {"state": settled.state, "outcome": settled.outcome, "route": settled.route}
                _log.info("notice_settled", notice=claimed.id, **about)
                return
        _log.error("notice_not_settled", notice=claimed.id, outcome=settled.outcome)


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


def _report(claimed: Claimed, error: BaseException | None) -> None:
    """A thread that broke off: its lease brings the notice back, and somebody must hear why."""
    if error:
        _log.error("send_failed", notice=claimed.id, exc_info=error)
