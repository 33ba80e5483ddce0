"""Which roads texts take when routes fail and come back, over processes that share what they know."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from alerts.book import RecordUnavailable
from alerts.notice import Urgency
from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.sending import router as router_module
from sms.sending import this_host
from sms.sending.route_health import FIRST_REST, NEGLECTED_AFTER, OPENS_AFTER, Health
from sms.sending.router import HealthInProcess, HealthRecord, Router
from sms.sending.routes import NO_ROUTE, Sent
from sms.sending.this_host import Alone, ThisHost
from vocabulary.phone_number import PhoneNumber

TEXT = OutgoingText("n-1", PhoneNumber("+998001234567"), "Salom")
TAKEN = Accepted("id-1")
DOWN = TryLater("down")
NO_MONEY = Refused("no money", Whose.ACCOUNT)


@pytest.fixture(autouse=True)
def nothing_is_believed_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(router_module, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(this_host, "BELIEVED_FOR", 0.0)


class FakeRoute:
    """A route that comes to the outcome it is told, and counts what it was given."""

    takes_free_text = True
    patience = 1.0

    def __init__(self, name: str) -> None:
        self.name = name
        self.will: Outcome = TAKEN
        self.given = 0

    def send(self, text: OutgoingText) -> Outcome:
        self.given += 1
        return self.will


class FakePeers(Alone):
    """Other workers, who say where they are well."""

    def __init__(self) -> None:
        self.well: frozenset[str] = frozenset()

    def well_elsewhere(self, now: datetime) -> frozenset[str]:
        return self.well


class Road:
    """Two routes and one process that sends over them, with a clock that the test turns."""

    def __init__(self, record: HealthRecord | None = None) -> None:
        self.a, self.b = FakeRoute("a"), FakeRoute("b")
        self.now = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
        self.record = record or HealthInProcess()
        self.peers = FakePeers()
        self.router = self.process()

    def process(self) -> Router:
        return Router([self.a, self.b], self.record, lambda: self.now, self.host())

    def host(self) -> ThisHost:
        return ThisHost([self.a, self.b], self.peers, lambda: self.now)

    def send(self, urgency: Urgency, times: int = 1) -> Sent:
        for _ in range(times):
            sent = self.router.send(TEXT, urgency, lambda: True)
        return sent

    def later(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def road() -> Road:
    return Road()


def test_a_dead_first_route_costs_only_the_first_alarms_its_patience(road: Road) -> None:
    road.a.will = DOWN
    assert road.send(Urgency.ALARM, times=100) == Sent("b", TAKEN)
    assert (road.a.given, road.b.given) == (OPENS_AFTER, 100)


def test_what_one_process_learns_every_process_knows(road: Road) -> None:
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    road.process().send(TEXT, Urgency.ALARM, lambda: True)
    assert road.a.given == OPENS_AFTER


def test_an_alarm_tries_every_route_though_all_circuits_are_open(road: Road) -> None:
    road.a.will = road.b.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    road.b.will = TAKEN
    assert road.send(Urgency.ALARM) == Sent("b", TAKEN)
    assert road.a.given == OPENS_AFTER + 1


def test_routine_waits_while_its_route_is_open_and_then_one_text_probes_it(road: Road) -> None:
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    assert road.send(Urgency.ROUTINE) == Sent(None, TryLater("the route is open", after_seconds=5.0))
    road.later(FIRST_REST)
    assert road.send(Urgency.ROUTINE) == Sent("a", DOWN)
    assert road.send(Urgency.ROUTINE).route is None
    assert (road.a.given, road.b.given) == (OPENS_AFTER + 1, OPENS_AFTER)


def test_one_probe_closes_the_circuit_for_everybody(road: Road) -> None:
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    road.a.will = TAKEN
    road.later(FIRST_REST)
    road.process().send(TEXT, Urgency.ROUTINE, lambda: True)
    assert road.send(Urgency.ALARM) == Sent("a", TAKEN)


def test_only_one_of_two_processes_gets_the_probe(road: Road) -> None:
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    road.later(FIRST_REST)
    seen = road.record.known()["a"]
    assert road.record.take_probe("a", seen, road.now)
    assert not road.record.take_probe("a", seen, road.now)


def test_without_routine_traffic_an_alarm_probes_after_a_long_while(road: Road) -> None:
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    road.later(FIRST_REST + NEGLECTED_AFTER)
    road.a.will = TAKEN
    assert road.send(Urgency.ALARM) == Sent("a", TAKEN)
    assert not road.record.known()["a"].is_open


def test_an_answer_takes_the_next_route_that_is_well(road: Road) -> None:
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    assert road.send(Urgency.ANSWER) == Sent("b", TAKEN)


def test_trouble_of_our_account_calls_the_operator_once_though_the_next_route_accepted(road: Road) -> None:
    road.a.will = NO_MONEY
    with capture_logs() as logs:
        assert road.send(Urgency.ALARM, times=10) == Sent("b", TAKEN)
    assert [(line["event"], line["log_level"], line["route"], line["reason"]) for line in logs] == [
        ("route_in_trouble", "error", "a", "no money"),
        ("route_opened", "error", "a", "no money"),
    ]


def test_the_operator_hears_that_a_route_is_back(road: Road) -> None:
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    road.a.will = TAKEN
    road.later(FIRST_REST)
    with capture_logs() as logs:
        road.send(Urgency.ROUTINE, times=3)
    assert [line["event"] for line in logs] == ["route_closed"]


class Broken:
    """A record that cannot be read or written."""

    def known(self) -> Mapping[str, Health]:
        raise RecordUnavailable("OperationalError")

    def note(self, route: str, outcome: Outcome, now: datetime) -> tuple[Health, Health]:
        raise RecordUnavailable("OperationalError")

    def take_probe(self, route: str, seen: Health, now: datetime) -> bool:
        raise RecordUnavailable("OperationalError")


def test_without_the_record_texts_go_out_as_before() -> None:
    road = Road(Broken())
    road.a.will = DOWN
    assert road.send(Urgency.ALARM, times=5) == Sent("b", TAKEN)
    assert road.a.given == 5


class Counting(HealthInProcess):
    """Counts what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.noted = 0

    def note(self, route: str, outcome: Outcome, now: datetime) -> tuple[Health, Health]:
        self.noted += 1
        return super().note(route, outcome, now)


