"""A dial as gateways post it, answered before Flask, whose routing and objects cost about as much as the rest of a hop.

Only a plain one: a short form with a secret in force, to the very address. Whatever else comes, and whatever is
refused, goes on to Flask, which alone knows how to refuse. What a gateway hears is the same, byte for byte
(`tests/ussd/test_recorded_dials.py`).
"""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING

from doors.body import LONGEST_BODY
from doors.form import Form, form_of_fields
from doors.gateway import Handler, answered_in_time
from doors.secret import is_ours

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_FORM = "application/x-www-form-urlencoded"
_STATUS = {HTTPStatus.OK: "200 OK", HTTPStatus.SERVICE_UNAVAILABLE: "503 SERVICE UNAVAILABLE"}


class PlainHops:
    """Before an application of WSGI, behind `BodyFirst`: answers posts to `<path>/<secret>` with `dial`."""

    def __init__(
        self, application: "WSGIApplication", path: str, secrets: Sequence[str], dial: Handler[Form], door: str
    ) -> None:
        self._application = application
        self._path = f"{path}/"
        self._secrets = tuple(secrets)
        self._dial = dial
        self._door = door

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        form = self._plain_form(environ)
        if form is None:
            return self._application(environ, start_response)
        try:
            text, status = answered_in_time(self._door, self._dial, form)
        except Exception:  # noqa: BLE001  # refused or failed: Flask does so once more, counts it and logs it
            return self._application(environ, start_response)
        body = text.encode()
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response(_STATUS[status], headers)
        return [body]

    def _plain_form(self, environ: "WSGIEnvironment") -> Form | None:
        """The form of a plain dial; its body stays to be read once more."""
        body = environ["wsgi.input"]
        is_plain = (
            environ["REQUEST_METHOD"] == "POST"
            and environ.get("CONTENT_TYPE") == _FORM
            and not environ.get("QUERY_STRING")
            and "HTTP_TRANSFER_ENCODING" not in environ
            and isinstance(body, BytesIO)
            and self._is_ours(environ.get("PATH_INFO", ""))
        )
        octets = body.getvalue() if is_plain else b""
        is_whole = environ.get("CONTENT_LENGTH") == str(len(octets))
        return form_of_fields(octets) if is_whole and 0 < len(octets) <= LONGEST_BODY else None

    def _is_ours(self, path: str) -> bool:
        secret = path.removeprefix(self._path)
        return secret != path and secret.isascii() and is_ours(secret, self._secrets)
