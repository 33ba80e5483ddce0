"""Clients that send half a body and stay, while a woman asks for help: a real server, and real sockets."""

import socket
from contextlib import ExitStack
from http.client import HTTPConnection
from io import BytesIO

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from tests.demo import Demo
from tests.doors.requests import DIAL, FORM, HER, INCOMING
from tests.doors.test_careless_gateways import HELPS
from tests.doors.watched import all_rows

SLOW = {"the right secret": DIAL, "a wrong one": "/ussd/africastalking/a-guess", "nobody": "/console/sign-in"}
EACH = 20


def half_a_body(port: int, path: str) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port))
    client.sendall(
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nContent-Length: 400\r\n\r\nfrom=".encode()
    )
    return client


def test_a_help_is_answered_while_sixty_others_hang(demo: Demo, port: int) -> None:
    with ExitStack() as hanging:
        for path in SLOW.values():
            for _ in range(EACH):
                hanging.enter_context(half_a_body(port, path))
        for address in (DIAL, INCOMING):
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("POST", address, HELPS[address], {"Content-Type": FORM})
            assert connection.getresponse().status == 200
            connection.close()
    assert all_rows(demo)["alerts"] == 1
    assert demo.texts_of(HER) == ["Qabul qilindi."]


@pytest.mark.parametrize("path", ["/console/sign-in", DIAL, "/nowhere"])
def test_half_a_body_reaches_nobody(demo: Demo, path: str) -> None:
    builder = EnvironBuilder(path, method="POST", input_stream=BytesIO(b"half"), content_type=FORM)
    environ = builder.get_environ() | {"CONTENT_LENGTH": "400", "wsgi.input_terminated": True}
    answer = Response.from_app(demo.app, environ)
    assert (answer.status_code, answer.get_data(as_text=True)) == (400, "the body is cut short")
