"""Threads of one process write to SQLite in turn, and those who wait share one durable commit with who went before.

SQLite has one writer at a time, and a commit costs the disk several waits: with a commit each, a burst of HELPs would
queue at the disk. Nobody returns before the shared commit is on the disk, so a 200 still means a row (P1).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Condition, Event

from sqlalchemy import Connection, Engine

from alerts.book import RecordUnavailable

AfterCommit = Callable[[Connection, bool], None]
"""Told of a connection whose transaction has ended, and whether it was stored, before anybody else begins one."""

MOST_TOGETHER = 16
"""Threads that share a commit, so that the first of them does not wait for ever."""


class _Shared:
    """One transaction, and how many threads have a part in it; `failure` says why it was not stored."""

    def __init__(self, engine: Engine, after_commit: AfterCommit) -> None:
        self.connection = engine.connect()
        self._after_commit = after_commit
        try:
            self.transaction = self.connection.begin()
        except BaseException:
            self.connection.close()
            raise
        self.parts = 0
        self.ended = Event()
        self.failure: BaseException | None = None

    def part(self) -> AbstractContextManager[object]:
        """The next part: the first is the transaction itself, each later one can be undone alone."""
        self.parts += 1
        return nullcontext() if self.parts == 1 else self.connection.begin_nested()

    def end(self, is_stored: bool) -> None:
        """Commit or roll back, and let everyone know."""
        try:
            with self.connection:
                with self.transaction:
                    if not is_stored:
                        self.transaction.rollback()
                self._after_commit(self.connection, is_stored)
        except BaseException as failure:
            self.failure = failure
            raise
        finally:
            self.ended.set()


class Turns:
    """Whose turn it is to write; `patience` is how long anyone waits for it, in seconds."""

    def __init__(self, patience: float, after_commit: AfterCommit = lambda _connection, _is_stored: None) -> None:
        self._patience = patience
        self._after_commit = after_commit
        self._changed = Condition()
        self._is_taken = False
        self._waiting = 0
        self._left: _Shared | None = None

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """A part of a transaction that is stored durably when the block ends, or not at all."""
        shared = self._begin(engine)
        try:
            with shared.part():
                yield shared.connection
        except BaseException:
            self._leave(shared, is_stored=shared.parts > 1)
            raise
        if not self._leave(shared, is_stored=True):
            shared.ended.wait()
            if shared.failure:
                raise RecordUnavailable(f"shared commit {type(shared.failure).__name__}")

    def _begin(self, engine: Engine) -> _Shared:
        """Wait for the turn; go on with the transaction that was left for us, or begin one.

        A queue of our own is no record that is away: whoever waits for it is answered late rather than refused. When
        the record is away, the first in the line learns it, and all behind learn it as soon as it is their turn.
        """
        with self._changed:
            self._waiting += 1
            is_ours = self._changed.wait_for(lambda: not self._is_taken, self._patience)
            self._waiting -= 1
            if not is_ours:
                raise RecordUnavailable("another thread writes")
            self._is_taken = True
            left, self._left = self._left, None
        try:
            return left or _Shared(engine, self._after_commit)
        except BaseException:
            self._pass_on()
            raise

    def _leave(self, shared: _Shared, is_stored: bool) -> bool:
        """Leave the transaction to who waits, or end it; tells whether it ended."""
        with self._changed:
            if is_stored and self._waiting and shared.parts < MOST_TOGETHER:
                self._left = shared
                self._is_taken = False
                self._changed.notify()
                return False
        try:
            shared.end(is_stored)
        finally:
            self._pass_on()
        return True

    def _pass_on(self) -> None:
        with self._changed:
            self._is_taken = False
            self._changed.notify()
