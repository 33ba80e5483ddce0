"""The road itself, with a conversation that waits or breaks on purpose: what is carried out when, and answered how."""

from collections.abc import Callable
from datetime import datetime
from queue import Queue
from threading import Event
from typing import Any

from menus.place import Screen
from sms.gateways.smpp.session import Came
from tests.standins.ussd_centre import KEY, RELEASED, Dialled
from tests.store.record import NOON
from ussd.last_input import Hop
from ussd.smpp.packets import Dialect
from ussd.smpp.road import SmppDials, Talk

HER = "998000000001"
OTHERS = [f"9980000001{at:02}" for at in range(40)]
OK = 0x00


class Road:
    """The road with one phone's packets; `statuses` and `screens` are what went back."""

    def __init__(
        self,
        answer: Callable[[Hop, datetime], Screen],
        ended: Callable[[Hop, datetime | None], None] = lambda _hop, _until: None,
    ) -> None:
        self.statuses: list[int] = []
        self.screens: list[bytes] = []
        self.dials = SmppDials(Dialect(), Talk(answer, ended, lambda *_: []), "*000#", lambda: NOON)

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


def test_a_release_does_not_overtake_the_key_before_it() -> None:
    may_go_on, done, of_others = Event(), list[str](), Queue[str]()

    def answer(hop: Hop, _now: datetime) -> Screen:
        if hop.number != f"+{HER}":
            of_others.put(hop.number)
        else:
            may_go_on.wait()
            done.append("key")
        return Screen("1 Ha", False)

    road = Road(answer, lambda _hop, _until: done.append("released"))
    road.hears(HER, KEY, "1")
    road.hears(HER, RELEASED)
    for number in OTHERS:
        road.hears(number, KEY, "1")
    assert of_others.get(timeout=60), "others do not wait for her"
    may_go_on.set()
    road.dials.stop()
    assert done == ["key", "released"]
    assert road.statuses == [OK] * (2 + len(OTHERS)), "what waits when it stops is carried out"
