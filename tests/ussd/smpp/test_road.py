"""The road itself, with a conversation that waits or breaks on purpose: what is carried out when, and answered how."""

from collections.abc import Callable
from datetime import datetime, timedelta
from queue import Queue
from threading import Event
from typing import Any

import pytest

from alerts.book import RecordUnavailable
from menus.place import Screen
from sms.gateways.smpp.session import Came
from tests.standins.ussd_centre import BEGIN, KEY, RELEASED, Dialled
from tests.store.record import NOON
from ussd.last_input import Hop
from ussd.smpp import road
from ussd.smpp.packets import Dialect
from ussd.smpp.road import SmppDials, Talk

HER = "998000000001"
OTHERS = [f"9980000001{at:02}" for at in range(40)]
OK, TEMPORARY = 0x00, 0x64


@pytest.fixture(autouse=True)
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The road's own time, in its first item, so that no test depends on how fast the machine is."""
    seconds = [0.0]
    monkeypatch.setattr(road, "monotonic", lambda: seconds[0])
    return seconds


class Road:
    """The road with one phone's packets; `statuses` and `screens` are what went back."""

    def __init__(
        self,
        answer: Callable[[Hop, datetime], Screen],
        ended: Callable[[Hop, datetime | None], None] = lambda _hop, _until: None,
    ) -> None:
        self.statuses: list[int] = []
        self.screens: list[bytes] = []
        self.now = NOON
        self.dials = SmppDials(Dialect(), Talk(answer, ended, lambda *_: []), "*000#", lambda: self.now)

    def hears(self, number: str, op: int, text: str | None = None) -> None:
        """Let a packet come."""
        phone = Dialled(None, number)  # type: ignore[arg-type]
        assert self.dials.hear(Came(f"{number} {op}", phone.packet(op, text), self._answered, self._posted))

    def _answered(self, status: int) -> bool:
        self.statuses.append(status)
        return True

    def _posted(self, body: bytes, _heard: Any) -> bool:
        self.screens.append(body)
        return True


class Held:
    """A conversation that waits; `done` is what was typed in each request, `at` when it came."""

    def __init__(self) -> None:
        self.has_begun, self.may_go_on = Event(), Event()
        self.done: list[tuple[str, ...]] = []
        self.at: list[datetime] = []

    def answer(self, hop: Hop, now: datetime) -> Screen:
        """The next screen, once it may go on."""
        self.has_begun.set()
        self.may_go_on.wait()
        self.done.append(hop.typed)
        self.at.append(now)
        return Screen("1 Ha", False)


def test_a_release_does_not_overtake_the_key_before_it() -> None:
    may_go_on, done, of_others = Event(), list[str](), Queue[str]()

    def answer(hop: Hop, _now: datetime) -> Screen:
        if hop.number != f"+{HER}":
            of_others.put(hop.number)
        else:
            may_go_on.wait()
            done.append("key")
        return Screen("1 Ha", False)

    dialled = Road(answer, lambda _hop, _until: done.append("released"))
    dialled.hears(HER, KEY, "1")
    dialled.hears(HER, RELEASED)
    for number in OTHERS:
        dialled.hears(number, KEY, "1")
    assert of_others.get(timeout=60), "others do not wait for her"
    may_go_on.set()
    dialled.dials.stop()
    assert done == ["key", "released"]
    assert dialled.statuses == [OK] * (2 + len(OTHERS)), "what waits when it stops is carried out"


def test_what_waited_too_long_for_others_may_come_again_and_is_not_carried_out(seconds: list[float]) -> None:
    """The centre has given up on it: the time to answer runs from when it was heard."""
    held = Held()
    dialled = Road(held.answer)
    for _ in range(3):
        dialled.hears(HER, KEY, "1")
    assert held.has_begun.wait(60)
    seconds[0] += road.ANSWER_WITHIN
    held.may_go_on.set()
    dialled.dials.stop()
    assert (dialled.statuses, len(held.done), len(dialled.screens)) == ([OK, TEMPORARY, TEMPORARY], 1, 1)


def test_in_a_flood_of_begins_a_key_still_finds_its_time(seconds: list[float]) -> None:
    held = Held()
    dialled = Road(held.answer)
    dialled.hears(HER, BEGIN, "*000#")
    assert held.has_begun.wait(60)
    for _ in range(road.MOST_BEGINS_WAITING + 10):
        dialled.hears(HER, BEGIN, "*000#")
    assert dialled.statuses == [TEMPORARY] * 11, "there is no room for more begins"
    dialled.hears(HER, KEY, "1")
    seconds[0] += road.BEGINS_WAIT
    held.may_go_on.set()
    dialled.dials.stop()
    assert held.done == [(), ("1",)]
    assert dialled.statuses.count(OK) == 2


def test_a_help_behind_the_code_waits_as_long_as_a_key(seconds: list[float]) -> None:
    held = Held()
    dialled = Road(held.answer)
    for text in ("*000#", "*000#", "*000*1*1#"):
        dialled.hears(HER, BEGIN, text)
    assert held.has_begun.wait(60)
    seconds[0] += road.BEGINS_WAIT
    held.may_go_on.set()
    dialled.dials.stop()
    assert held.done == [(), ("1", "1")]


def test_the_time_of_her_key_is_when_it_came() -> None:
    """Whether it is a copy is told by that, not by when there was time for it."""
    held = Held()
    dialled = Road(held.answer)
    dialled.hears(HER, KEY, "1")
    dialled.hears(HER, KEY, "1")
    dialled.now += timedelta(minutes=1)
    held.may_go_on.set()
    dialled.dials.stop()
    assert held.at == [NOON, NOON]


@pytest.mark.parametrize("op", [0, KEY])
def test_what_breaks_after_ok_takes_nothing_back(op: int) -> None:
    def away(_hop: Hop, _until: datetime | None) -> None:
        raise RecordUnavailable("away")

    dialled = Road(lambda _hop, _now: Screen("102", True), away)
    dialled.hears(HER, op, "*000*1*1#")
    dialled.dials.stop()
    assert (dialled.statuses, len(dialled.screens)) == ([OK], 1)
