"""Reads the octets of one connection into whole requests, one at a time; llhttp says what HTTP is.

Of a request whose path shows a gateway's secret a longer body is read, and no more of it kept than a door reads.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

from doors.body import LONGEST_BODY
from doors.long_body import LONGEST_FORM, Endless, LongBody

LONGEST_HEAD = 32 * 1024
_END = b"\r\n\r\n"
_VERSIONS = {False: ("1.0", "1.1"), True: ("1.1",)}
"""Of HTTP; by whether a body comes in chunks."""
_UNREAD = str(LONGEST_FORM + 1)
"""The length of a body that is not read: longer than any that an application takes."""


class NoRequest(Exception):
    """What came is none: it is answered with this status, and nothing more is read."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


@dataclass(slots=True)
class Whole:
    """A request with all of its body."""

    method: str
    target: bytes
    version: str
    headers: list[tuple[bytes, bytes]]
    length: str | None
    """Of the body, as it is told the application; None where the request has none and says no length."""
    body: bytes
    is_known: bool
    stays_open: bool


@dataclass(slots=True)
class _Begun:
    """As much of a request as is here."""

    method: str = ""
    version: str = ""
    target: bytes = b""
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    length: int | None = None
    is_chunked: bool = False
    has_end: bool = True
    is_known: bool = False
    may_stay: bool = False
    head: int = 0
    has_head: bool = False
    has_all: bool = False
    is_left_unread: bool = False
    wants_another_protocol: bool = False
    was_run_over: bool = False
    """More came behind it than the parser could leave to the next, so that the connection ends with it."""
    pieces: list[bytes] = field(default_factory=list)
    octets: int = 0
    long: LongBody | None = None


class Reader:
    """Of one connection. `shows_secret` tells of a target whether a gateway's secret stands in it."""

    def __init__(self, shows_secret: Callable[[bytes], bool]) -> None:
        self._shows_secret = shows_secret
        self._parser = HttpRequestParser(self)
        self._parser.set_dangerous_leniencies(lenient_chunked_length=True)
        self._now = _Begun()
        self._rest = self._seam = b""
        self.wants_continue = False

    @property
    def has_begun(self) -> bool:
        """Whether something of a request is here."""
        return self._now.head > 0

    @property
    def has_head(self) -> bool:
        """Whether its head is."""
        return self._now.has_head

    @property
    def is_known(self) -> bool:
        """Whether the request that is on its way shows a gateway's secret."""
        return self._now.is_known

    @property
    def is_long(self) -> bool:
        """Whether its body is longer than any but a gateway's may be."""
        return self._now.long is not None

    def take(self, octets: bytes) -> Whole | None:
        """The next request, if it is whole now; what comes behind it waits for the next call. Raises NoRequest."""
        octets, self._rest = self._rest + octets if self._rest else octets, b""
        while octets and not self._is_done():
            octets = self._take_body(octets) if self._now.has_head else self._take_head(octets)
        self._rest = octets
        return self._whole() if self._is_done() else None

    # ---- called by the parser

    def on_message_begin(self) -> None:
        """A request begins; the first of it that is behind one in chunks is lost, and the connection ends."""
        self._now.was_run_over = self._now.has_all

    def on_url(self, piece: bytes) -> None:
        """More of its target."""
        if not self._now.has_all:
            self._now.target += piece

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header is whole, and so is the target before it."""
        now = self._now
        if now.has_all or now.has_head:  # what comes behind chunks is no header (RFC 9110 §6.5.1)
            return
        if not now.headers:
            now.is_known = self._shows_secret(now.target)  # now, because the rest of the head may come slowly
        now.headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """Its head is whole."""
        if self._now.has_all:
            return
        now = self._now
        now.has_head = True
        now.method, now.version = self._parser.get_method().decode("ascii"), self._parser.get_http_version()
        for name, value in now.headers:
            if name == b"content-length":
                now.length = int(value)
            elif name == b"transfer-encoding":
                now.is_chunked = True
                now.has_end = now.has_end and value.strip().lower() == b"chunked"
            elif name == b"expect":
                self.wants_continue = value.lower() == b"100-continue"
        is_plain = now.length is None or not now.is_chunked
        now.may_stay = is_plain and now.version == "1.1" and self._parser.should_keep_alive()
        now.is_left_unread = (now.length or 0) > (LONGEST_FORM if now.is_known else LONGEST_BODY)

    def on_body(self, piece: bytes) -> None:
        """More of its body."""
        now = self._now
        if now.has_all or now.is_left_unread:
            return
        now.octets += len(piece)
        try:
            if now.long:
                now.long.take(piece)
                return
            now.pieces.append(piece)
            if now.octets > LONGEST_BODY:
                if not now.is_known:
                    raise Endless
                now.long = LongBody(b"".join(now.pieces))
                now.pieces.clear()
        except Endless:
            now.is_left_unread = True

    def on_message_complete(self) -> None:
        """It is whole."""
        self._now.has_all = True

    # ----

    def _is_done(self) -> bool:
        return self._now.has_all or self._now.is_left_unread

    def _take_head(self, octets: bytes) -> bytes:
        """Give the parser no more than the head, so that what follows stays ours."""
        end = (self._seam + octets).find(_END)
        cut = len(octets) if end < 0 else end + len(_END) - len(self._seam)
        self._seam = b"" if end >= 0 else (self._seam + octets)[-len(_END) + 1 :]
        self._now.head += cut
        if self._now.head > LONGEST_HEAD:
            raise NoRequest("431 Request Header Fields Too Large")
        self._feed(octets[:cut])
        now = self._now
        if now.has_head and not (now.has_end and now.version in _VERSIONS[now.is_chunked]):
            raise NoRequest("400 Bad Request")
        return octets[cut:]

    def _take_body(self, octets: bytes) -> bytes:
        now = self._now
        if now.is_chunked:
            self._feed(octets)
            return b""
        cut = (now.length or 0) - now.octets
        if not now.wants_another_protocol:
            self._feed(octets[:cut])
        else:
            self.on_body(octets[:cut])
            now.has_all = now.octets == now.length
        return octets[cut:]

    def _feed(self, octets: bytes) -> None:
        try:
            self._parser.feed_data(octets)
        except HttpParserUpgrade:  # the parser has ended; we go on in this protocol, and read the body ourselves
            self._now.wants_another_protocol = self._now.was_run_over = True
            self._now.has_all = not self._now.length
            if self._now.is_chunked:
                raise NoRequest("400 Bad Request") from None
        except HttpParserError:
            self._now.was_run_over = True
            if not self._is_done():
                raise NoRequest("400 Bad Request") from None

    def _whole(self) -> Whole:
        now, self._now = self._now, _Begun()
        self.wants_continue = False
        body = b"" if now.is_left_unread else self._body(now)
        stays_open = now.may_stay and now.has_all and not now.was_run_over and body is not None
        length: str | None = None
        if now.is_left_unread or body is None:
            body, length = b"", _UNREAD
        elif now.length is not None or now.is_chunked:
            length = str(len(body))
        return Whole(
            method=now.method,
            target=now.target,
            version=now.version,
            headers=now.headers,
            length=length,
            body=body,
            is_known=now.is_known,
            stays_open=stays_open,
        )

    @staticmethod
    def _body(now: _Begun) -> bytes | None:
        """What is kept of the body; None of one that has no end."""
        try:
            return now.long.kept() if now.long else b"".join(now.pieces)
        except Endless:
            return None
