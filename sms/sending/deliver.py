"""Delivery: claims what is due, hands it to a provider over a pool of threads, and settles what came of it."""

import threading
import time
from collections import deque
from collections.abc import Callable, Container, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import datetime
from queue import Empty, PriorityQueue, SimpleQueue
from typing import Protocol

import structlog

from alerts.book import RecordUnavailable
from alerts.notice import Urgency
from sms.gateway import Gateway
from sms.sending.outbox import LEASE, Claimed, Settlement, may_copy_again, not_sent, settlement
from sms.sending.router import HealthInProcess, HealthRecord, Router
from sms.sending.routes import check_patience
from sms.sending.this_host import Alone, Peers, ThisHost

THREADS = 128
"""Texts under way at a time; a thread that waits for a provider costs little."""

IN_LINE = 1
"""Claimed texts that wait for each thread, so that none is idle until the next look."""

SWEEP_EVERY = 1.0
"""Seconds between looks at the outbox when nobody rings: Redis may be gone."""

PAUSE = 0.05
"""Seconds between looks when much comes at once, so that it is settled and claimed together."""

_log = structlog.get_logger()


class Outbox(Protocol):
    """The notices, as the delivery needs them. Each call may raise RecordUnavailable."""

    def exchange(
        self,
        attempts: Sequence[tuple[Claimed, Settlement]],
        now: datetime,
        most: int,
        routine: bool = True,
        held: Container[str] = (),
    ) -> list[Claimed]:
        """Store what came of attempts, and take up to `most` notices that are due, with or without routine: all of it
        or nothing. What goes by one of the claims `held` is not lost, whatever the clock says.
        """
        ...

    def count_copy(self, claimed: Claimed) -> bool:
        """Count one more copy of a claimed notice; False when another process took it."""
        ...


