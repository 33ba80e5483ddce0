"""A corpus of dials, and what the door answered to each: status, headers and screen, byte for byte.

    python -m tests.ussd.dials record

records the answers anew; `test_recorded_dials.py` says when one may.
"""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import update
from werkzeug.test import EnvironBuilder, run_wsgi_app

from store.tables.callers import contacts
from tests.demo import SECRET, Demo
from tests.kinds_of_account import DURESS_PIN, KINDS, PIN, WRONG_PIN, known, nobody
from vocabulary.phone_number import PhoneNumber

RECORDING = Path(__file__).parent / "data" / "dials.txt"
DOOR = f"/ussd/africastalking/{SECRET}"
FORM = "application/x-www-form-urlencoded"
CALLS = 320
SEED = 13

Application = Any
"""What answers, as WSGI has it."""


class Clock:
    """Stands still while a request is answered."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self._now

    def go_on(self, seconds: float) -> None:
        """Let time go by."""
        self._now += timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a gateway hears."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def mark(self) -> str:
        """A short mark of all of it."""
        return hashlib.sha256(repr((self.status, self.headers, self.body)).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Request:
    """One post, whole as the server hands it over; what is not said is what a gateway sends."""

    body: bytes
    path: str = DOOR
    method: str = "POST"
    content_type: str | None = FORM
    length: int | None = None

    def answered_by(self, application: Application) -> Answer:
        """Post it."""
        builder = EnvironBuilder(self.path, method=self.method, data=self.body, content_type=self.content_type)
        environ = builder.get_environ()
        if self.length is not None:
            environ["CONTENT_LENGTH"] = str(self.length)
        chunks, status, headers = run_wsgi_app(application, environ)
        return Answer(status, tuple(headers), b"".join(chunks))


def dial(number: str, session: str, text: str, code: str = "*000#", **more: str) -> Request:
    """A request as Africa's Talking sends it."""
    form = {"sessionId": session, "phoneNumber": number, "networkCode": "1", "serviceCode": code, "text": text}
    return Request(urlencode(form | more).encode())


def people(demo: Demo) -> list[str]:
    """Callers of every kind, some of each, and numbers that were never seen."""
    numbers = []
    for place, kind in enumerate([*KINDS, known, nobody, nobody] * 3):
        number = PhoneNumber(f"+998000{place:06d}")
        kind(demo, number)
        _one_after_the_other(demo, number)
        numbers.append(str(number))
    return numbers


def _one_after_the_other(demo: Demo, number: PhoneNumber) -> None:
    """Let her contacts have been added in the order of their numbers: of one moment, the order is anyone's."""
    with demo.service.ledger.open_book(number, demo.now()) as book:
        for place, one in enumerate(sorted(book.caller.contacts, key=lambda contact: contact.number)):
            at = demo.now() - timedelta(hours=1) + timedelta(seconds=place)
            book.in_its_transaction(update(contacts).where(contacts.c.id == one.id).values(added_at=at))


def calls(numbers: list[str], clock: Clock, ask: "Asked") -> None:
    """Calls of all these people: each goes where its screens lead or somewhere else, and some requests come oddly."""
    random = Random(SEED)
    for call in range(CALLS):
        number, session = random.choice(numbers), f"s-{random.randrange(CALLS)}"
        code = random.choice(("*000#",) * 6 + ("*000*1#", "*000*2#", "*123*1#", ""))
        before: list[str] = []
        typed: list[str] = []
        for _ in range(random.randrange(2, 11)):
            request = dial(number, session, "*".join(typed), code)
            before.append("*".join(typed))
            screen = ask(f"call {call}", request)
            if random.random() < 0.1:
                ask(f"call {call}, repeated", request)
            if random.random() < 0.08:
                ask(f"call {call}, late", dial(number, session, random.choice(before), code))
            if random.random() < 0.03:
                ask(f"call {call}, another phone's", dial(random.choice(numbers), session, "*".join(typed), code))
            clock.go_on(random.choice((0, 1, 3, 4, 8, 16, 40)))
            if screen.body.startswith(b"END"):
                break
            typed.append(_key(random, screen.body.decode()))
        clock.go_on(random.choice((0, 5, 60, 400, 1900)))


def _key(random: Random, screen: str) -> str:
    offered = [line.split()[0].rstrip(".:)") for line in screen.splitlines() if line[:1].isdigit()]
    anything = (
        "0",
        "1",
        "2",
        "7",
        "9",
        "00",
        PIN,
        DURESS_PIN,
        WRONG_PIN,
        "Zebo",
        "000000077",
        "",
        "Chorsu",
        "*",
        "1 1",
    )
    return random.choice(offered) if offered and random.random() < 0.75 else random.choice(anything)


