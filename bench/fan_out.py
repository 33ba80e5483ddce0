"""From many HELPs at once to the provider, beside a bare sender with as many threads; and a steady stream of them."""

import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from threading import Barrier

from bench.load import exchange, post
from bench.prepare import caller
from bench.providers import Handed, provider_process
from bench.servers import ROOT, SECRET, memory_of, redis_server, temporary_service, web_server, worker
from sms.deliver import THREADS

ALERTS = 100
CONTACTS = 5
PROVIDER_SECONDS = 0.2

RATE = 50
SECONDS = 20
QUARTERS = 4
PATIENCE = 60.0
"""Seconds until a measurement gives up."""

_HER_NUMBER = re.compile(r"\+998 00 (\d{3}) (\d\d) (\d\d)")


def main() -> None:
    """Measure all at once, the bare sender, and the stream."""
    account = {"AFRICASTALKING_USERNAME": "bench", "AFRICASTALKING_API_KEY": "x", "NAJOT_GATEWAYS": "africastalking"}
    with tempfile.TemporaryDirectory() as folder, redis_server(Path(folder)) as redis:
        with provider_process(PROVIDER_SECONDS) as provider:
            settings = {"REDIS_URL": redis, "AFRICASTALKING_URL": provider.url, **account}
            with (
                temporary_service(callers=ALERTS + RATE * SECONDS, contacts=CONTACTS, **settings) as environ,
                web_server("app:create_app", environ) as port,
                worker(environ) as pid,
            ):
                time.sleep(3)
                _at_once(port, provider.handed)
                _stream(port, provider.handed)
                print(f"worker: {memory_of(pid):.0f} MB, {THREADS} threads")


def _at_once(port: int, handed: Callable[[int], Sequence[Handed]]) -> None:
    texts = ALERTS * (CONTACTS + 1)
    before = len(handed(0))
    ready = Barrier(ALERTS)
    with ThreadPoolExecutor(ALERTS) as threads:
        raised = dict(threads.map(lambda number: _help_when(ready.wait, port, number), range(ALERTS)))
    ours = _lags(handed(before + texts)[before:], raised)
    bare = _bare(handed, before + texts, texts)
    print(f"{ALERTS} alerts at once, {texts} texts, a provider that takes {PROVIDER_SECONDS * 1000:.0f} ms:")
    print(f"  webhook to hand-over: {_percentiles(ours)}")
    print(f"  bare sender:          {_percentiles(bare)}")
    print(f"  ratio at p95: {_p95(ours) / _p95(bare):.2f}, of the longest: {max(ours) / max(bare):.2f}")


def _stream(port: int, handed: Callable[[int], Sequence[Handed]]) -> None:
    """Raise alerts at a steady rate; the lag of each quarter of the time shows whether it grows."""
    before, start, raised = len(handed(0)), time.monotonic(), {}
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for number in range(RATE * SECONDS):
            time.sleep(max(0.0, start + number / RATE - time.monotonic()))
            raised[ALERTS + number] = time.monotonic()
            exchange(connection, _help(ALERTS + number))
    texts = handed(before + RATE * SECONDS * (CONTACTS + 1))[before:]
    print(f"{RATE} alerts/s for {SECONDS} s, {len(texts)} texts, webhook to hand-over by quarter:")
    for quarter in range(QUARTERS):
        callers = range(quarter * RATE * SECONDS // QUARTERS, (quarter + 1) * RATE * SECONDS // QUARTERS)
        theirs = {ALERTS + number: raised[ALERTS + number] for number in callers}
        print(f"  {_percentiles(_lags([text for text in texts if _caller_in(text) in theirs], theirs))}")


def _bare(handed: Callable[[int], Sequence[Handed]], before: int, texts: int) -> list[float]:
    """Send as many texts with nothing around them: no record, no keys, no rules."""
    url = handed.__self__.url  # type: ignore[attr-defined]
    command = [sys.executable, "-m", "bench.bare_sender", url, str(THREADS), str(texts)]
    started = float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    return [text.at - started for text in handed(before + texts)[before:]]


def _help_when(ready: Callable[[], object], port: int, number: int) -> tuple[int, float]:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        ready()
        started = time.monotonic()
        exchange(connection, _help(number))
    return number, started


def _help(number: int) -> bytes:
    form = f"sessionId=f{number}&phoneNumber=%2B{caller(number)[1:]}&serviceCode=%2A000%23&text=1*1"
    return post(f"/ussd/africastalking/{SECRET}", form)


def _lags(texts: Sequence[Handed], raised: Mapping[int, float]) -> list[float]:
    return [text.at - raised[_caller_in(text)] for text in texts]


def _caller_in(text: Handed) -> int:
    found = _HER_NUMBER.search(text.body)
    assert found, "every alarm names her"
    return int("".join(found.groups()))


def _percentiles(seconds: Sequence[float]) -> str:
    cuts = quantiles(seconds, n=100)
    return f"p50 {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s, p99 {cuts[98]:.2f} s, longest {max(seconds):.2f} s"


def _p95(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=100)[94]


if __name__ == "__main__":
    main()
