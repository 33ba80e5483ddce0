"""Signs of life by the protocol of sd_notify(3): each process says WATCHDOG=1 every second to who looks after it.

A process that is frozen (SIGSTOP, a stuck machine) says nothing, though it still has its id and its sockets.
"""

import os
import secrets
import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress

EVERY = 1.0
"""Seconds between two signs."""

_SIGN = b"WATCHDOG=1"
_CREDENTIALS = struct.Struct("3i")
"""Process, user and group id of the sender, as the kernel vouches for them (unix(7), SCM_CREDENTIALS)."""


def show_life() -> None:
    """Say from now on that this process lives, in a thread that ends with it; nothing where nobody listens."""
    address = os.environ.get("NOTIFY_SOCKET")
    if address:
        threading.Thread(target=_say_so, args=(address,), name="pulse", daemon=True).start()


class Pulses:
    """Hears the signs of life of the processes that know its `address`; `heard` says when of each, by its id.

    `now` is a monotonic clock, in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        name = f"najot-{secrets.token_hex(8)}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._socket.bind(f"\0{name}")
        self.heard: dict[int, float] = {}
        self._now = now
        self._listened = now()
        self.address = f"@{name}"

    def listen(self) -> None:
        """Take in what was said. Who did not listen for long knows nothing of the time before."""
        now = self._now()
        if now - self._listened > 2 * EVERY:
            self.heard = dict.fromkeys(self.heard, now)
        self._listened = now
        with suppress(BlockingIOError):
            while True:
                said, ancillary, *_ = self._socket.recvmsg(len(_SIGN), socket.CMSG_SPACE(_CREDENTIALS.size))
                if said == _SIGN:
                    self.heard[_CREDENTIALS.unpack(ancillary[0][2])[0]] = now

    def silence(self, group: int) -> float | None:
        """Seconds since the most silent process of this process group was heard; None while none ever was."""
        silences = []
        for process, at in list(self.heard.items()):
            try:
                if os.getpgid(process) == group:
                    silences.append(self._listened - at)
            except ProcessLookupError:
                del self.heard[process]
        return max(silences, default=None)

    def close(self) -> None:
        """Hear nothing more."""
        self._socket.close()


def _say_so(address: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as listener:
        while True:
            with suppress(OSError):
                listener.sendto(_SIGN, address.replace("@", "\0", 1) if address.startswith("@") else address)
            time.sleep(EVERY)
