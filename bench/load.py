"""A small load generator: processes that send prepared requests over kept connections and count the answers."""

import multiprocessing
import socket
import time
from collections.abc import Sequence


def requests_per_second(port: int, requests: Sequence[bytes], seconds: float, clients: int = 4) -> float:
    """Send these requests in turn from `clients` processes; every answer must have status 200."""
    with multiprocessing.get_context("fork").Pool(clients) as pool:
        counts = pool.starmap(_send_for, [(port, requests[i::clients] or requests, seconds) for i in range(clients)])
    return sum(counts) / seconds


def post(path: str, form: str) -> bytes:
    """A whole HTTP/1.1 POST of a form."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(form)}\r\n\r\n{form}"
    ).encode()


def exchange(connection: socket.socket, request: bytes) -> bytes:
    """Send one request and read one answer whole."""
    connection.sendall(request)
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


def _send_for(port: int, requests: Sequence[bytes], seconds: float) -> int:
    count, end = 0, time.monotonic() + seconds
    with socket.create_connection(("127.0.0.1", port)) as connection:
        while time.monotonic() < end:
            exchange(connection, requests[count % len(requests)])
            count += 1
    return count
