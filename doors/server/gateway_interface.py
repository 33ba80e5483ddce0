"""What an application of WSGI is given of a request, and what goes out of its answer (PEP 3333)."""

import sys
import time
from collections.abc import Iterable
from email.utils import formatdate
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

import structlog

from doors.server.reader import NoRequest, Whole

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

_log = structlog.get_logger()

_OURS = (b"content-length", b"transfer-encoding", b"expect", b"connection")
"""What was said of the way here and ends with it."""
_BODILESS = ("1", "204", "304")

_NAMES: dict[bytes, str] = {}
_MOST_NAMES = 256


def environ_of(request: Whole, base: "WSGIEnvironment", address: str) -> "WSGIEnvironment":
    """The environment of one request; raises NoRequest."""
    path, query = _path_and_query(request.target)
    environ = {
        **base,
        "REQUEST_METHOD": request.method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": f"HTTP/{request.version}",
        "REMOTE_ADDR": address,
        "wsgi.input": BytesIO(request.body),
    }
    for name, value in request.headers:
        key = _NAMES.get(name) or _key_of(name)
        if not key:
            continue
        if key not in environ:
            environ[key] = value.decode("latin-1")
        elif name == b"host":
            raise NoRequest("400 Bad Request")  # a proxy may have read the other one
        elif name != b"content-type":
            between = "; " if name == b"cookie" else ", "
            environ[key] = f"{environ[key]}{between}{value.decode('latin-1')}"
    if request.length is not None:
        environ["CONTENT_LENGTH"] = request.length
    return environ


def base_of(host: str, port: int) -> "WSGIEnvironment":
    """What all environments at this address have in common."""
    return {
        "SCRIPT_NAME": "",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.input_terminated": True,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def answer_of(application: "WSGIApplication", environ: "WSGIEnvironment", stays_open: bool) -> bytes:
    """All octets of the answer."""
    told: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> Any:
        told[:] = status, headers

    result: Iterable[bytes] = ()
    try:
        result = application(environ, start_response)
        body = b"".join(result)
        status, headers = told
        return _octets(status, headers, body, environ["REQUEST_METHOD"] == "HEAD", stays_open)
    except Exception as failure:  # noqa: BLE001  # whatever it is, the client hears that it is to try again
        _log.error("request_failed", exc_info=failure)
        return line_of("503 Service Unavailable", b"try again")
    finally:
        if close := getattr(result, "close", None):
            close()


def line_of(status: str, line: bytes = b"") -> bytes:
    """An answer after which the connection ends."""
    return _octets(status, [("Content-Type", "text/plain; charset=utf-8")], line, is_head=False, stays_open=False)


def _octets(status: str, headers: list[tuple[str, str]], body: bytes, is_head: bool, stays_open: bool) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Date: {_Clock.date()}"]
    lines += [f"{name}: {value}" for name, value in headers]
    if not status.startswith(_BODILESS):
        if not any(name.lower() == "content-length" for name, _ in headers):
            lines.append(f"Content-Length: {len(body)}")
    elif body:
        body = b""
    if not stays_open:
        lines.append("Connection: close")
    head = "\r\n".join([*lines, "\r\n"]).encode("latin-1")
    return head if is_head else head + body


class _Clock:
    """The date of now, written once a second (RFC 9110 §5.6.7)."""

    _second = 0
    _date = ""

    @classmethod
    def date(cls) -> str:
        now = int(time.time())
        if now != cls._second:
            cls._date, cls._second = formatdate(now, usegmt=True), now
        return cls._date


def _path_and_query(target: bytes) -> tuple[str, str]:
    if not target.startswith(b"/"):
        scheme, separator, rest = target.partition(b"://")
        if not separator or scheme.lower() not in (b"http", b"https"):
            raise NoRequest("400 Bad Request")
        target = b"/" + rest.partition(b"/")[2]
    path, _, query = target.partition(b"#")[0].partition(b"?")
    return (unquote_to_bytes(path) if b"%" in path else path).decode("latin-1"), query.decode("latin-1")


def _key_of(name: bytes) -> str:
    """Empty for a header that is none of the application's business, or that it would take for another (`X_Y`)."""
    if name in _OURS or b"_" in name:
        return ""
    text = name.decode("latin-1").upper().replace("-", "_")
    key = text if text == "CONTENT_TYPE" else f"HTTP_{text}"
    if len(_NAMES) < _MOST_NAMES:
        _NAMES[name] = key
    return key
