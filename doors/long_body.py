"""A body that is longer than any that is meant: read to its end piece by piece, and kept as far as a door reads it.

A gateway may put beside a HELP whatever it likes, and as much; what is kept of it is bounded (decision 40).
"""

import re
import time
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from doors.body import LONGEST_BODY, LONGEST_KEPT

LONGEST_FORM = 8 * 1024 * 1024
"""Of XML and JSON no more than `LONGEST_KEPT`: what nobody reads of them shows only when all is there."""
READ_WITHIN = 30.0
"""Seconds for all of it: who sends more slowly than this sends without end."""

FIELDS = frozenset(
    b"callerNumber direction failureReason from id isActive message_id phoneNumber request_id serviceCode sessionId"
    b" status text".split()
)
"""Every field of a form that some door reads; no other reaches a door."""

_PIECE = 64 * 1024
_OF_A_FIELD = 64 * 1024
"""Octets at each end of a field that are kept: more than is read of any, however its letters are written."""
_NO_FORM = (b"<", b"{", b"[", b"\xff\xfe", b"\xfe\xff")
"""How XML and JSON begin, or a mark of an encoding that no form has."""
_BEFORE_A_FORM = re.compile(rb"(?:\xef\xbb\xbf|%EF%BB%BF|[\s?])+", re.IGNORECASE)
"""A mark of UTF-8, the end of a line, what parts a query from its address."""


class Endless(Exception):
    """More came than any body has, or it came for longer."""


class LongBody:
    """Takes a body piece by piece, the first with it, and keeps what is kept of it; raises Endless."""

    def __init__(self, begin: bytes) -> None:
        self._is_form = not from_its_first_field(begin).startswith(_NO_FORM)
        self._longest = LONGEST_FORM if self._is_form else LONGEST_KEPT
        self._octets = 0
        self._kept: list[bytes] = []
        self._length = 0
        self._rest = b""
        self.take(begin)

    def take(self, piece: bytes) -> None:
        """The next octets."""
        self._octets += len(piece)
        if self._octets > self._longest:
            raise Endless
        self._keep(self._fields_of(piece) if self._is_form else piece)

    def kept(self) -> bytes:
        """What is kept, once all of it is here."""
        self._keep(only_fields(self._rest))
        self._rest = b""
        return b"".join(self._kept)

    def _fields_of(self, piece: bytes) -> bytes:
        whole, parted, rest = (self._rest + piece).rpartition(b"&")
        if len(rest) > 2 * _OF_A_FIELD:
            rest = rest[:_OF_A_FIELD] + rest[-_OF_A_FIELD:]
        self._rest = rest
        if len(fields := only_fields(whole) + parted) + self._length > LONGEST_BODY:
            raise Endless
        return fields

    def _keep(self, octets: bytes) -> None:
        self._kept.append(octets)
        self._length += len(octets)


def read_on(begin: bytes, read: Callable[[int], bytes]) -> bytes:
    """What is kept of a body that begins so, of which `read` gives the next octets; raises Endless."""
    end, body = time.monotonic() + READ_WITHIN, LongBody(begin)
    while time.monotonic() <= end:
        if not (piece := read(_PIECE)):
            return body.kept()
        body.take(piece)
    raise Endless


def only_fields(form: bytes) -> bytes:
    """The same form without the fields that no door reads."""
    return b"&".join([field for field in from_its_first_field(form).split(b"&") if _name(field) in FIELDS])


def from_its_first_field(form: bytes) -> bytes:
    """A form without what some gateways write before it."""
    before = _BEFORE_A_FORM.match(form)
    return form[before.end() :] if before else form


def _name(field: bytes) -> bytes:
    name = field.partition(b"=")[0]
    return unquote_to_bytes(name) if b"%" in name else name
