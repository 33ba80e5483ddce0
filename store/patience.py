"""How long anyone waits for the record."""

from doors.time_limit import time_left

LONGEST_WAIT_MS = 3000
"""For a lock or a connection, where nobody waits for an answer; a request has less (`doors.time_limit`)."""

LOOK_AGAIN_AFTER = 0.002
"""Seconds between tries for a lock that another process holds for some milliseconds."""


def seconds_left() -> float:
    """How long this thread may still wait."""
    return time_left(LONGEST_WAIT_MS / 1000)
