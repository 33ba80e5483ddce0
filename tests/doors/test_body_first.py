"""A body is read to the length that was said and not beyond, where a server may wait for ever (PEP 3333)."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from doors.body import LONGEST_BODY
from doors.body_first import BodyFirst

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SECRET = "a-secret-of-the-tests"


class OpenConnection(BytesIO):
    """A stream of a connection that stays open: reading on would never return."""

    def read(self, size: int | None = -1) -> bytes:
        left = len(self.getvalue()) - self.tell()
        assert size is not None and 0 < size <= left, "read beyond what was sent"
        return super().read(size)


def echo(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


@pytest.mark.parametrize("octets", [1, 80, LONGEST_BODY, LONGEST_BODY + 70_000])
def test_nothing_is_read_beyond_the_length(octets: int) -> None:
    body = b"text=" + b"y" * (octets - 5) if octets > 5 else b"y" * octets
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": f"/sms/africastalking/{SECRET}/incoming",
        "CONTENT_LENGTH": str(octets),
        "wsgi.input": OpenConnection(body),
    }
    told: list[str] = []
    door = BodyFirst(echo, (SECRET,))
    kept = b"".join(door(environ, lambda status, headers, info=None: told.append(status)))  # type: ignore[arg-type, return-value]
    assert told == ["200 OK"]
    assert kept[:5] == body[:5] and len(kept) <= octets
