"""Ways by which the keys of a phone reach the conversation, so that every rule can be tried over each of them.

A line remembers its requests, and sends each of them again on demand, as gateways and networks do.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from queue import Queue
from typing import Any

from flask import Flask

from config.settings import Settings
from menus.place import Screen
from sms.gateways.smpp.session import Came
from store.callers.ussd_sessions import UssdSessions
from store.tables.alerts import alerts
from store.tables.callers import callers
from store.tables.outgoing import notices
from tests.standins.ussd_centre import BEGIN, Dialled, read_submit
from tests.standins.ussd_centre import KEY as A_KEY
from tests.store.record import HER, KEY, NOON, Record
from tests.ussd.described.reading import screen_in
from ussd.described.description import describe_or_fault
from ussd.described.door import described_door
from ussd.described.road import Answers, DescribedRoad, Written
from ussd.dial import Dial
from ussd.last_input import Hop
from ussd.smpp.packets import Dialect
from ussd.smpp.road import SmppDials, Talk
from vocabulary.phone_number import PhoneNumber
from wiring import Service

TWO_SECONDS = timedelta(seconds=2)


@cache
def _read_once() -> dict[str, Any]:
    """What is read from files and is the same in every test."""
    service = Service(Settings())
    return {name: getattr(service, name) for name in ("menu", "geography", "notice_words", "plan")}


def service_on(record: Record) -> Service:
    """A process of the service on this record."""
    service = Service(Settings(database_url=record.url, keys=(KEY,), webhook_secrets=("secret",)))
    vars(service).update(_read_once())
    return service


@dataclass
class Line:
    """One phone on one road; `clock` is what the service takes for the time."""

    service: Service
    record: Record
    session: str = "s-1"
    number: PhoneNumber = HER
    now: datetime = NOON
    sent: list[Any] = field(default_factory=list)
    inputs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Get the road ready."""

    tells_copies = True
    """Whether a request has a number, or the whole input, by which a copy is known at any time."""

    def dials(self, *suffix: str) -> Screen:
        """Begin a session, perhaps with what was dialled behind the code."""
        self.inputs = suffix
        return self._send(self.beginning(suffix))

    def types(self, *keys: str) -> Screen:
        """Answer the screen, and each that follows, two seconds after it was seen."""
        for key in keys:
            self.now += TWO_SECONDS
            self.inputs = (*self.inputs, key)
            screen = self._send(self.answer(key))
        return screen

    def again(self, request: int = -1) -> Screen:
        """Let a request come once more: the last, or an earlier one by its place."""
        return self.put(self.sent[request])

    def overtaken(self, *keys: str) -> Screen:
        """Let the requests of these keys come in the other order."""
        requests = []
        for key in keys:
            self.inputs = (*self.inputs, key)
            requests.append(self.answer(key))
            self.sent.append(requests[-1])
        for request in reversed(requests):
            screen = self.put(request)
        return screen

    def of(self, **changes: Any) -> "Line":
        """The same road for another phone or another session."""
        return type(self)(self.service, self.record, **{"now": self.now, **changes})

    def counts(self) -> list[int]:
        """How many callers, alerts and notices are stored."""
        return [self.record.count(table) for table in (callers, alerts, notices)]

    @property
    def alert(self) -> dict[str, Any]:
        """Her only one."""
        [alert] = self.record.rows(alerts)
        return alert

    def _send(self, request: Any) -> Screen:
        self.sent.append(request)
        return self.put(request)

    # ---- what differs by road

    def beginning(self, suffix: tuple[str, ...]) -> Any:
        """The first request of a session."""
        raise NotImplementedError

    def answer(self, key: str) -> Any:
        """A request that brings a key; `inputs` holds it already."""
        raise NotImplementedError

    def put(self, request: Any) -> Screen:
        """What the service answers."""
        raise NotImplementedError


class WholeInput(Line):
    """A gateway that sends everything each time."""

    def beginning(self, suffix: tuple[str, ...]) -> Dial:
        return Dial(self.session, self.number, suffix, len(suffix))

    def answer(self, key: str) -> Dial:
        return Dial(self.session, self.number, self.inputs)

    def put(self, request: Dial) -> Screen:
        return self.service.conversation.answer(request, self.now)


class LastInput(Line):
    """A gateway that sends the last input, and says when a session begins."""

    tells_copies = False

    def beginning(self, suffix: tuple[str, ...]) -> Hop:
        return Hop("a road", self.session, self.number, suffix, begins=True)

    def answer(self, key: str) -> Hop:
        return Hop("a road", self.session, self.number, (key,))

    def put(self, request: Hop) -> Screen:
        return self.service.by_turns.answer(request, self.now)


