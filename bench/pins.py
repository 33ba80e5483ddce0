"""A flood of texts with PINs, and dials for help beside it: how long she waits for her screen."""

import http.client
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread
from urllib.parse import urlencode

from bench.prepare import caller
from bench.report import Show, percentiles
from bench.servers import SECRET, temporary_service, web_server

CONNECTIONS = 16
HELPS = 300
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def main(show: Show) -> None:
    """Time HELPs without the flood and with it; every HELP must be answered with 200."""
    with temporary_service(callers=HELPS * 2) as environ, web_server("app:create_app", environ) as port:
        quiet = list(_helps(port, range(HELPS)))
        with _flood(port) as heard:
            beside = list(_helps(port, range(HELPS, 2 * HELPS)))
    texts = ", ".join(f"{number} × {status}" for status, number in sorted(heard.items()))
    print(f"{HELPS} HELPs by dialling, one after the other")
    print(f"  quiet:                     {percentiles(quiet)}")
    print(f"  beside texts with a PIN:   {percentiles(beside)}  (the texts, over {CONNECTIONS} connections: {texts})")
    show("From a HELP to her screen", {"quiet": quiet, "beside a flood of texts with PINs": beside})


def _helps(port: int, numbers: range) -> Iterator[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for number in numbers:
        form = {"sessionId": f"p-{number}", "phoneNumber": caller(number), "serviceCode": "*000#", "text": "1*1"}
        started = time.monotonic()
        status = _post(connection, f"/ussd/africastalking/{SECRET}", form)
        if status != 200:
            raise AssertionError(f"a HELP heard {status}")
        yield time.monotonic() - started
    connection.close()


@contextmanager
def _flood(port: int) -> Iterator[Counter[int]]:
    """Texts with a PIN as fast as they are answered, each of them new; what they heard is counted."""
    over, heard, ids = Event(), Counter[int](), count()

    def send() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while not over.is_set():
            number = next(ids)
            form = {"from": caller(number % HELPS), "to": "000", "text": "XAVFSIZ 1234", "id": f"p-{number}"}
            heard[_post(connection, f"/sms/africastalking/{SECRET}/incoming", form)] += 1
        connection.close()

    threads = [Thread(target=send) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    yield heard
    over.set()
    for thread in threads:
        thread.join()


def _post(connection: http.client.HTTPConnection, path: str, form: dict[str, str]) -> int:
    connection.request("POST", path, urlencode(form), FORM)
    answer = connection.getresponse()
    answer.read()
    return answer.status
