"""From many HELPs at once to the provider, beside a bare sender with as many threads; and a steady stream of them."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from statistics import median
from threading import Barrier, local

from bench.load import exchange, post
from bench.prepare import caller
from bench.providers import Handed, ProviderProcess, provider_process
from bench.report import Show, p95, percentiles
from bench.servers import ROOT, SECRET, database, memory_of, redis_server, temporary_service, web_server, worker
from sms.sending.deliver import THREADS

ALERTS = 100
CONTACTS = 5
PROVIDER_SECONDS = 0.2
ROUNDS = 3

RATE = 50
SECONDS = 60
QUARTERS = 4
CONNECTIONS = 16

_HER_NUMBER = re.compile(r"\+998 00 (\d{3}) (\d\d) (\d\d)")


@dataclass(frozen=True, slots=True)
class Running:
    """A service under measurement: the port of its web server, its provider, the id of its one worker, its record."""

    port: int
    provider: ProviderProcess
    worker: int
    database_url: str


@contextmanager
def running(kind: str, callers: int, seconds: float = PROVIDER_SECONDS) -> Iterator[Running]:
    """A service on this kind of database with a provider that takes so long and so many callers with contacts.

    One more has called already, so that everything runs.
    """
    account = {"AFRICASTALKING_USERNAME": "bench", "AFRICASTALKING_API_KEY": "x", "NAJOT_GATEWAYS": "africastalking"}
    with redis_server() as redis, database(kind) as url, provider_process(seconds) as provider:
        settings = {"REDIS_URL": redis.url, "AFRICASTALKING_URL": provider.url, **account, **url}
        with (
            temporary_service(callers=callers + 1, contacts=CONTACTS, **settings) as environ,
            web_server("app:create_app", environ) as port,
            worker(environ) as pid,
        ):
            all_at_once(port, {callers: help_of(callers)})
            provider.handed(0, 1)
            its_own = f"sqlite:///{environ['NAJOT_VAR']}/najot.db"
            yield Running(port, provider, pid, environ.get("DATABASE_URL", its_own))


def main(kind: str, show: Show) -> None:
    """Measure some rounds of all at once, each with the bare sender after it, and then the stream."""
    with running(kind, ROUNDS * ALERTS + RATE * SECONDS) as service:
        ours, bare = bursts(service, ROUNDS)
        print(f"{ALERTS} alerts at once, {len(bare[0])} texts, a provider that takes {PROVIDER_SECONDS * 1000:.0f} ms")
        for one, other in zip(ours, bare, strict=True):
            print(f"  webhook to hand-over: {percentiles(one)}")
            print(f"  bare sender:          {percentiles(other)}; ratio at p95 {p95(one) / p95(other):.2f}")
        print(f"  median ratio at p95: {ratio_of(ours, bare):.2f}")
        show(
            f"From webhook to hand-over, {ALERTS} alerts at once",
            {"service": list(chain(*ours)), "bare": list(chain(*bare))},
        )
        _stream(service, ROUNDS * ALERTS, show)
        print(f"worker: {memory_of(service.worker):.0f} MB, {THREADS} threads that send")


def bursts(service: Running, rounds: int) -> tuple[list[list[float]], list[list[float]]]:
    """The lags of some rounds of all at once, and of the bare sender after each."""
    ours, bare = [], []
    for turn in range(rounds):
        ours.append(_at_once(service, turn * ALERTS))
        bare.append(_bare(service.provider))
    return ours, bare


def ratio_of(ours: Sequence[Sequence[float]], bare: Sequence[Sequence[float]]) -> float:
    """How many times as long as the bare sender's 95 of 100 of ours took; the median of the rounds."""
    return median(p95(one) / p95(other) for one, other in zip(ours, bare, strict=True))


