"""The operator sees how each road of dials fares, and nothing of who dialled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.registry import CollectorRegistry

from store.counted.figures import Figures
from store.counted.roads import heard_last
from store.instant import utc_now
from store.tables.callers import ussd_sessions
from tests.demo import SECRET, Demo
from tests.standins.ussd_centre import Answers, UssdCentre
from tests.ussd.smpp.conftest import DialledOverSmpp

HER = "998000000001"
TO_ERASE = ("2", "9", "2", "9", "5", "2", "2")


def figures(demo: Demo) -> CollectorRegistry:
    """What Prometheus would read, once the minute is over."""
    demo.service.road_counts.store()
    registry = CollectorRegistry()
    registry.register(Figures(demo.service.engine))
    return registry


def sessions(demo: Demo, road: str) -> dict[str, float | None]:
    found, name = figures(demo), "najot_ussd_sessions_total"
    return {
        how: found.get_sample_value(name, {"road": road, "how": how}) for how in ("begun", "last_screen", "released")
    }


@pytest.fixture
def centre() -> Iterator[UssdCentre]:
    with UssdCentre() as centre:
        yield centre


def test_dials_over_smpp_are_counted_with_how_they_ended(tmp_path: Path, centre: UssdCentre) -> None:
    demo = DialledOverSmpp(tmp_path, centre)
    over, left = centre.dial(HER), centre.dial("998000000002")
    over.sees(), left.sees()
    over.types(*TO_ERASE)
    centre.response_to(left.hangs_up())
    demo.until(lambda: sessions(demo, "smpp") == {"begun": 2, "last_screen": 1, "released": 1})
    found = figures(demo)
    assert found.get_sample_value("najot_ussd_turn_seconds_count", {"road": "smpp"}) == 2 + len(TO_ERASE)
    assert found.get_sample_value("najot_ussd_turn_seconds_sum", {"road": "smpp"}) is not None
    assert found.get_sample_value("najot_ussd_screens_refused_total", {"road": "smpp"}) == 0
    demo.close()


def test_screens_that_an_operator_refuses_are_counted(tmp_path: Path, centre: UssdCentre) -> None:
    demo = DialledOverSmpp(tmp_path, centre)
    centre.answers = Answers(status=0x0B)
    centre.dial(HER).sees()
    demo.until(lambda: demo.count(ussd_sessions) == 0)
    refused = figures(demo).get_sample_value("najot_ussd_screens_refused_total", {"road": "smpp"})
    assert refused == 1
    demo.close()


@pytest.fixture
def over_http(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Demo]:
    """The web process, whose counts the test can see."""
    demo = Demo(tmp_path, ussd_roads=("africastalking", "hubtel"))
    monkeypatch.setattr("app._begin", lambda *_: (demo.settings, demo.service))
    yield demo
    demo.close()


def test_dials_over_http_are_counted_each_by_its_road(over_http: Demo) -> None:
    demo = over_http
    client = demo.app.test_client()
    request = {"SessionId": "s", "Mobile": HER, "Message": "*000#", "Type": "Initiation", "Sequence": "1"}
    assert client.post(f"/ussd/hubtel/{SECRET}", json=request).status_code == 200
    for text in ("", "1"):
        form = {"sessionId": "s", "phoneNumber": f"+{HER}", "serviceCode": "*000#", "text": text}
        assert client.post(f"/ussd/africastalking/{SECRET}", data=form).status_code == 200
    assert sessions(demo, "hubtel") == sessions(demo, "africastalking") == {"begun": 1, "last_screen": 0, "released": 0}
    found = figures(demo)
    turns = [
        found.get_sample_value("najot_ussd_turn_seconds_count", {"road": road}) for road in ("hubtel", "africastalking")
    ]
    assert turns == [1, 2]


def test_a_road_is_heard_when_it_was_last_counted(over_http: Demo) -> None:
    demo = over_http
    assert heard_last(demo.service.engine) == {}
    form = {"sessionId": "s", "phoneNumber": f"+{HER}", "serviceCode": "*000#", "text": ""}
    demo.app.test_client().post(f"/ussd/africastalking/{SECRET}", data=form)
    before = utc_now()
    silent = figures(demo).get_sample_value("najot_ussd_silent_seconds", {"road": "africastalking"})
    assert silent is not None and 0 <= silent
    assert heard_last(demo.service.engine)["africastalking"] >= before
