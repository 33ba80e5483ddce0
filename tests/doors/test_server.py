"""The web server over real sockets, before an application that only remembers what reached it."""

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from doors.body import LONGEST_BODY
from doors.long_body import LONGEST_FORM
from doors.server import server as limits
from doors.server.connection import Connection
from doors.server.server import Server
from machine.serve import listen

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SECRET = "a-secret-of-the-tests"
OURS, STRANGE = f"/ussd/x/{SECRET}", "/sign-in"
MOST = 16
PATIENCE = 60
"""Seconds after which a test fails; nothing is measured by it."""


class Application:
    """Remembers the bodies that reached it; strangers wait in it while `holds` is set."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.environ: WSGIEnvironment = {}
        self.inside = 0
        self.goes_on = Event()
        self.goes_on.set()
        self.answer = b"ok"

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        self.environ = environ
        body = environ["wsgi.input"].read()
        if int(environ.get("CONTENT_LENGTH", "0")) > len(body):
            start_response("413 CONTENT TOO LARGE", [("Content-Length", "0")])
            return []
        self.bodies.append(body)
        if SECRET not in environ["PATH_INFO"]:
            self.inside += 1
            self.goes_on.wait(PATIENCE)
            self.inside -= 1
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [self.answer if SECRET not in environ["PATH_INFO"] else b"ok"]


@pytest.fixture
def application() -> Application:
    return Application()


@pytest.fixture
def server(application: Application, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(limits, "TICK", 0.02)
    server = Server(application, listen("127.0.0.1", 0), (SECRET,), most=MOST)
    thread = Thread(target=server.serve)
    thread.start()
    yield server
    application.goes_on.set()
    server.stop()
    thread.join()


@pytest.fixture
def client(server: Server) -> Iterator[Callable[..., socket.socket]]:
    opened: list[socket.socket] = []

    def client(octets: bytes = b"") -> socket.socket:
        one = socket.create_connection(server.address, timeout=PATIENCE)
        opened.append(one)
        one.sendall(octets)
        return one

    yield client
    for one in opened:
        one.close()


def post(path: str = OURS, body: bytes = b"a=1", more: bytes = b"", version: bytes = b"1.1") -> bytes:
    head = b"POST %s HTTP/%s\r\nHost: x\r\nContent-Length: %d\r\n" % (path.encode(), version, len(body))
    return head + more + b"\r\n" + body


def chunked(*pieces: bytes, path: str = OURS, more: bytes = b"") -> bytes:
    head = b"POST %s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" % path.encode()
    return head + more + b"\r\n" + b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])


def statuses(one: socket.socket, how_many: int = 1) -> list[int]:
    """Of as many answers, or of those that came before the end."""
    answers, found = one.makefile("rb"), []
    while len(found) < how_many and (line := answers.readline()):
        found.append(int(line.split()[1]))
        length = 0
        while (header := answers.readline()) not in (b"\r\n", b""):
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
        answers.read(length)
    return found


def is_ended(one: socket.socket) -> bool:
    """Wait until the server ends this connection, and throw away what it says before."""
    try:
        while one.recv(65536):
            pass
    except ConnectionError:
        pass
    return True


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


# ---- what is a request

TWO = b"POST %s HTTP/1.1\r\nHost: x\r\n" % OURS.encode()
GOOD = {
    "plain": (post(), 1),
    "no host": (post().replace(b"Host: x\r\n", b""), 1),
    "HTTP/1.0": (post(version=b"1.0"), 1),
    "absolute": (post(f"http://other:99{OURS}"), 1),
    "in chunks": (chunked(b"a", b"=1"), 1),
    "chunks and a length": (chunked(b"a=1", more=b"Content-Length: 9\r\n"), 1),
    "pipelined": (post() * 3, 3),
    "pipelined behind chunks": (chunked(b"a=1") + post(), 1),
    "blank lines before": (b"\r\n\r\n" + post(), 1),
    "asks to go on": (post(more=b"Expect: 100-continue\r\n"), 1),
    "wants another protocol": (post(more=b"Connection: Upgrade\r\nUpgrade: h2c\r\n"), 1),
    "closes": (post(more=b"Connection: close\r\n"), 1),
}


@pytest.mark.parametrize(("octets", "how_many"), GOOD.values(), ids=GOOD.keys())
def test_each_request_is_answered_once_however_it_comes(
    application: Application, client: Callable[..., socket.socket], octets: bytes, how_many: int
) -> None:
    assert statuses(client(octets), how_many) == [200] * how_many
    assert application.bodies == [b"a=1"] * how_many


@pytest.mark.parametrize("octets", [one for one, _ in GOOD.values()], ids=GOOD.keys())
def test_and_in_pieces_of_one_octet(
    application: Application, client: Callable[..., socket.socket], octets: bytes
) -> None:
    one = client()
    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for at in range(len(octets)):
        try:
            one.sendall(octets[at : at + 1])
        except ConnectionError:
            break  # it said that it is the last
    until(lambda: application.bodies != [])
    assert set(application.bodies) == {b"a=1"}


BAD = {
    "two lengths": post(more=b"Content-Length: 5\r\n"),
    "a list of lengths": TWO + b"Content-Length: 3, 3\r\n\r\na=1",
    "less than no length": TWO + b"Content-Length: -1\r\n\r\na=1",
    "a length with a sign": TWO + b"Content-Length: +3\r\n\r\na=1",
    "a length beyond numbers": TWO + b"Content-Length: 99999999999999999999\r\n\r\na=1",
    "a length before a blank": TWO + b"Content-Length : 3\r\n\r\na=1",
    "another coding": TWO + b"Transfer-Encoding: gzip\r\n\r\na=1",
    "nearly chunks": chunked(b"a=1").replace(b": chunked", b": xchunked"),
    "chunks in HTTP/1.0": chunked(b"a=1").replace(b"HTTP/1.1", b"HTTP/1.0"),
    "a chunk that is none": TWO + b"Transfer-Encoding: chunked\r\n\r\nzz\r\na=1\r\n0\r\n\r\n",
    "a header over two lines": post(more=b"X: a\r\n b\r\n"),
    "NUL in a header": post(more=b"X: a\0b\r\n"),
    "two hosts": post(more=b"Host: y\r\n"),
    "HTTP/2.0": post(version=b"2.0"),
    "HTTP/0.9": b"GET /\r\n\r\n",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "a tunnel": b"CONNECT y:80 HTTP/1.1\r\nHost: x\r\n\r\n",
    "no path": b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "a blank in the path": post(f"{OURS} y"),
    "a head without end": TWO + b"X: " + b"y" * 40_000,
}


@pytest.mark.parametrize("octets", BAD.values(), ids=BAD.keys())
def test_what_is_no_request_is_refused_and_reaches_nobody(
    application: Application, client: Callable[..., socket.socket], octets: bytes
) -> None:
    one = client(octets)
    (status,) = statuses(one, 2)
    assert status in (400, 431)
    assert application.bodies == []


@pytest.mark.parametrize("octets", [post()[:-1], chunked(b"a=1")[:-3]], ids=["with its length", "in chunks"])
def test_a_body_that_is_cut_short_is_refused_and_reaches_nobody(
    application: Application, client: Callable[..., socket.socket], octets: bytes
) -> None:
    one = client(octets)
    one.shutdown(socket.SHUT_WR)
    assert b"400 Bad Request" in (heard := one.recv(4096)) and heard.endswith(b"the body is cut short")
    assert application.bodies == []


def test_who_goes_before_the_answer_costs_nothing(
    application: Application, client: Callable[..., socket.socket]
) -> None:
    application.goes_on.clear()
    one = client(post(STRANGE))
    until(lambda: application.inside == 1)
    one.close()
    application.goes_on.set()
    assert statuses(client(post(STRANGE))) == [200]
    assert len(application.bodies) == 2


def test_a_long_form_is_read_for_who_shows_the_secret_alone(
    application: Application, client: Callable[..., socket.socket]
) -> None:
    form = b"text=1&linkId=" + b"x" * LONGEST_BODY
    for octets in (post(body=form), chunked(form)):
        assert statuses(client(octets)) == [200]
        assert application.bodies.pop().startswith(b"text=1&")
    for octets in (post(STRANGE, form), chunked(form, path=STRANGE)):
        assert statuses(client(octets)) == [413]
    assert statuses(client(b"POST %s HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (OURS.encode(), LONGEST_FORM + 1))) == [
        413
    ]
    assert application.bodies == []


# ---- deadlines


@pytest.mark.parametrize(
    ("deadline", "octets"),
    [
        ("HEAD_WITHIN", b""),
        ("HEAD_WITHIN", b"POST /x HT"),
        ("BODY_WITHIN", post()[:-1]),
        ("LONG_BODY_WITHIN", post(body=b"a=1" + b"x" * LONGEST_BODY)[:-1]),
    ],
    ids=["nothing", "half a head", "half a body", "half a long body"],
)
def test_what_does_not_become_whole_in_time_is_ended(
    monkeypatch: pytest.MonkeyPatch,
    application: Application,
    client: Callable[..., socket.socket],
    deadline: str,
    octets: bytes,
) -> None:
    monkeypatch.setattr(limits, deadline, 0.05)
    assert is_ended(client(octets))
    assert application.bodies == []


def test_who_rests_too_long_after_an_answer_is_ended(
    monkeypatch: pytest.MonkeyPatch, client: Callable[..., socket.socket]
) -> None:
    monkeypatch.setattr(limits, "IDLE_AT_MOST", 0.05)
    one = client(post())
    assert statuses(one) == [200]
    assert is_ended(one)


def test_who_takes_nothing_of_an_answer_is_ended_and_holds_no_thread(
    monkeypatch: pytest.MonkeyPatch, application: Application, server: Server, client: Callable[..., socket.socket]
) -> None:
    application.answer = b"x" * 20_000_000
    monkeypatch.setattr(limits, "TAKEN_WITHIN", 0.05)
    for _ in range(MOST // 4):
        client(post(STRANGE))
    until(lambda: len(application.bodies) == MOST // 4)
    assert statuses(client(post(more=b"Connection: close\r\n"))) == [200]
    until(lambda: server.connections == 0)


# ---- places


def test_strangers_share_half_of_the_places_and_the_longest_idle_goes(client: Callable[..., socket.socket]) -> None:
    gateways = [client(post()) for _ in range(MOST // 2)]
    assert [statuses(one) for one in gateways] == [[200]] * len(gateways)
    strangers = [client(b"POST /x") for _ in range(MOST // 2 + 1)]
    assert is_ended(strangers[0])
    for one in gateways:
        one.sendall(post())
        assert statuses(one) == [200]


def test_a_gateway_that_is_slow_after_its_secret_is_no_stranger(client: Callable[..., socket.socket]) -> None:
    octets = post()
    slow = client(octets[:-20])
    assert statuses(client(post())) == [200]  # by now the first was read
    strangers = [client(b"POST /x") for _ in range(MOST)]
    assert is_ended(strangers[0])
    slow.sendall(octets[-20:])
    assert statuses(slow) == [200]


def test_a_gateway_is_answered_while_strangers_hold_every_thread_that_they_may(
    application: Application, client: Callable[..., socket.socket]
) -> None:
    application.goes_on.clear()
    strangers = [client(post(STRANGE)) for _ in range(MOST // 4)]
    until(lambda: application.inside == limits.THREADS - limits.FOR_GATEWAYS)
    for _ in range(10):
        assert statuses(client(post())) == [200]
    assert application.inside == limits.THREADS - limits.FOR_GATEWAYS
    application.goes_on.set()
    assert [statuses(one) for one in strangers] == [[200]] * len(strangers)


def test_bodies_on_their_way_are_bounded_in_all(
    monkeypatch: pytest.MonkeyPatch, application: Application, server: Server, client: Callable[..., socket.socket]
) -> None:
    monkeypatch.setattr(limits, "MOST_HELD", 100_000)
    for _ in range(2):
        client(post(STRANGE, b"x" * 90_000)[:-1])
    until(lambda: server.connections == 1)
    assert statuses(client(post())) == [200]
    assert application.bodies == [b"a=1"]


def test_what_is_whole_when_it_is_told_to_stop_is_answered(application: Application) -> None:
    server = Server(application, listen("127.0.0.1", 0), (), most=MOST)
    thread = Thread(target=server.serve)
    application.goes_on.clear()
    thread.start()
    with socket.create_connection(server.address) as one, socket.create_connection(server.address) as resting:
        one.sendall(post(STRANGE))
        until(lambda: application.inside == 1)
        server.stop()
        application.goes_on.set()
        assert statuses(one) == [200]
        assert is_ended(one) and is_ended(resting)
    thread.join()


def test_a_failure_of_ours_ends_that_connection_and_costs_no_thread(
    monkeypatch: pytest.MonkeyPatch, server: Server, client: Callable[..., socket.socket]
) -> None:
    """More often than there are threads: were one lost each time, nobody would be left to answer."""
    look_at, rest = server._look_at, server._rest

    def fail(connection: Connection, *_: object) -> None:
        raise OSError("the machine has no more of it")

    for name, original in (("_look_at", look_at), ("_rest", rest)):
        monkeypatch.setattr(server, name, fail)
        for _ in range(limits.THREADS + 1):
            one = client(post())
            until(lambda: server.connections == 0)
            one.close()
        monkeypatch.setattr(server, name, original)
    assert statuses(client(post())) == [200]


def test_a_failure_between_connections_leaves_the_door_open(
    monkeypatch: pytest.MonkeyPatch, server: Server, client: Callable[..., socket.socket]
) -> None:
    failed = Event()
    sweep = server._sweep

    def fail() -> None:
        monkeypatch.setattr(server, "_sweep", sweep)
        failed.set()
        raise OSError("once")

    monkeypatch.setattr(server, "_sweep", fail)
    assert failed.wait(PATIENCE)
    assert statuses(client(post())) == [200]


def test_an_answer_that_cannot_be_written_is_to_be_tried_again(
    application: Application, client: Callable[..., socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_a_letter_of_no_header(
        _self: Application, _environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        start_response("200 OK", [("X-Place", "Тошкент")])
        return [b"ok"]

    with monkeypatch.context() as patched:
        patched.setattr(Application, "__call__", with_a_letter_of_no_header)
        assert [statuses(client(post(STRANGE))) for _ in range(limits.THREADS + 1)] == [[503]] * (limits.THREADS + 1)
    assert statuses(client(post())) == [200]


def test_what_comes_behind_chunks_is_no_header(application: Application, client: Callable[..., socket.socket]) -> None:
    """A proxy adds its own to the headers alone, and what stands last counts (RFC 9110 §6.5.1)."""
    trailers = b"X-Forwarded-For: 203.0.113.9\r\nCookie: a=b\r\n"
    octets = chunked(b"a=1", more=b"X-Forwarded-For: 192.0.2.1\r\n").removesuffix(b"\r\n") + trailers + b"\r\n"
    assert statuses(client(octets)) == [200]
    assert application.environ["HTTP_X_FORWARDED_FOR"] == "192.0.2.1"
    assert "HTTP_COOKIE" not in application.environ


def test_who_takes_a_long_answer_late_and_asked_more_keeps_nobody_looking(
    monkeypatch: pytest.MonkeyPatch, application: Application, server: Server, client: Callable[..., socket.socket]
) -> None:
    done: list[str] = []
    for name in ("_look_at", "_sweep"):
        deed = getattr(server, name)
        monkeypatch.setattr(server, name, lambda *of, deed=deed, name=name: (done.append(name), deed(*of)))
    application.answer = b"x" * 64_000_000
    one = client(post(STRANGE) + post())
    until(lambda: application.bodies == [b"a=1"])
    assert statuses(one, 2) == [200, 200]
    for _ in range(2):  # the first sweep may still find the last answer under way
        done.clear()
        until(lambda: "_sweep" in done)
    assert "_look_at" not in done


@pytest.mark.parametrize("has_come_in", [False, True], ids=["not yet taken", "taken"])
def test_what_came_just_before_the_end_is_answered(application: Application, has_come_in: bool) -> None:
    server = Server(application, listen("127.0.0.1", 0), (), most=MOST)
    with socket.create_connection(server.address) as one:
        if has_come_in:
            server._accept()
        one.sendall(post())
        server.stop()
        server._sweep()
        found = server._next()
    assert found
    found[0].sock.close()


def test_two_who_are_no_siblings_do_not_share_an_address() -> None:
    with listen("127.0.0.1", 0) as one, pytest.raises(OSError, match="in use"):
        listen(*one.getsockname())