ODD = "+998000000006"
GOOD = dial(ODD, "odd", "3").body


def odd() -> Iterator[Request]:
    """What is no dial, and what careless gateways take for one."""
    yield from _odd_requests()
    yield from _odd_bodies()
    yield from _odd_values()


def _odd_requests() -> Iterator[Request]:
    for secret in ("wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "%00", "%FF", "", "a%20b"):
        yield Request(GOOD, f"/ussd/africastalking/{secret}")
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"):
        yield Request(GOOD, method=method)
    for path in (f"{DOOR}/", f"{DOOR}/ended", f"{DOOR}/other", f"/{DOOR}", f"{DOOR}?text=1*1", f"{DOOR}?text=3&x=%ff"):
        yield Request(GOOD, path)
    for kind in (None, "", "text/plain", "application/octet-stream", f"{FORM}; charset=utf-8", FORM.upper()):
        yield Request(GOOD, content_type=kind)
    for kind in ("application/json", "multipart/form-data; boundary=x", "text/html", f"{FORM};charset=cp1251", ";"):
        yield Request(GOOD, content_type=kind)


def _odd_bodies() -> Iterator[Request]:
    for body in (b"", b"=", b"&&", b"text", b"a" * 300_000, b"\xff\xfe\x00", b"sessionId=1;phoneNumber=2", GOOD + b"&"):
        yield Request(body)
    for length in (0, 1, len(GOOD) - 1, len(GOOD) + 1, 300_000):
        yield Request(GOOD, length=length)
    for more in ("text=3", "sessionId=a", "serviceCode=*000*1%23", "x=1", "text%00=1", "phoneNumber=", "%74ext=1"):
        yield Request(GOOD + b"&" + more.encode())
    for field in ("sessionId", "phoneNumber", "text", "serviceCode", "networkCode"):
        yield Request(b"&".join(pair for pair in GOOD.split(b"&") if not pair.startswith(field.encode())))
        for value in (
            "",
            "%00",
            "%ff",
            "%D0",
            "x" * 129,
            "9" * 5000,
            "%20",
            "+",
            "%E2%80%AE",
            "3%00",
            "a+b",
            "%2",
            "%zz",
        ):
            pairs = [pair for pair in GOOD.split(b"&") if not pair.startswith(field.encode())]
            yield Request(b"&".join([*pairs, f"{field}={value}".encode()]))


def _odd_values() -> Iterator[Request]:
    for phone in (
        "998000000006",
        "%2B998000000006",
        "00998000000006",
        "+998 00 000 00 06",
        "%2B7",
        "%2B79990000000",
        "abc",
    ):
        yield Request(f"sessionId=p&phoneNumber={phone}&serviceCode=*000%23&text=".encode())
    for text in (
        "3*",
        "*3",
        "**",
        "3**2",
        "3%2A2",
        "3 2",
        "3%EF%BC%8A2",
        "0" * 400,
        "3*" * 99,
        "3*" * 250,
        "3*0*3*0",
        "٣",
    ):
        yield dial(ODD, f"odd-{text[:9]}", text)
    for code in ("*000*3#", "*000*3*2#", "*000*4*2#", "#", "000", "*1*1#", "*384*000*1*1#", "x" * 200):
        yield dial(ODD, f"code-{code[:9]}", "", code)


class Asked:
    """Asks an application, and keeps each answer under the name of its call."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self.answers: dict[str, list[Answer]] = {}
        self.count = 0

    def __call__(self, name: str, request: Request) -> Answer:
        """Ask, and keep the answer."""
        answer = request.answered_by(self._application)
        self.answers.setdefault(name.partition(",")[0], []).append(answer)
        self.count += 1
        return answer

    def lines(self) -> list[str]:
        """A line for each call."""
        return [f"{name}: {' '.join(one.mark for one in answers)}" for name, answers in self.answers.items()]


def ask_all(application: Application, demo: Demo, clock: Clock) -> Asked:
    """The whole corpus."""
    ask = Asked(application)
    numbers = people(demo)
    calls(numbers, clock, ask)
    for place, request in enumerate(odd()):
        ask(f"odd {place}", request)
        clock.go_on(60)
    return ask


def main() -> None:
    """Write the recording."""
    with TemporaryDirectory() as folder:
        clock = Clock()
        demo = Demo(Path(folder), clock)
        asked = ask_all(demo.app.wsgi_app, demo, clock)
        demo.close()
    RECORDING.parent.mkdir(exist_ok=True)
    RECORDING.write_text("\n".join([*asked.lines(), ""]), encoding="utf-8")
    sys.stdout.write(f"{asked.count} requests recorded in {RECORDING}\n")


if __name__ == "__main__":
    if sys.argv[1:] != ["record"]:
        sys.exit(__doc__)
    main()
