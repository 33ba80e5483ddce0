"""How many sessions led into each section of the menu, counted in this process and added to the record each minute.

DANGER: what a caller reads is never stored (S15). Here is no caller, no region and no time but the week. And no dial
waits: counting is an addition in memory, and the record is written by a thread of its own. What was counted since it
last wrote is lost when a process is killed.
"""

import threading
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from multiprocessing.util import Finalize

import structlog
from sqlalchemy import Engine

from alerts.book import RecordUnavailable
from alerts.tally import Heading, week_of
from menus.sections import Section
from store.counted.counting import Tally, add
from store.database import writing

EVERY = 60.0
"""Seconds between two batches."""
NOWHERE = ""
"""Instead of a region: few in a small one would be known by it."""

_log = structlog.get_logger()


@dataclass
class SectionCounts:
    """What this process counted and has not stored yet."""

    engine: Engine
    _tally: Tally = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, channel: Heading, sections: Collection[Section], now: datetime) -> None:
        """One more for each of these sections; takes no longer while the record is away or being written."""
        if sections:
            week = week_of(now).isoformat()
            with self._lock:
                self._tally.update((week, NOWHERE, channel, str(section)) for section in sections)

    def store(self) -> None:
        """Add what was counted to the record; raises RecordUnavailable and keeps it for the next time."""
        with self._lock:
            tally, self._tally = self._tally, Counter()
        try:
            if tally:
                with writing(self.engine) as connection:
                    add(connection, tally)
        except RecordUnavailable:
            with self._lock:
                self._tally.update(tally)
            raise

    def store_each_minute(self) -> None:
        """Begin to store for as long as the process lives, and once more when it ends.

        A web process is a fork, for which `atexit` does nothing.
        """
        stopping = threading.Event()
        threading.Thread(target=partial(self._go_on, stopping), name="sections", daemon=True).start()
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
            _log.warning("section_counts_wait_for_record", reason=str(unavailable))
        except Exception as error:  # noqa: BLE001  # counting must go on
            _log.error("section_counts_failed", exc_info=error)
