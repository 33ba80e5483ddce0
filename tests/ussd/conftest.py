"""No test of a dial depends on how fast the machine is."""

from functools import partial

import pytest

from doors.time_limit import answering_in_time
from ussd.described import door
from ussd.smpp import road


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take longer than the second that a gateway waits."""
    monkeypatch.setattr(road, "ANSWER_WITHIN", 120)
    monkeypatch.setattr(road, "BEGINS_WAIT", 60)
    monkeypatch.setattr(door, "answering_in_time", partial(answering_in_time, 60))
