"""One connection to an SMSC, from its opening to its end: bytes in and out without waiting for either."""

import selectors
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from secrets import token_hex
from time import monotonic
from typing import Self

from sms.gateways.http_call import trusted
from sms.gateways.smpp.pdu import Incoming, Pdu

CONNECT_SECONDS = 5.0
_PIECE = 64 * 1024
_NOT_NOW = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the SMSC listens."""

    host: str
    port: int
    tls: bool = False


class Link:
    """Used by one thread, but for `poke`, which any may call. Raises OSError or BadPdu when it is lost."""

    def __init__(self, place: Place) -> None:
        connection = socket.create_connection((place.host, place.port), CONNECT_SECONDS)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a screen follows its answer at once
            if place.tls:
                connection = trusted().wrap_socket(connection, server_hostname=place.host)
            connection.setblocking(False)
        except OSError:
            connection.close()
            raise
        self._socket = connection
        self._incoming = Incoming()
        self._outgoing = bytearray()
        self._bell, self._rung = socket.socketpair()
        self._rung.setblocking(False)
        self._bell.setblocking(False)
        self._events = selectors.DefaultSelector()
        self._events.register(self._socket, selectors.EVENT_READ)
        self._events.register(self._rung, selectors.EVENT_READ)
        self.heard_at = monotonic()
        self.name = token_hex(8)
        """No other link has it, in any process."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._events.close()
        for one in (self._socket, self._bell, self._rung):
            one.close()

    def poke(self) -> None:
        """Let `turn` return at once. A link that was closed meanwhile needs no poke."""
        with suppress(OSError):
            self._bell.send(b"\0")

    def write(self, pdu: Pdu) -> None:
        """Write a packet with the next turns."""
        self._outgoing += pdu.encode()

    def turn(self, seconds: float) -> Iterator[Pdu]:
        """Write what can be written, wait until something comes or the time is over, and answer with what came."""
        yield from self._incoming.feed(b"")
        self._write_some()
        writes = selectors.EVENT_WRITE if self._outgoing else 0
        self._events.modify(self._socket, selectors.EVENT_READ | writes)
        self._events.select(seconds)
        with suppress(BlockingIOError):
            self._rung.recv(_PIECE)
        self._write_some()
        while data := self._read_some():
            self.heard_at = monotonic()
            yield from self._incoming.feed(data)

    def _read_some(self) -> bytes:
        try:
            data = self._socket.recv(_PIECE)
        except _NOT_NOW:
            return b""
        if not data:
            raise ConnectionError("closed by the other side")
        self._acknowledge_at_once()
        return data

    def _acknowledge_at_once(self) -> None:
        """An SMSC that gathers small packets (RFC 896) keeps the next one back until it has heard of the last.

        The kernel goes back to waiting some 40 ms by itself, so this is said after every piece (tcp(7)).
        """
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def _write_some(self) -> None:
        while self._outgoing:
            try:
                count = self._socket.send(self._outgoing)
            except _NOT_NOW:
                return
            del self._outgoing[:count]
