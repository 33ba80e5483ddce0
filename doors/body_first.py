"""A request takes one of a few places only once its body is here: who sends slowly holds a thread, and no place."""

from collections.abc import Iterable
from io import BytesIO
from queue import SimpleQueue
from typing import TYPE_CHECKING

from doors.body import LONGEST_BODY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PLACES = 4
"""Python runs one thread at a time, and requests that store HELPs at the same time share a commit."""
THREADS = 96
"""How many bodies may be on their way at once. With 256, each hop costs a fifth more, though all but a few wait."""

_CUT_SHORT = b"the body is cut short"


class BodyFirst:
    """Before an application of WSGI: reads a body whole, then waits for a place. Half a body is refused."""

    def __init__(self, application: "WSGIApplication", places: int = PLACES) -> None:
        self._application = application
        self._free: SimpleQueue[None] = SimpleQueue()
        for _ in range(places):
            self._free.put(None)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        length = _length(environ)
        is_read = 0 < length <= LONGEST_BODY or "HTTP_TRANSFER_ENCODING" in environ
        if is_read:
            body = _read(environ, length or LONGEST_BODY + 1)
            if len(body) < length:
                headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(_CUT_SHORT)))]
                start_response("400 BAD REQUEST", headers)
                return [_CUT_SHORT]
            environ["wsgi.input"], environ["wsgi.input_terminated"] = BytesIO(body), True
        self._free.get()
        try:
            return self._application(environ, start_response)
        finally:
            self._free.put(None)


def _length(environ: "WSGIEnvironment") -> int:
    said = environ.get("CONTENT_LENGTH", "")
    return int(said) if said.isascii() and said.isdecimal() else 0


def _read(environ: "WSGIEnvironment", longest: int) -> bytes:
    body, stream = b"", environ["wsgi.input"]
    while (left := longest - len(body)) and (piece := stream.read(left)):
        body += piece
    return body