def _at_once(service: Running, first: int) -> list[float]:
    before = service.provider.count()
    raised = all_at_once(service.port, {number: help_of(number) for number in range(first, first + ALERTS)})
    return lags_of(service.provider.handed(before, ALERTS * (CONTACTS + 1)), raised)


def _stream(service: Running, first: int, show: Show) -> None:
    """Raise alerts at a steady rate; the lag of each quarter of the time shows whether it grows.

    A lag counts from when the call was due, so that a service which answers slowly does not hide it.
    """
    before, start, kept = service.provider.count(), time.monotonic(), local()

    def dial(number: int) -> None:
        if not hasattr(kept, "connection"):
            kept.connection = socket.create_connection(("127.0.0.1", service.port))
        exchange(kept.connection, help_of(number))

    raised = {first + number: start + number / RATE for number in range(RATE * SECONDS)}
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        calls = []
        for number, due in raised.items():
            time.sleep(max(0.0, due - time.monotonic()))
            calls.append(threads.submit(dial, number))
        for call in calls:
            call.result()
    lags = _first_lags(service.provider, before, raised)
    print(f"{RATE} alerts/s for {SECONDS} s, {len(lags) * (CONTACTS + 1)} texts, webhook to hand-over by quarter:")
    size = len(raised) // QUARTERS
    quarters = {
        f"quarter {quarter + 1}": [
            lag for number in range(quarter * size, (quarter + 1) * size) for lag in lags[first + number]
        ]
        for quarter in range(QUARTERS)
    }
    for seconds in quarters.values():
        print(f"  {percentiles(seconds)}")
    show(f"From webhook to hand-over, {RATE} alerts/s for {SECONDS} s", quarters)


def _first_lags(provider: ProviderProcess, before: int, raised: Mapping[int, float]) -> dict[int, list[float]]:
    """The lags of the first texts of each alert; what follows because nobody answers is not counted."""
    texts = len(raised) * (CONTACTS + 1)
    while True:
        lags: dict[int, list[float]] = {number: [] for number in raised}
        heard = provider.handed(before, texts)
        for text in heard:
            if caller_in(text) in raised:
                lags[caller_in(text)].append(text.at - raised[caller_in(text)])
        if all(len(each) > CONTACTS for each in lags.values()):
            return {number: sorted(each)[: CONTACTS + 1] for number, each in lags.items()}
        texts = len(heard) + 1


def _bare(provider: ProviderProcess) -> list[float]:
    """Send as many texts with nothing around them: no record, no keys, no rules."""
    before, texts = provider.count(), ALERTS * (CONTACTS + 1)
    command = [sys.executable, "-m", "bench.bare_sender", provider.url, str(THREADS), str(texts)]
    started = float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    return [text.at - started for text in provider.handed(before, texts)]


def all_at_once(port: int, requests: Mapping[int, bytes]) -> dict[int, float]:
    """Post these in the same moment, each over a connection of its own; answers when each was sent."""
    ready = Barrier(len(requests))

    def send(request: bytes) -> float:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            ready.wait()
            started = time.monotonic()
            exchange(connection, request)
        return started

    with ThreadPoolExecutor(len(requests)) as threads:
        return dict(zip(requests, threads.map(send, requests.values()), strict=True))


def help_of(number: int) -> bytes:
    """The webhook of a HELP by USSD."""
    form = f"sessionId=f{number}&phoneNumber=%2B{caller(number)[1:]}&serviceCode=%2A000%23&text=1*1"
    return post(f"/ussd/africastalking/{SECRET}", form)


def lags_of(texts: Sequence[Handed], raised: Mapping[int, float]) -> list[float]:
    """The lag of each text for these callers; one that the warm-up still brings is not of this round."""
    return [text.at - raised[caller_in(text)] for text in texts if caller_in(text) in raised]


def caller_in(text: Handed) -> int:
    """Which caller a text is about."""
    found = _HER_NUMBER.search(text.body)
    assert found, "every alarm names her"
    return int("".join(found.groups()))
