"""Cuts a connection to PostgreSQL off when its time is up, whatever holds it: a silent host, a commit that waits.

The server's own time-outs need a server that hears, and end no commit that waits for a standby.
"""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LOOK_EVERY = 0.05
"""Seconds; a look costs a microsecond, and no request has to wake the thread that looks."""


class CutOff:
    """The connections in use whose time is limited, and one thread that watches them; it begins with the first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: dict[int, float] = {}
        self._watches = False

    @contextmanager
    def at(self, until: float, descriptor: int) -> Iterator[None]:
        """End the connection behind this socket unless the block ends before; `until` in monotonic seconds.

        A copy of the descriptor is held meanwhile, so that no other connection can come to have its number.
        """
        held = os.dup(descriptor)
        with self._lock:
            self._until[held] = until
            if not self._watches:
                self._watches = True
                threading.Thread(target=self._watch, name="cut-off", daemon=True).start()
        try:
            yield
        finally:
            with self._lock:
                del self._until[held]
                os.close(held)

    def _watch(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            now = time.monotonic()
            with self._lock:
                for held, until in self._until.items():
                    if until <= now:
                        _end(held)


def _end(descriptor: int) -> None:
    """Shut a connection down for both sides: who reads from it or writes to it is told that it ended."""
    with suppress(OSError), socket.socket(fileno=os.dup(descriptor)) as connection:
        connection.shutdown(socket.SHUT_RDWR)