def test_in_fault_free_running_only_the_first_text_of_a_route_writes() -> None:
    record = Counting()
    Road(record).send(Urgency.ALARM, times=50)
    assert record.noted == 1


def test_without_any_route_our_account_is_to_blame(road: Road) -> None:
    assert Router([], road.record, lambda: road.now, road.host()).send(TEXT, Urgency.ALARM, lambda: True) == Sent(
        None, NO_ROUTE
    )


# ---- what fails on this host alone


def test_what_fails_on_one_host_alone_opens_no_route_for_the_others(road: Road) -> None:
    road.peers.well = frozenset("ab")
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=2 * OPENS_AFTER)
    assert road.record.known().get("a", Health()) == Health()
    assert road.a.given == OPENS_AFTER, "then the second route goes first here"
    with capture_logs() as logs:
        other = Road(road.record)
        other.send(Urgency.ANSWER)
    assert (other.a.given, logs) == (1, [])


def test_the_operator_is_called_once_when_one_host_alone_is_out_and_hears_when_it_is_back(road: Road) -> None:
    road.peers.well = frozenset("ab")
    road.a.will = NO_MONEY
    with capture_logs() as logs:
        road.send(Urgency.ALARM, times=2 * OPENS_AFTER)
        road.later(NEGLECTED_AFTER + FIRST_REST)
        road.a.will = TAKEN
        road.send(Urgency.ALARM)
    said = [(line["event"], line["route"]) for line in logs]
    assert said == [("route_fails_on_this_host_alone", "a"), ("route_is_well_on_this_host_again", "a")]


def test_what_fails_or_waits_on_this_host_alone_is_for_others(road: Road) -> None:
    road.a.will = road.b.will = DOWN
    assert not road.send(Urgency.ALARM).is_for_others, "the others fail too, or there are none"
    road.peers.well = frozenset("ab")
    road.router = road.process()
    assert road.send(Urgency.ALARM, times=OPENS_AFTER).is_for_others
    assert road.send(Urgency.ROUTINE) == Sent(None, TryLater("the route is open", after_seconds=5.0), True)


def test_when_the_others_fail_too_it_is_the_route_s_trouble(road: Road) -> None:
    road.peers.well = frozenset("ab")
    road.a.will = DOWN
    road.send(Urgency.ALARM, times=2)
    road.peers.well = frozenset()
    road.router = road.process()
    road.send(Urgency.ALARM, times=OPENS_AFTER)
    assert road.record.known()["a"].is_open
