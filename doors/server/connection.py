"""One client's connection."""

import socket
from collections.abc import Callable

from doors.server.reader import Reader


class Connection:
    """What is known of it; the server's threads say what happens to it."""

    __slots__ = (
        "address",
        "deadline",
        "fd",
        "held",
        "is_busy",
        "is_closed",
        "is_ending",
        "is_known",
        "is_unwatched",
        "out",
        "reader",
        "sock",
    )

    def __init__(
        self, sock: socket.socket, address: str, shows_secret: Callable[[bytes], bool], deadline: float
    ) -> None:
        self.sock = sock
        self.fd = sock.fileno()
        self.address = address
        self.reader = Reader(shows_secret)
        self.deadline = deadline
        self.is_known = False
        """The request that came last showed a gateway's secret."""
        self.is_busy = False
        """A whole request is answered or waits for it; then nobody but who answers touches the connection."""
        self.is_unwatched = False
        """More came meanwhile: nobody looks until the answer is out."""
        self.is_ending = False
        """The last answer is given; what still comes is thrown away, so that the client can read it."""
        self.is_closed = False
        self.out = b""
        """Of the answer, what the client has not taken yet."""
        self.held = 0
        """Octets kept of a request that is not answered yet."""
