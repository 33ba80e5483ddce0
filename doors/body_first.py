"""A body is read whole before anything looks at it, and half a body is refused."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from doors.body import LONGEST_BODY
from doors.long_body import LONGEST_FORM, Endless, read_on
from doors.secret import is_ours

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CUT_SHORT = b"the body is cut short"


class BodyFirst:
    """Before an application of WSGI: reads a body whole, and of a long one what is kept."""

    def __init__(self, application: "WSGIApplication", secrets: Sequence[str] = ()) -> None:
        self._application = application
        self._secrets = tuple(secrets)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        length = _length(environ)
        is_chunked = "HTTP_TRANSFER_ENCODING" in environ
        is_trusted = (is_chunked or length > LONGEST_BODY) and self._shows_a_secret(environ)
        if is_chunked or 0 < length <= (LONGEST_FORM if is_trusted else LONGEST_BODY):
            stream = _Counted(environ["wsgi.input"].read, None if is_chunked else length)
            try:
                environ["wsgi.input"] = BytesIO(_body(stream.read, is_trusted))
            except Endless:
                environ.pop("HTTP_TRANSFER_ENCODING", None)
                environ["CONTENT_LENGTH"] = str(LONGEST_FORM + 1)  # which every application refuses unread
            else:
                if stream.octets < length:
                    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(_CUT_SHORT)))]
                    start_response("400 BAD REQUEST", headers)
                    return [_CUT_SHORT]
                if length:
                    environ["CONTENT_LENGTH"] = str(len(environ["wsgi.input"].getvalue()))
                environ["wsgi.input_terminated"] = True
        return self._application(environ, start_response)

    def _shows_a_secret(self, environ: "WSGIEnvironment") -> bool:
        """Only from a gateway is a longer body read: who knows none could send without end."""
        return any(is_ours(part, self._secrets) for part in environ.get("PATH_INFO", "").split("/"))


class _Counted:
    """What was read of a stream so far, and never more than was said: beyond it a server may wait (PEP 3333)."""

    def __init__(self, read: Callable[[int], bytes], length: int | None) -> None:
        self._read, self._length, self.octets = read, length, 0

    def read(self, at_most: int) -> bytes:
        left = at_most if self._length is None else min(at_most, self._length - self.octets)
        piece = self._read(left) if left else b""
        self.octets += len(piece)
        return piece


def _length(environ: "WSGIEnvironment") -> int:
    said = environ.get("CONTENT_LENGTH", "")
    return int(said) if said.isascii() and said.isdecimal() else 0


def _body(read: Callable[[int], bytes], is_trusted: bool) -> bytes:
    body = b""
    while (left := LONGEST_BODY + 1 - len(body)) and (piece := read(left)):
        body += piece
    if len(body) <= LONGEST_BODY:
        return body
    if not is_trusted:
        raise Endless
    return read_on(body, read)
