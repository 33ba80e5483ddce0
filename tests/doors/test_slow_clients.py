"""Clients that are slow or greedy while a woman asks for help: a real server, and real sockets."""

import resource
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from http.client import HTTPConnection
from io import BytesIO
from threading import Event, Thread

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from machine.serve import MOST_PLACES
from tests.demo import Demo
from tests.doors.requests import DIAL, FORM, HER, INCOMING
from tests.doors.test_careless_gateways import HELPS
from tests.doors.watched import all_rows

WRONG = "/ussd/africastalking/a-guess"
SIGN_IN = "/console/sign-in"
SLOW = {
    "the right secret": (DIAL, 400, b"from="),
    "a wrong one": (WRONG, 400, b"from="),
    "the sign-in page": (SIGN_IN, 400, b"login="),
    "64 KB": (INCOMING, 64 * 1024, b"text=" + b"x" * 40_000),
}
EACH = 100
UNFINISHED = 5_000
IDLE = 1_000
GUESSING = 200

Clients = Callable[[bytes], socket.socket]


@pytest.fixture
def client(port: int) -> Iterator[Clients]:
    """Opens a connection that has sent this, and stays until the test ends."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with ExitStack() as all_of_them:

        def sent(octets: bytes) -> socket.socket:
            one = all_of_them.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60))
            with suppress(ConnectionError):  # who is one too many may be gone already
                one.sendall(octets)
            return one

        yield sent


def begun(path: str, length: int, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nContent-Length: {length}\r\n\r\n"
    return head.encode() + body


def asks_for_help(port: int, demo: Demo) -> None:
    """By a dial and by a text, each over a connection of its own; both are one alert."""
    for address in (DIAL, INCOMING):
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", address, HELPS[address], {"Content-Type": FORM})
        assert connection.getresponse().status == 200
        connection.close()
    assert all_rows(demo)["alerts"] == 1
    assert demo.texts_of(HER) == ["Qabul qilindi."]


def has_ended(one: socket.socket) -> bool:
    """Whether the server ended this connection by now."""
    one.setblocking(False)
    try:
        return one.recv(4096) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_a_help_is_answered_while_a_hundred_of_each_kind_send_half_a_body(
    demo: Demo, port: int, client: Clients
) -> None:
    for slow in SLOW.values():
        for _ in range(EACH):
            client(begun(*slow))
    asks_for_help(port, demo)


def test_a_help_is_answered_while_thousands_leave_their_requests_unfinished(
    demo: Demo, port: int, client: Clients
) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    unfinished = [client(f"POST {DIAL} HTTP/1.1\r\nHost".encode()) for _ in range(min(UNFINISHED, most - 200))]
    asks_for_help(port, demo)
    assert len(unfinished) < MOST_PLACES or has_ended(unfinished[0])


def test_a_help_is_answered_while_a_thousand_kept_connections_rest(demo: Demo, port: int, client: Clients) -> None:
    for _ in range(IDLE):
        one = client(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        assert one.recv(4096).startswith(b"HTTP/1.1 200")
    asks_for_help(port, demo)


def guess(port: int, over: Event, heard: set[int]) -> None:
    """Send a wrong secret over several connections, again as soon as it is answered."""
    with ExitStack() as all_of_them:
        opened = [HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(GUESSING // 10)]
        for one in opened:
            all_of_them.callback(one.close)
        while not over.is_set():
            for one in opened:
                one.request("POST", WRONG, HELPS[DIAL], {"Content-Type": FORM})
            for one in opened:
                answer = one.getresponse()
                answer.read()
                heard.add(answer.status)


def test_a_help_is_answered_while_two_hundred_guess_as_fast_as_they_are_answered(demo: Demo, port: int) -> None:
    over, heard = Event(), set[int]()
    guessing = [Thread(target=guess, args=(port, over, heard)) for _ in range(10)]
    for one in guessing:
        one.start()
    try:
        while not heard:
            over.wait(0.01)
        asks_for_help(port, demo)
    finally:
        over.set()
        for one in guessing:
            one.join()
    assert heard == {404}


@pytest.mark.parametrize("path", [SIGN_IN, DIAL, "/nowhere"])
def test_half_a_body_reaches_nobody(demo: Demo, path: str) -> None:
    builder = EnvironBuilder(path, method="POST", input_stream=BytesIO(b"half"), content_type=FORM)
    environ = builder.get_environ() | {"CONTENT_LENGTH": "400", "wsgi.input_terminated": True}
    answer = Response.from_app(demo.app, environ)
    assert (answer.status_code, answer.get_data(as_text=True)) == (400, "the body is cut short")
