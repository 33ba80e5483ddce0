"""A HELP, and hops, beside clients that are slow or greedy: quiet first, then beside each kind in turn."""

import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from statistics import quantiles

from bench.fan_out import help_of
from bench.hop import TYPED, hops
from bench.load import exchange, load, post
from bench.servers import CALLERS, SECRET, temporary_service, web_server

HELPS, SECONDS = 100, 3.0
HOP = f"/ussd/africastalking/{SECRET}"
_HALF = "POST {} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\na="


def main() -> None:
    """Measure all in turn and print p99 of a HELP and the hops a second."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    callers = iter(range(HELPS * (len(BESIDE) + 1)))
    quiet = 0.0
    with (
        temporary_service(callers=HELPS * (len(BESIDE) + 1), contacts=2) as environ,
        web_server("app:create_app", environ) as port,
    ):
        for name, beside in BESIDE.items():
            with beside(port):
                waits = [_seconds(port, help_of(next(callers))) for _ in range(HELPS)]
                rate = load(port, hops(HOP, range(CALLERS), TYPED), SECONDS).rate
            quiet = quiet or rate
            p99 = quantiles(waits, n=100)[98] * 1000
            print(f"{name:36} HELP p99 {p99:4.0f} ms; {rate:6,.0f} hops a second, {rate / quiet:.2f} of the first")


def _seconds(port: int, request: bytes) -> float:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        exchange(connection, request)
    return time.monotonic() - began


def _many(octets: bytes, how_many: int, reads: bool = False) -> Callable[[int], AbstractContextManager[None]]:
    @contextmanager
    def opened(port: int) -> Iterator[None]:
        with ExitStack() as stack:
            for _ in range(how_many):
                one = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
                with suppress(ConnectionError):
                    one.sendall(octets)
                    if reads:
                        one.recv(4096)
            yield

    return opened


@contextmanager
def _guesses(port: int) -> Iterator[None]:
    over = threading.Event()
    request = post("/ussd/africastalking/a-guess", "text=1")

    def guess() -> None:
        with ExitStack() as stack:
            ones = [stack.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(20)]
            while not over.is_set():
                for one in ones:
                    one.sendall(request)
                for one in ones:
                    one.recv(4096)

    threads = [threading.Thread(target=guess) for _ in range(10)]
    for one in threads:
        one.start()
    yield
    over.set()
    for one in threads:
        one.join()


@contextmanager
def _nobody(port: int) -> Iterator[None]:
    yield


BESIDE: Mapping[str, Callable[[int], AbstractContextManager[None]]] = {
    "nobody": _nobody,
    "100 slow bodies, the right secret": _many(_HALF.format(HOP, 400).encode(), 100),
    "100 slow bodies, a wrong one": _many(_HALF.format("/ussd/africastalking/x", 400).encode(), 100),
    "100 slow bodies, sign-in page": _many(_HALF.format("/console/sign-in", 400).encode(), 100),
    "100 slow uploads of 64 KB": _many(_HALF.format(HOP, 65536).encode() + b"x" * 40_000, 100),
    "5,000 unfinished requests": _many(b"POST / HTTP/1.1\r\nHost", 5000),
    "1,000 idle kept connections": _many(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n", 1000, reads=True),
    "200 that guess": _guesses,
    "nobody, once more": _nobody,
}

if __name__ == "__main__":
    main()