class NumberedInput(LastInput):
    """One that also numbers its requests."""

    tells_copies = True

    def beginning(self, suffix: tuple[str, ...]) -> Hop:
        self.turn = 1
        return Hop("a road", self.session, self.number, suffix, begins=True, turn="1")

    def answer(self, key: str) -> Hop:
        self.turn += 1
        return Hop("a road", self.session, self.number, (key,), turn=str(self.turn))


class OverHttp(Line):
    """A described gateway, through its door; `name` is its description's."""

    name = ""

    def __post_init__(self) -> None:
        road = DescribedRoad(describe_or_fault(self.name, (160, 70)), "*000#")
        talk = self.service
        answers = Answers(talk.conversation.answer, talk.by_turns.answer, talk.by_turns.ended)
        app = Flask(__name__)
        app.register_blueprint(described_door(road, answers, ["secret"], lambda: self.now))
        self.client = app.test_client()

    def put(self, request: dict[str, Any]) -> Screen:
        while (answer := self.client.open(f"/ussd/{self.name}/secret", **request)).status_code == 503:
            pass  # a gateway repeats what a busy machine did not answer in time
        assert answer.status_code == 200, answer.text
        return Screen(*screen_in(self.name, Written(200, "", answer.text, tuple(answer.headers.items()))))


class HubtelLine(OverHttp):
    """JSON with a number of the request."""

    name = "hubtel"

    def beginning(self, suffix: tuple[str, ...]) -> dict[str, Any]:
        self.turn = 0
        return self._request("Initiation", "*".join(["*000", *suffix]) + "#")

    def answer(self, key: str) -> dict[str, Any]:
        return self._request("Response", key)

    def _request(self, kind: str, text: str) -> dict[str, Any]:
        self.turn += 1
        names = {"SessionId": self.session, "Mobile": self.number[1:], "Sequence": str(self.turn)}
        return {"method": "POST", "json": {**names, "Type": kind, "Message": text, "ServiceCode": "000"}}


class FlaresLine(OverHttp):
    """GET, where nothing tells that a session begins but the code."""

    name = "flares"
    tells_copies = False

    def beginning(self, suffix: tuple[str, ...]) -> dict[str, Any]:
        return self.answer("*".join(["*000", *suffix]) + "#")

    def answer(self, key: str) -> dict[str, Any]:
        names = {"SessionID": self.session, "MSISDN": self.number[1:], "MSC": "m"}
        return {"method": "GET", "query_string": {**names, "input": key}}


class TruRouteLine(OverHttp):
    """XML."""

    name = "truroute"
    tells_copies = False

    def beginning(self, suffix: tuple[str, ...]) -> dict[str, Any]:
        return self._request(1, "*".join(["*000", *suffix]) + "#")

    def answer(self, key: str) -> dict[str, Any]:
        return self._request(2, key)

    def _request(self, kind: int, text: str) -> dict[str, Any]:
        body = f"<ussd><type>{kind}</type><msg>{text}</msg><sessionid>{self.session}</sessionid>"
        body += f"<msisdn>{self.number[1:]}</msisdn></ussd>"
        return {"method": "POST", "data": body, "content_type": "text/xml"}


class SmppLine(Line):
    """An operator's USSD centre over SMPP; a packet that comes twice has the same number."""

    def __post_init__(self) -> None:
        talk = self.service.by_turns
        sessions = UssdSessions(self.service.engine, self.service.vault.index)
        answers = Talk(talk.answer, talk.ended, sessions.numbers_of)
        self.road = SmppDials(Dialect(), answers, "*000#", lambda: self.now)

    def beginning(self, suffix: tuple[str, ...]) -> tuple[str, bytes]:
        return self._packet(BEGIN, "*".join(["*000", *suffix]) + "#")

    def answer(self, key: str) -> tuple[str, bytes]:
        return self._packet(A_KEY, key)

    def put(self, request: tuple[str, bytes]) -> Screen:
        shown: Queue[Screen] = Queue()
        statuses: list[int] = []

        def post(body: bytes, _heard: object) -> bool:
            one = read_submit(0, body)
            shown.put(Screen(one.text, one.op == 17))
            return True

        assert self.road.hear(Came(*request, lambda status: not statuses.append(status), post))
        screen = shown.get(timeout=60)
        assert statuses == [0]
        return screen

    def _packet(self, op: int, text: str) -> tuple[str, bytes]:
        phone = Dialled(None, self.number[1:], id=self.session.encode()[-1:] + b"\0", coding=8)  # type: ignore[arg-type]
        return f"a line {len(self.sent)} {self.session}", phone.packet(op, text)
