"""A body that is longer than any that is meant: read to its end piece by piece, and kept as far as a door reads it.

A gateway may put beside a HELP whatever it likes, and as much; what is kept of it is bounded (decision 40).
"""

import time
from collections.abc import Callable, Iterator
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
_NO_FORM = (b"<", b"{", b"[", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""How XML and JSON begin, also behind a mark of their encoding."""


class Endless(Exception):
    """More came than any body has, or it came for longer."""


def read_on(begin: bytes, read: Callable[[int], bytes]) -> bytes:
    """What is kept of a body that begins so, of which `read` gives the next octets; raises Endless."""
    if begin.lstrip().startswith(_NO_FORM):
        return b"".join(_pieces(begin, read, LONGEST_KEPT))
    return _fields_of(_pieces(begin, read, LONGEST_FORM))


def only_fields(form: bytes) -> bytes:
    """The same form without the fields that no door reads."""
    return b"&".join([field for field in form.split(b"&") if _name(field) in FIELDS])


def _pieces(begin: bytes, read: Callable[[int], bytes], longest: int) -> Iterator[bytes]:
    end, length, piece = time.monotonic() + READ_WITHIN, 0, begin
    while piece:
        length += len(piece)
        if length > longest or time.monotonic() > end:
            raise Endless
        yield piece
        piece = read(_PIECE)


def _fields_of(pieces: Iterator[bytes]) -> bytes:
    kept = rest = b""
    for piece in pieces:
        whole, parted, rest = (rest + piece).rpartition(b"&")
        kept += only_fields(whole) + parted
        if len(rest) > 2 * _OF_A_FIELD:
            rest = rest[:_OF_A_FIELD] + rest[-_OF_A_FIELD:]
        if len(kept) > LONGEST_BODY:
            raise Endless
    return kept + only_fields(rest)


def _name(field: bytes) -> bytes:
    name = field.partition(b"=")[0]
    return unquote_to_bytes(name) if b"%" in name else name
