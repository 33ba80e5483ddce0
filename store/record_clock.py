"""One clock for all hosts: the record's, carried on between looks by this process's own steady clock.

What hosts agree on (leases, due times, escalation, expiry) is judged by it, so a host whose clock is wrong by an hour
takes nothing early, and nothing that another has. On SQLite there is one machine, whose clock is the record's.
"""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy import BigInteger, Connection, Engine, cast, extract, func, select

from alerts.book import RecordUnavailable
from store.address import database_address
from store.database import open_database, reading
from store.instant import from_microseconds, utc_now

LOOK_EVERY = 5.0
"""Seconds; less than a lease, so that hosts agree on it even when somebody sets the record's clock."""

SLOWEST_LOOK = 0.5
"""Seconds; what takes longer says too little of what the time is now."""

NOTICED_FROM = timedelta(seconds=2)
"""How far a host's clock may be off before the log says so."""

_NOW = select(cast(extract("epoch", func.clock_timestamp()) * 1_000_000, BigInteger))

_log = structlog.get_logger()


def record_clock(url: str) -> Callable[[], datetime]:
    """The clock to go by in a process that uses this database."""
    if database_address(url).is_file:
        return MachineClock()
    clock = RecordClock(open_database(url))
    clock()
    return clock


def clock_is_ahead(connection: Connection, wall: Callable[[], datetime] = utc_now) -> timedelta:
    """How far this host's clock is ahead of the record's; negative when it is behind."""
    if connection.dialect.name == "sqlite":
        return timedelta()
    before = wall()
    record = from_microseconds(connection.execute(_NOW).scalar_one())
    return before + (wall() - before) / 2 - record


class MachineClock:
    """This machine's clock, aware UTC, from any thread; the log says when it was set, or when the machine slept."""

    def __init__(self, wall: Callable[[], datetime] = utc_now, steady: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._steady = steady
        self._began = self._wall() - timedelta(seconds=self._steady())
        """When the steady clock stood at nothing, as this machine's has it."""

    def __call__(self) -> datetime:
        """Tell the time."""
        before = self._steady()
        now = self._wall()
        if self._steady() - before <= SLOWEST_LOOK:
            self._say_if_set(now - timedelta(seconds=before))
        return now

    def _say_if_set(self, began: datetime) -> None:
        ahead = began - self._began
        self._began = began
        if abs(ahead) >= NOTICED_FROM:
            _log.error("clock_was_set", ahead_seconds=round(ahead.total_seconds(), 1))


class RecordClock:
    """The record's time, aware UTC, from any thread; only while it was never read, this host's own.

    A thread looks again and again, so nobody who asks for the time waits for the record once it was read.
    """

    def __init__(self, engine: Engine, wall: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._wall = wall
        self._lock = threading.Lock()
        self._read: tuple[datetime, float] | None = None
        self._looks = False
        self._was_off = False
        self._closed = threading.Event()

    def close(self) -> None:
        """Look no more."""
        self._closed.set()
        self._engine.dispose()

    def __call__(self) -> datetime:
        """Tell the time."""
        if self._read is None:
            self._look_first()
        read = self._read
        return read[0] + timedelta(seconds=time.monotonic() - read[1]) if read else self._wall()

    def _look_first(self) -> None:
        """DANGER: whoever begins to work by its host's own clock could take what another has."""
        with self._lock:
            if self._read is None:
                self.look()
            if not self._looks:
                self._looks = True
                threading.Thread(target=self._keep_looking, name="record-clock", daemon=True).start()

    def look(self) -> None:
        """Read the record's clock; when it cannot be read, or slowly, what was read before goes on."""
        try:
            with reading(self._engine) as connection:
                connection.execute(select(1))
                before = time.monotonic()
                record = from_microseconds(connection.execute(_NOW).scalar_one())
                took = time.monotonic() - before
        except RecordUnavailable:
            return
        if took <= SLOWEST_LOOK:
            self._read = record + timedelta(seconds=took / 2), before + took
            self._say_if_off(self._wall() - record)

    def _say_if_off(self, ahead: timedelta) -> None:
        is_off = abs(ahead) >= NOTICED_FROM
        if is_off and not self._was_off:
            _log.error("clock_is_off", ahead_seconds=round(ahead.total_seconds(), 1))
        self._was_off = is_off

    def _keep_looking(self) -> None:
        while not self._closed.wait(LOOK_EVERY):
            self.look()
