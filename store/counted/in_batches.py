"""Counts of this process, added to the record each minute by a thread of its own, so that no request waits for it.

What was counted since it last wrote is lost when a process is killed.
"""

import threading
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.util import Finalize

import structlog
from sqlalchemy import Connection, Engine

from alerts.book import RecordUnavailable
from store.database import writing

EVERY = 60.0
"""Seconds between two batches."""

_log = structlog.get_logger()


@dataclass
class InBatches(ABC):
    """What this process counted and has not stored yet."""

    engine: Engine
    _tally: Counter[tuple[str, ...]] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @abstractmethod
    def _add(self, connection: Connection, tally: Counter[tuple[str, ...]]) -> None:
        """Add these to what the record holds."""

    def _count(self, keys: Iterable[tuple[str, ...]]) -> None:
        """One more for each of these; takes no longer while the record is away or being written."""
        with self._lock:
            for key in keys:
                self._tally[key] += 1

    def _add_up(self, amounts: Mapping[tuple[str, ...], int]) -> None:
        """So many more for each of these, as quickly."""
        with self._lock:
            self._tally.update(amounts)

    def store(self) -> None:
        """Add what was counted to the record; raises RecordUnavailable and keeps it for the next time."""
        with self._lock:
            tally, self._tally = self._tally, Counter()
        try:
            if tally:
                with writing(self.engine) as connection:
                    self._add(connection, tally)
        except RecordUnavailable:
            with self._lock:
                self._tally.update(tally)
            raise

    def store_each_minute(self) -> None:
        """Begin to store for as long as the process lives, and once more when it ends.

        A web process is a fork, for which `atexit` does nothing.
        """
        stopping = threading.Event()
        threading.Thread(target=partial(self._go_on, stopping), name="counts", daemon=True).start()
        Finalize(None, self._end, (stopping,), exitpriority=1)

    def _go_on(self, stopping: threading.Event) -> None:
        while not stopping.wait(EVERY):
            self._try_to_store()

    def _end(self, stopping: threading.Event) -> None:
        stopping.set()
        self._try_to_store()

    def _try_to_store(self) -> None:
        try:
            self.store()
        except RecordUnavailable as unavailable:
            _log.warning("counts_wait_for_record", reason=str(unavailable))
        except Exception as error:  # noqa: BLE001  # counting must go on
            _log.error("counts_failed", exc_info=error)
