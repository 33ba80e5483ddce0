"""Threads that write to SQLite in turn: one commit for all who wait, each part undone alone, nobody told too early."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text

from alerts.book import RecordUnavailable
from store.database import open_database, reading, writing
from tests.faults.service import wait_for

WRITERS = 5


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path}/turns.db", new=True)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE words (word TEXT PRIMARY KEY)"))
    yield engine
    engine.dispose()


def say(connection: Connection, word: str) -> None:
    connection.execute(text("INSERT INTO words VALUES (:word)"), {"word": word})


def words(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(connection.execute(text("SELECT word FROM words")).scalars())


class Crowd:
    """The first writer holds the turn until the others wait for it; commits are counted."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.commits = 0
        self.breaks = False
        self.first_may_go = threading.Event()
        self._turns = engine.get_execution_options()["turns"]
        event.listen(engine, "commit", self._count)

    def write(self, *others: str) -> dict[str, Future[None]]:
        """Everybody writes a word of their own; "!" at its end breaks off that part."""
        with ThreadPoolExecutor(1 + len(others)) as threads:
            begun = threading.Event()
            futures = {"first": threads.submit(self._first, begun)}
            begun.wait()
            futures |= {word: threads.submit(self._write, word) for word in others}
            wait_for(lambda: self._turns._waiting == len(others))
            assert words(self.engine) == set()
            self.first_may_go.set()
        return futures

    def _first(self, begun: threading.Event) -> None:
        with writing(self.engine) as connection:
            say(connection, "first")
            begun.set()
            self.first_may_go.wait()

    def _write(self, word: str) -> None:
        with writing(self.engine) as connection:
            say(connection, word)
            if word.endswith("!"):
                raise ValueError(word)

    def _count(self, _: Connection) -> None:
        self.commits += 1
        if self.breaks:
            raise RecordUnavailable("the disk is full")


def test_writers_that_wait_share_the_commit_of_the_first(engine: Engine) -> None:
    crowd = Crowd(engine)
    written = crowd.write(*map(str, range(WRITERS)))
    assert [future.exception() for future in written.values()] == [None] * (1 + WRITERS)
    assert (crowd.commits, words(engine)) == (1, set(written))


def test_a_part_that_breaks_off_is_undone_and_the_others_are_stored(engine: Engine) -> None:
    written = Crowd(engine).write("one", "broken!", "two")
    broken = {word for word, future in written.items() if future.exception()}
    assert (broken, words(engine)) == ({"broken!"}, {"first", "one", "two"})


def test_when_the_commit_fails_nobody_is_told_that_it_was_stored(engine: Engine) -> None:
    crowd = Crowd(engine)
    crowd.breaks = True
    written = crowd.write("one", "two")
    assert {type(future.exception()) for future in written.values()} == {RecordUnavailable}
    crowd.breaks = False
    assert words(engine) == set()
    with writing(engine) as connection:
        say(connection, "afterwards")
    assert words(engine) == {"afterwards"}


def test_who_waits_too_long_is_told_and_holds_up_nobody(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = engine.get_execution_options()["turns"]
    monkeypatch.setattr(turns, "_patience", 0.01)
    with writing(engine) as connection:
        say(connection, "mine")
        with ThreadPoolExecutor(1) as threads:
            refused = threads.submit(lambda: writing(engine).__enter__()).exception()
    assert isinstance(refused, RecordUnavailable)
    assert words(engine) == {"mine"}
