"""Processes that want SQLite's one write lock stand in line for it.

SQLite gives its lock to whoever happens to ask when it is free, and that is who had it last: of three processes that
write without a pause one got it once in eight seconds. Whoever waits holds a second lock meanwhile, and who would
write again has to get that one first. A dead process holds none (flock(2)).
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from store.patience import LOOK_AGAIN_AFTER


@contextmanager
def first_in_line(file: str, patience: float) -> Iterator[None]:
    """Be the one who waits next to this record while the block runs.

    It is a courtesy: after `patience` seconds, or where no such file can be made, the block runs without.
    """
    try:
        line = os.open(f"{file}-line", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        end = time.monotonic() + patience
        while not _is_first(line) and time.monotonic() < end:
            time.sleep(LOOK_AGAIN_AFTER)
        yield
    finally:
        os.close(line)


def _is_first(line: int) -> bool:
    try:
        fcntl.flock(line, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
