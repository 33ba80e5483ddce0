"""How many PINs a process works on at once: Argon2 takes a core for some 50 ms, and no HELP waits behind a flood."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from alerts.book import RecordUnavailable

DIALS, TEXTS = 2, 1
PATIENCE = 0.5
"""Seconds that a dial waits for its turn; the network vouches for its number, so no flood of them is forged."""


class TooManyPins(RecordUnavailable):
    """There is no place for one more PIN now: the gateway must try again."""


class PinPlaces:
    """The places of one process: texts have one of their own and wait for none, so that a flood holds no threads."""

    def __init__(self) -> None:
        self._dials, self._texts = BoundedSemaphore(DIALS), BoundedSemaphore(TEXTS)

    @contextmanager
    def for_a_dial(self) -> Iterator[None]:
        """Hold a place for a PIN that was dialled; raises TooManyPins."""
        with _held(self._dials, PATIENCE):
            yield

    @contextmanager
    def for_a_text(self) -> Iterator[None]:
        """Hold a place for a PIN in a text; raises TooManyPins at once."""
        with _held(self._texts, 0):
            yield


@contextmanager
def _held(places: BoundedSemaphore, patience: float) -> Iterator[None]:
    if not places.acquire(timeout=patience):
        raise TooManyPins("too many PINs at once")
    try:
        yield
    finally:
        places.release()
