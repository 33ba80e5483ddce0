"""The body of a request, as far as it is kept; and why a request is refused."""

import zlib
from collections.abc import Sequence

from flask import Request

LONGEST_BODY = 256 * 1024
"""Of one that is kept whole whoever sends it."""
LONGEST_KEPT = 1024 * 1024
"""Of a longer one, from a gateway, what is kept (`doors/long_body.py`)."""

_GZIP = b"\x1f\x8b"


class BadForm(Exception):
    """The request is refused: an HTTP status and one line that repeats nothing of the body."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class WrongMethod(BadForm):
    """Another method than those that are taken, which the answer names (RFC 9110, 15.5.6)."""

    def __init__(self, reason: str, taken: Sequence[str]) -> None:
        super().__init__(reason, 405)
        self.taken = ", ".join(taken)


def body_of(request: Request) -> bytes:
    """Read the whole body, also one that comes in chunks without saying how long it is; raises BadForm.

    DANGER: half a body decides otherwise than the whole: "482913 0" of "482913 01", "XAVFSIZ" of "XAVFSIZ EMASMAN".
    """
    if request.content_length is None and not request.headers.get("Transfer-Encoding"):
        raise BadForm("the request has no length", 411)
    said = request.content_length or 0
    if said > LONGEST_KEPT or len(body := _read(request)) > LONGEST_KEPT:
        raise BadForm("the body is too long", 413)
    if len(body) < said:
        raise BadForm("the body is cut short")
    return _unpacked(body) if body.startswith(_GZIP) else body


def _unpacked(body: bytes) -> bytes:
    """What gateways pack without being asked (RFC 1952); raises BadForm."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = unpacking.decompress(body, LONGEST_KEPT + 1)
    except zlib.error:
        raise BadForm("the body is packed, and cannot be unpacked", 415) from None
    if len(plain) > LONGEST_KEPT or not unpacking.eof:
        raise BadForm("the body is too long or cut short", 413)
    return plain


def _read(request: Request) -> bytes:
    body = b""
    while (left := LONGEST_KEPT + 1 - len(body)) and (piece := request.stream.read(left)):
        body += piece
    return body
