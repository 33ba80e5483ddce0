"""Too many requests are refused before anything is read for them."""

from datetime import timedelta
from pathlib import Path

import pytest

from console.frame import pace
from console.frame.pace import A_MINUTE, Pace
from staff.member import Role
from tests.console.office import Office
from tests.console.sign_in.test_sign_in import Clock
from tests.demo import Demo


def test_each_minute_begins_anew_and_each_browser_is_counted_apart() -> None:
    paced = Pace()
    assert [paced.is_too_fast("a", 2, 30.0) for _ in range(4)] == [False, False, True, True]
    assert not paced.is_too_fast("b", 2, 30.0)
    assert not paced.is_too_fast("a", 2, 30.0 + A_MINUTE)


def test_a_flood_is_told_to_wait_and_others_work_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "OF_AN_ADDRESS", 5)
    monkeypatch.setattr(pace, "OF_A_MEMBER", 20)
    clock = Clock()
    office = Office(Demo(tmp_path, clock))
    flood, member = office.client(), office.client(Role.OFFICER)
    assert [flood.get("/console/sign-in").status_code for _ in range(6)] == [200] * 5 + [429]
    with flood.get("/console/frame/parts.css") as looks:
        assert looks.status_code == 200
    assert [member.get("/console/account/").status_code for _ in range(21)] == [200] * 20 + [429]
    clock.passes(timedelta(seconds=A_MINUTE))
    assert flood.get("/console/sign-in").status_code == 200
    office.demo.close()
