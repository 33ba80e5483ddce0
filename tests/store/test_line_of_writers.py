"""Processes that write to one SQLite record: who waits is next. An engine stands for a process: its line is its own."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from doors.time_limit import answering_in_time
from store.database import fail_fast, open_database, writing
from store.line_of_writers import first_in_line
from store.migrate import upgrade

A_MOMENT = 0.01
TURNS_OF_ONE = 10
MOST_OF_THE_OTHER = 20 * TURNS_OF_ONE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    upgrade(f"sqlite:///{tmp_path}/najot.db")
    return tmp_path / "najot.db"


@pytest.fixture
def a_process(file: Path) -> Iterator[Callable[[], Engine]]:
    engines: list[Engine] = []

    def start() -> Engine:
        engines.append(open_database(f"sqlite:///{file}"))
        return engines[-1]

    yield start
    for engine in engines:
        engine.dispose()


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def test_who_writes_again_and_again_leaves_each_turn_to_who_waits(a_process: Callable[[], Engine]) -> None:
    busy, other = a_process(), a_process()
    done, written = threading.Event(), 0

    def write_without_a_pause() -> None:
        nonlocal written
        while not done.is_set():
            with writing(busy):
                written += 1
                time.sleep(A_MOMENT)

    with beside(write_without_a_pause):
        try:
            for _ in range(TURNS_OF_ONE):
                with writing(other):
                    pass
        finally:
            done.set()
    assert written < MOST_OF_THE_OTHER


def test_who_is_next_and_does_nothing_holds_nobody_up_for_ever(file: Path, a_process: Callable[[], Engine]) -> None:
    """A process that was stopped while it was next."""
    with first_in_line(str(file), patience=1), writing(a_process()):
        pass


def test_where_no_file_can_be_made_there_is_no_line(tmp_path: Path) -> None:
    with first_in_line(str(tmp_path / "no" / "najot.db"), patience=1):
        pass


def test_a_request_whose_time_is_over_when_it_is_its_turn_calls_no_record_away(a_process: Callable[[], Engine]) -> None:
    busy, other = a_process(), a_process()
    fail_fast(other, lambda: True)
    begun = threading.Event()

    def write_for_a_moment() -> None:
        with writing(busy):
            begun.set()
            time.sleep(A_MOMENT)

    with beside(write_for_a_moment):
        assert begun.wait(10)
        with answering_in_time(0), writing(other):
            pass
