"""A stand-in of a provider over real HTTP, of Africa's Talking here: records what it gets and answers as it is told.

    with Provider() as provider:
        provider.will(answers.http_error(500), times=2)     # then as before
        ...
        assert provider.texts_to("+998000000001") == ["..."]

For a person: python -m tests.standins.provider --port 8081
"""

import argparse
import socket
import struct
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from ssl import SSLContext
from threading import Event, Lock, Thread
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs

from tests.standins.answers import Answer, Asked, Manner, accepted
from tests.standins.closed_port import ClosedPort


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it arrived. `at` is monotonic seconds; `taken` means that the phones got the text."""

    method: str
    path: str
    headers: dict[str, str]
    form: dict[str, str]
    to: tuple[str, ...]
    at: float
    taken: bool

    @property
    def text(self) -> str:
        """The message."""
        return self.form.get("message", "")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text on a phone's screen, since when in monotonic seconds."""

    phone: str
    text: str
    at: float


Behaviour = Answer | Callable[[Asked], Answer]
"""An answer, or what chooses one for each request."""


class Provider:
    """The stand-in. It listens from the start; `stop` closes its port and keeps it, `start` opens the same one again.

    One of another provider says where it stands, how it reads a request, and what it answers unless told otherwise.
    """

    BASE = "/version1"
    SEND = "/messaging"
    ACCEPTS = accepted()

    def __init__(
        self,
        port: int = 0,
        on_receive: Callable[[Received], None] | None = None,
        tls: SSLContext | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        self._behaviour: Behaviour = self.ACCEPTS
        self._next: deque[Behaviour] = deque()
        self._ids = count(1)
        self._lock = Lock()
        self._on_receive = on_receive
        self._tls = tls
        self.received: list[Received] = []
        self.host, self.port = host, port
        self._closed = ClosedPort(host)
        self.start()

    @property
    def url(self) -> str:
        """The base of its addresses."""
        return f"{'https' if self._tls else 'http'}://{self.host}:{self.port}{self.BASE}"

    def read(self, body: str) -> dict[str, str]:
        """The fields of a request: `to` and `message` among them."""
        return {name: ",".join(values) for name, values in parse_qs(body, keep_blank_values=True).items()}

    def would_take(self, request: "Received") -> bool:
        """Whether a request that is answered so that its text goes out really is about a new text."""
        return request.method == "POST" and request.path == self.BASE + self.SEND

    def will(self, behaviour: Behaviour, times: int | None = None) -> None:
        """Answer so the next `times` requests, or from now on."""
        with self._lock:
            if times is None:
                self._behaviour = behaviour
                self._next.clear()
            else:
                self._next.extend([behaviour] * times)

    def texts_to(self, number: str) -> list[str]:
        """The texts that this phone shows, copies included, in the order of their arrival."""
        return [request.text for request in list(self.received) if request.taken and number in request.to]

    def shown(self) -> Iterator[Shown]:
        """What phones show."""
        for request in list(self.received):
            if request.taken:
                yield from (Shown(phone, request.text, request.at) for phone in request.to)

    def start(self) -> None:
        """Open the port."""
        self._closed.give_up()
        self._server = _Server(self)
        self.port = self._server.server_port
        if self._tls:
            self._server.socket = self._tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        """Close the port; whoever hangs is let go."""
        self._server.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._closed.hold(self.port)

    def close(self) -> None:
        """Close the port for good."""
        self.stop()
        self._closed.give_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def answer_to(self, method: str, path: str, headers: dict[str, str], body: str) -> tuple[Answer, bytes]:
        """Record a request and choose its answer."""
        form = self.read(body)
        to = tuple(filter(None, form.get("to", "").split(",")))
        with self._lock:
            asked = Asked(to, f"ATXid_{next(self._ids)}", headers.get("apiKey"))
            behaviour = self._next.popleft() if self._next else self._behaviour
            answer = behaviour if isinstance(behaviour, Answer) else behaviour(asked)
            request = Received(method, path, headers, form, to, monotonic(), taken=False)
            request = replace(request, taken=answer.takes_text and self.would_take(request))
            self.received.append(request)
        if self._on_receive:
            self._on_receive(request)
        return answer, answer.body(asked)


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them and leaves no open socket behind
    request_queue_size = 128

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.closing = Event()
        super().__init__((provider.host, provider.port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        answer, body = self.server.provider.answer_to(self.command, self.path, dict(self.headers.items()), asked)
        self.close_connection = True
        self.server.closing.wait(answer.after_seconds)
        with suppress(ConnectionError):
            self._give(answer, body)

    do_GET = do_PUT = do_HEAD = do_POST

    def _give(self, answer: Answer, body: bytes) -> None:
        match answer.manner:
            case Manner.NEVER:
                self.server.closing.wait()
            case Manner.CLOSED_UNANSWERED:
                pass
            case Manner.WHOLE:
                self._begin(answer, len(body))
                self.wfile.write(body)
            case Manner.CUT_IN_MID_BODY:
                self._begin(answer, len(body))
                self.wfile.write(body[: len(body) // 2])
                self._reset()
            case Manner.TRICKLING:
                self._begin(answer, len(body) + 1_000_000)
                self.wfile.write(body)
                while not self.server.closing.wait(0.05):
                    self.wfile.write(b" ")

    def _begin(self, answer: Answer, length: int) -> None:
        self.send_response(answer.status)
        for name, value in {**answer.headers, "Content-Length": str(length), "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()

    def _reset(self) -> None:
        """Close so that the other side gets RST instead of FIN (SO_LINGER with zero seconds, socket(7))."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:
        pass


def _show(request: Received) -> None:
    sys.stdout.write(f"{', '.join(request.to) or '(nobody)'}: {request.text}\n")
    sys.stdout.flush()


def main() -> None:
    """Take every text and print it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=int, default=8081)
    with Provider(parser.parse_args().port, _show) as provider:
        sys.stdout.write(f"AFRICASTALKING_URL={provider.url}\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            Event().wait()


if __name__ == "__main__":
    main()
