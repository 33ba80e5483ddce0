"""Ten thousand calls from a hundred numbers, with five of others among them: how long until staff are told of those.

The hundred take back each tenth call by a text. That is no false alarm, so nothing of the flood goes behind the five.
"""

import random
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Lock

from bench.fan_out import Running, running
from bench.load import exchange, post
from bench.prepare import caller
from bench.report import Show
from bench.servers import SECRET

FLOOD, NUMBERS, REAL = 10_000, 100, 5
TAKEN_BACK_AFTER = 10
"""HELPs of one number, so that the next one is a new call to everybody and not a repeat."""

CONNECTIONS = 16
SEED = 7
_HER_NUMBER = re.compile(r"\+998 00 (\d{3}) (\d\d) (\d\d)")

Call = tuple[int, bytes]


def main(show: Show) -> None:
    """Flood the service over as many connections as it takes, and see when the real ones were handed over."""
    with running("sqlite", NUMBERS + REAL) as service:
        started = time.monotonic()
        raised = _flood(service)
        lasted = time.monotonic() - started
        waits = sorted(_told(service, raised))
    print(f"{FLOOD} calls from {NUMBERS} numbers in {lasted:.0f} s ({FLOOD / lasted:.0f}/s), {REAL} of others")
    print(f"  from her webhook until a centre was told: {', '.join(f'{wait:.2f} s' for wait in waits)}")
    show("From a real alert to its centre, in a flood", {"real alerts": waits})


def _flood(service: Running) -> dict[int, float]:
    """Make all calls; answers when each real one was made, by the number of its caller."""
    calls, lock, raised = _calls(), Lock(), {}

    def caller_after_caller() -> None:
        with socket.create_connection(("127.0.0.1", service.port)) as connection:
            while True:
                with lock:
                    number, request = next(calls, (-1, b""))
                if not request:
                    return
                if number >= NUMBERS:
                    raised[number] = time.monotonic()
                exchange(connection, request)

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        for one in [threads.submit(caller_after_caller) for _ in range(CONNECTIONS)]:
            one.result()
    return raised


def _calls() -> Iterator[Call]:
    chance = random.Random(SEED)
    real = dict(zip(sorted(chance.sample(range(FLOOD // 10, FLOOD), REAL)), count(NUMBERS), strict=False))
    for turn in range(FLOOD):
        if turn in real:
            yield real[turn], _help(real[turn], turn)
        number = turn % NUMBERS
        yield number, _help(number, turn)
        if turn // NUMBERS % TAKEN_BACK_AFTER == TAKEN_BACK_AFTER - 1:
            yield number, _take_back(number, turn)


def _help(number: int, turn: int) -> bytes:
    form = f"sessionId=f{turn}-{number}&phoneNumber=%2B{caller(number)[1:]}&serviceCode=%2A000%23&text=1*1"
    return post(f"/ussd/africastalking/{SECRET}", form)


def _take_back(number: int, turn: int) -> bytes:
    form = f"from=%2B{caller(number)[1:]}&to=000&text=XAVFSIZ&id=t{turn}"
    return post(f"/sms/africastalking/{SECRET}/incoming", form)


def _told(service: Running, raised: dict[int, float]) -> Iterator[float]:
    """For each real one, how long it took until the first text to a centre told of her."""
    until, told = time.monotonic() + 60, {}
    while len(told) < len(raised):
        if time.monotonic() > until:
            raise TimeoutError(f"{len(told)} of {len(raised)} real alerts reached a centre")
        for text in service.provider.handed(0, 0):
            found = _HER_NUMBER.search(text.body)
            number = int("".join(found.groups())) if found else -1
            if number in raised and not text.to.startswith("+998009"):
                told.setdefault(number, text.at - raised[number])
        time.sleep(0.2)
    yield from told.values()
