"""A line that is cut at each packet of a session, with two workers: no HELP is lost, nobody sees another's screen."""

from itertools import cycle

import pytest

from tests.standins.ussd_centre import BEGIN, KEY, Cut, Dialled, UssdCentre
from tests.ussd.smpp.conftest import DialledOverSmpp

HER, OTHER = "998000000001", "998000000002"
OK = 0x00
PACKETS_OF_A_SESSION = 12
"""Three requests, each with the answer to it, its screen, and the answer to that."""


class Phone:
    """A phone, and the centre's part for it: what got no answer comes again, over one line or the other."""

    def __init__(self, centre: UssdCentre, number: str) -> None:
        self._centre = centre
        self._dialled = Dialled(centre, number)
        self._lines = cycle([0, -1])
        self.answered: list[str] = []
        """What was answered OK, the dialled code first."""

    @property
    def screens(self) -> list[str]:
        """What it saw."""
        return [one.text for one in self._centre.shown if one.destination == self._dialled.number.encode()]

    def dials(self) -> bool:
        """Dial; tells whether a screen came."""
        return self._sends(BEGIN, "*000#")

    def types(self, key: str) -> bool:
        """Press a key; tells whether a screen came."""
        return self._sends(KEY, key)

    def _sends(self, op: int, text: str) -> bool:
        packet, seen, centre = self._dialled.packet(op, text), len(self.screens), self._centre
        while True:
            centre.until_bound(2)
            at = next(self._lines)
            line = centre.lines[at]
            sequence = centre.delivers(packet, at)
            centre.until(lambda: sequence in centre.responses or line not in centre.lines)  # noqa: B023
            if sequence in centre.responses:
                break
        assert centre.responses[sequence] == OK
        self.answered.append(text)
        centre.until(lambda: len(self.screens) > seen or line not in centre.lines)
        return len(self.screens) > seen


@pytest.fixture
def two_workers(demo: DialledOverSmpp, centre: UssdCentre) -> DialledOverSmpp:
    centre.until_bound()
    demo.another_worker()
    return demo


@pytest.mark.parametrize("arrives", [False, True], ids=["before it", "after it"])
@pytest.mark.parametrize("at", range(1, PACKETS_OF_A_SESSION + 1))
def test_a_line_that_is_cut_at_any_packet_costs_no_help(
    two_workers: DialledOverSmpp, centre: UssdCentre, at: int, arrives: bool
) -> None:
    her, other = Phone(centre, HER), Phone(centre, OTHER)
    centre.until_bound(2)
    other.dials()
    centre.cut_at = cut = Cut(HER, at, arrives)
    calls = False
    while not calls:
        # whoever sees nothing for a while dials again
        calls = her.dials() and her.types("1")
        other.types("9")
        calls = calls and her.types("1")
        assert two_workers.count() == 1 or her.answered[-2:] != ["1", "1"], "what is answered OK is stored"
    assert cut.passed >= at
    assert two_workers.count() == 1
    assert "102" in her.screens[-1]
    assert other.screens and not any("102" in screen for screen in other.screens)
