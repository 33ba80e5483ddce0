"""A file that an operator names, read as far as it can be of use: a device has no end, and a pipe may never speak."""

import os
from pathlib import Path
from select import POLLIN, poll
from time import monotonic

from texts.faults import Fault, fault

LONGEST_WAIT = 60
"""Seconds for a whole file."""
_PIECE = 2**20


def read_within(file: Path, most: int) -> bytes:
    """What is in a file of at most `most` bytes.

    Raises OSError for one that cannot be read, Fault for one that is longer, or that does not end in time.
    """
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    try:
        return _all_of(descriptor, most)
    finally:
        os.close(descriptor)


def too_big(most: int) -> Fault:
    """Of a file that is longer than it can be."""
    return fault("too_big", most=f"{most // 2**20} MB")


def _all_of(descriptor: int, most: int) -> bytes:
    until = monotonic() + LONGEST_WAIT
    waiting = poll()
    waiting.register(descriptor, POLLIN)
    content = bytearray()
    while len(content) <= most:
        if not waiting.poll(max(until - monotonic(), 0) * 1000):
            raise fault("no_end", seconds=LONGEST_WAIT)
        piece = os.read(descriptor, _PIECE)
        if not piece:
            return bytes(content)
        content += piece
    raise too_big(most)