@dataclass(frozen=True, slots=True)
class Shared:
    """What workers know of their routes together, and of each other."""

    health: HealthRecord
    peers: Peers


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What came of one notice; `until` is when its lease is gone for sure, in monotonic seconds."""

    claimed: Claimed
    settled: Settlement
    until: float

    @property
    def result(self) -> tuple[Claimed, Settlement]:
        """The part that is stored."""
        return self.claimed, self.settled


@dataclass(frozen=True, slots=True, order=True)
class _Waiting:
    """A claimed notice in line, before all that are less urgent; its lease lasts for sure until `until`."""

    urgency: Urgency
    until: float
    claimed: Claimed = field(compare=False)


class Dispatcher:
    """Sends what is due. `wake` may be called from any thread; `run` returns after `stop`, with every send settled.

    One thread looks at the record for all that send: it settles what came back and claims what is due, in one
    transaction however much it is. Raises RoutesTooSlow.
    """

    def __init__(
        self,
        outbox: Outbox,
        routes: Sequence[Gateway],
        now: Callable[[], datetime],
        threads: int = THREADS,
        shared: Shared | None = None,
    ) -> None:
        check_patience(routes, LEASE)
        self._outbox = outbox
        shared = shared or Shared(HealthInProcess(), Alone())
        self._host = ThisHost(routes, shared.peers, now)
        self._router = Router(routes, shared.health, now, self._host)
        self._now = now
        self._free = threads * (1 + IN_LINE)
        self._longest_send = sum(route.patience for route in routes)
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="send")
        self._line: PriorityQueue[_Waiting] = PriorityQueue()
        self._came_back: SimpleQueue[_Attempt | None] = SimpleQueue()
        self._unsettled: deque[_Attempt] = deque()
        self._in_trouble = False
        self._asking: set[str] = set()
        self._held: dict[str, float] = {}
        """Claims, and until when in monotonic seconds they are ours: a wall clock that is set ends none of them."""

    def wake(self) -> None:
        """Look at the outbox now."""
        self._woken.set()

    @property
    def stands_back(self) -> bool:
        """Whether another host sends instead, because this one cannot."""
        return self._host.stands_back()

    def stop(self) -> None:
        """Claim nothing more."""
        self._stopping.set()
        self._woken.set()

    def run(self) -> None:
        """Deliver until stopped."""
        while not self._stopping.is_set():
            self._woken.clear()
            if self._in_trouble:
                self._try(self._settle_apart)
            self._try(self._look)
            self._stopping.wait(PAUSE)
            self._woken.wait(SWEEP_EVERY)
        self._threads.shutdown(wait=True)
        self._gather()
        self._try(self._settle_apart)
        while self._unsettled:
            time.sleep(SWEEP_EVERY)
            self._try(self._settle_apart)
        self._host.leave()

    def deliver_due(self) -> None:
        """Send what is due now, and return when all of it is settled."""
        self._settle_apart()
        while sends := self._look():
            wait(sends)
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

    def _look(self) -> list[Future[None]]:
        """Settle and claim: for each thread one text to send and one that waits in line for it."""
        self._gather()
        self._host.look()
        for route in self._host.to_be_asked():
            self._ask(route)
        share = self._host.share(self._free)
        until = time.monotonic() + LEASE.total_seconds()
        self._held = {claim: ends for claim, ends in self._held.items() if ends > time.monotonic()}
        attempts = [] if self._in_trouble else list(self._unsettled)
        try:
            results = [attempt.result for attempt in attempts]
            claims = self._outbox.exchange(results, self._now(), share.most, share.routine, self._held)
        except Exception:
            self._in_trouble = bool(self._unsettled)
            raise
        self._free -= len(claims)
        self._held |= {claimed.claim: until for claimed in claims}
        for claimed in claims:
            self._line.put(_Waiting(claimed.urgency, until, claimed))
        sends = [self._threads.submit(self._send_the_next) for _ in claims]
        for attempt in attempts:
            self._unsettled.remove(attempt)
            _log_settled(attempt)
        return sends

    def _ask(self, route: str) -> None:
        """Look whether a route that is out on this host alone answers again, in a thread that no text waits for."""
        if route not in self._asking:
            self._asking.add(route)
            asking = self._threads.submit(self._host.ask, route)
            asking.add_done_callback(lambda _: self._asking.discard(route))

    def _send_the_next(self) -> None:
        waiting = self._line.get_nowait()
        attempt = None
        try:
            claimed, settled = self._send(waiting)
            attempt = _Attempt(claimed, settled, time.monotonic() + LEASE.total_seconds())
        except Exception as error:
            _log.error("send_failed", notice=waiting.claimed.id, exc_info=error)
            raise
        finally:
            self._came_back.put(attempt)
            self.wake()

    def _send(self, waiting: _Waiting) -> tuple[Claimed, Settlement]:
        """Send a text, unless another host should, or it stood in line so long that its lease could end under way."""
        claimed = waiting.claimed
        is_too_late = time.monotonic() + self._longest_send > waiting.until
        if self._stopping.is_set() or is_too_late or self.stands_back:
            return claimed, not_sent()
        copies = _Copies(claimed, self._outbox)
        sent = self._router.send(claimed.text, claimed.urgency, copies.count_another)
        settled = settlement(copies.claimed, sent.route, sent.outcome, self._now(), sent.is_for_others)
        return copies.claimed, settled

    def _settle_apart(self) -> None:
        """Settle one by one what could not be settled together, so that an attempt which cannot be holds up no other.

        A text that went out and is not settled within its lease goes out again.
        """
        for _ in range(len(self._unsettled)):
            attempt = self._unsettled.popleft()
            if time.monotonic() > attempt.until:
                _log.error("notice_not_settled", notice=attempt.claimed.id, outcome=attempt.settled.outcome)
                continue
            self._unsettled.append(attempt)
            self._outbox.exchange([attempt.result], self._now(), 0)
            self._unsettled.pop()
            _log_settled(attempt)
        self._in_trouble = False

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


def _log_settled(attempt: _Attempt) -> None:
    settled = attempt.settled
    about = {"state": settled.state, "outcome": settled.outcome, "route": settled.route}
    _log.info("notice_settled", notice=attempt.claimed.id, **about)
