"""A file that one process has to itself: what two write at once is neither's."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InOtherHands(Exception):
    """Another process has it."""


@contextmanager
def alone_with(file: Path) -> Iterator[Path]:
    """An empty file, readable by its owner only; it is gone in the end, unless it got another name.

    Raises InOtherHands, or OSError. The lock ends with the process, so one that was killed is in nobody's way.
    """
    opened = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    try:
        _lock(opened, file)
        os.ftruncate(opened, 0)
        try:
            yield file
        finally:
            if _is_still(opened, file):
                file.unlink()
    finally:
        os.close(opened)


def _lock(opened: int, file: Path) -> None:
    """DANGER: between opening and locking, who had it may have given it its real name."""
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InOtherHands from None
    if not _is_still(opened, file):
        raise InOtherHands


def _is_still(opened: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), file.stat())
    except FileNotFoundError:
        return False
