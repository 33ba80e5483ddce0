"""The service as stories meet it over each road of dials, with a real peer in between.

Over HTTP a client writes what the gateway's page shows, and our own web server answers; over SMPP a USSD centre stands
in between whose protocol is another's library.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import urlencode

import urllib3

from doors.server.server import Server
from machine.serve import listen
from simulator.phone import DialSession, Road, Screen
from simulator.story import StoryPhone
from tests.demo import SECRET, Demo
from tests.journeys.clock import MorningClock
from tests.standins.centres import HOW_IT_SPEAKS, RunningCentre
from tests.ussd.described.reading import screen_in
from ussd.described.road import Written

OVER_HTTP = ("hubtel", "flares", "truroute")
OVER_SMPP = tuple(HOW_IT_SPEAKS)
NUMBERS_ITS_REQUESTS = {"hubtel"}

_names = count()

Request = tuple[str, str, bytes | None]
"""A method, what stands behind the address, and a body."""


class HttpGateway:
    """A gateway over HTTP that is described by a file; where it numbers no requests, she takes her time for a key."""

    def __init__(self, name: str, address: str, clock: MorningClock) -> None:
        self._name, self._address, self._clock = name, address, clock
        self._write = {"hubtel": _hubtel, "flares": _flares, "truroute": _truroute}[name]
        self._client = urllib3.PoolManager()

    def turn(self, number: str, session: DialSession) -> Screen:
        if self._name not in NUMBERS_ITS_REQUESTS:
            self._clock.goes_on(2)
        return Screen(*screen_in(self._name, self._ask(self._write(number, session, ended=False))))

    def ended(self, number: str, session: DialSession, status: str) -> None:
        self._ask(self._write(number, session, ended=True))

    def _ask(self, request: Request) -> Written:
        method, behind, body = request
        address = self._address + behind
        while (answer := self._client.request(method, address, body=body, retries=False, timeout=60)).status == 503:
            pass  # a gateway repeats what a busy machine did not answer in time
        text = answer.data.decode()
        assert answer.status == 200, text
        return Written(answer.status, "", text, tuple(answer.headers.items()))


def _typed(session: DialSession) -> str:
    return session.inputs[-1] if session.inputs else session.dialled


def _hubtel(number: str, session: DialSession, *, ended: bool) -> Request:
    kind = "Release" if ended else "Response" if session.inputs else "Initiation"
    asked: dict[str, Any] = {"Type": kind, "Mobile": number[1:], "SessionId": session.id, "ServiceCode": "000"}
    asked |= {"Message": _typed(session), "Operator": "a network", "Sequence": len(session.inputs) + 1 + ended}
    return "POST", "", json.dumps(asked).encode()


def _flares(number: str, session: DialSession, *, ended: bool) -> Request:
    asked = {"SessionID": session.id, "MSISDN": number[1:], "MSC": "m", "input": _typed(session)}
    return "GET", f"?{urlencode(asked | ({'clean': 'clean-session'} if ended else {}))}", None


def _truroute(number: str, session: DialSession, *, ended: bool) -> Request:
    kind = 3 if ended else 2 if session.inputs else 1
    body = f"<ussd><type>{kind}</type><msg>{_typed(session)}</msg><sessionid>{session.id}</sessionid>"
    return "POST", "", f"{body}<msisdn>{number[1:]}</msisdn></ussd>".encode()


class DemoOnARoad(Demo):
    """A service whose dials come over this road alone."""

    road: Road

    def phone(self, number: str) -> StoryPhone:
        return super().phone(number).on(self.road)


@contextmanager
def over_http(name: str, folder: Path) -> Iterator[Demo]:
    """A service behind our own web server."""
    clock = MorningClock()
    with closing(DemoOnARoad(folder, clock, ussd_roads=(name,))) as demo, closing(listen("127.0.0.1", 0)) as listener:
        server = Server(demo.app, listener, [SECRET], most=100)
        serving = Thread(target=server.serve)
        serving.start()
        demo.road = HttpGateway(name, f"http://127.0.0.1:{listener.getsockname()[1]}/ussd/{name}/{SECRET}", clock)
        yield demo
        server.stop()
        serving.join()


@contextmanager
def over_smpp(library: str, folder: Path, centre: RunningCentre) -> Iterator[Demo]:
    """A service that is bound to a centre."""
    account = {"url": centre.url, "system_id": f"najot-{next(_names)}", "password": "word-xyz", "sender": "1199"}
    account |= HOW_IT_SPEAKS[library]
    with closing(DemoOnARoad(folder, MorningClock(), ussd_roads=("smpp",), accounts={"smpp": account})) as demo:
        demo.road = centre.road
        demo.service.open_sessions()
        while account["system_id"] not in centre.road.bound():
            sleep(0.02)
        yield demo
        demo.service.close_sessions()


def on(road: str, folder: Path, centre: Callable[[str], RunningCentre]) -> AbstractContextManager[Demo]:
    """A service on any of these roads; `centre` runs one."""
    return over_http(road, folder) if road in OVER_HTTP else over_smpp(road, folder, centre(road))
