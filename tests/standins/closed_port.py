"""A port that refuses, and that nobody else can take meanwhile."""

import socket


class ClosedPort:
    """Kept for whoever listened there: connections are refused (bound, not listening; listen(2)).

    DANGER: a port that is only given up is another program's the next moment, and a test that expects a refusal
    hears an answer.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self._host = host
        self._held: socket.socket | None = None

    def hold(self, port: int) -> None:
        """Keep this port from now on."""
        if self._held:
            return
        self._held = socket.socket()
        self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._held.bind((self._host, port))

    def give_up(self) -> None:
        """Anybody may have it."""
        if self._held:
            self._held.close()
            self._held = None
