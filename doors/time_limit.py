"""How long a request may wait for the record: within a second the gateway hears 503 and tries again (P7)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ANSWER_WITHIN = 0.8
"""Seconds, from a whole request to its answer; what is over them is for the way back."""

_UNTIL: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def answering_in_time(within: float = ANSWER_WITHIN) -> Iterator[None]:
    """Let what is done in this block wait no longer than this in all."""
    token = _UNTIL.set(time.monotonic() + within)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def until() -> float | None:
    """When this request is to be answered, in monotonic seconds; None where nobody waits for an answer."""
    return _UNTIL.get()


def time_left(at_most: float) -> float:
    """Seconds that may be waited now, no more than `at_most`."""
    end = _UNTIL.get()
    return at_most if end is None else min(at_most, max(end - time.monotonic(), 0.0))
