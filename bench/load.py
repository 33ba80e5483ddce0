"""A small load generator: processes that send prepared requests over kept connections and time the answers."""

import multiprocessing
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from statistics import quantiles

CONNECTIONS, CLIENTS = 16, 2


@dataclass(frozen=True, slots=True)
class Load:
    """What a server answered: how often a second, and within which time 99 of 100."""

    rate: float
    p99: float


def load(port: int, requests: Sequence[bytes], seconds: float) -> Load:
    """Send these requests in turn, each once the last over its connection was answered; every answer must be a 200."""
    each = CONNECTIONS // CLIENTS
    with multiprocessing.get_context("fork").Pool(CLIENTS) as pool:
        sent = [(port, requests[client::CLIENTS], seconds, each) for client in range(CLIENTS)]
        times = [one for answered in pool.starmap(_send_for, sent) for one in answered]
    return Load(len(times) / seconds, quantiles(times, n=100)[98])


def post(path: str, form: str) -> bytes:
    """A whole HTTP/1.1 POST of a form."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(form)}\r\n\r\n{form}"
    ).encode()


def exchange(connection: socket.socket, request: bytes) -> bytes:
    """Send one request and read one answer whole."""
    connection.sendall(request)
    return _answer(connection)


def _answer(connection: socket.socket) -> bytes:
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += _more(connection)
    head, body = answer.split(b"\r\n\r\n", 1)
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += _more(connection)
    if not head.startswith(b"HTTP/1.1 200"):
        raise AssertionError(head.split(b"\r\n")[0])
    return body


def _more(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the server closed the connection")
    return received


def _send_for(port: int, requests: Sequence[bytes], seconds: float, connections: int) -> list[float]:
    """How long each answer took, in seconds."""
    times: list[float] = []
    with DefaultSelector() as selector:
        for place in range(connections):
            connection = socket.create_connection(("127.0.0.1", port))
            connection.sendall(requests[place % len(requests)])
            selector.register(connection, EVENT_READ, time.monotonic())
        sent, end = connections, time.monotonic() + seconds
        while time.monotonic() < end:
            for key, _ in selector.select(1):
                _answer(key.fileobj)
                now = time.monotonic()
                times.append(now - key.data)
                key.fileobj.sendall(requests[sent % len(requests)])
                selector.modify(key.fileobj, EVENT_READ, now)
                sent += 1
        for key in list(selector.get_map().values()):
            key.fileobj.close()
    return times
