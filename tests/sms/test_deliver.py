"""The dispatcher: nothing that goes wrong with one text, one look or one settlement holds up the others."""

import threading
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from alerts.book import RecordUnavailable
from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, OutgoingText, TryLater
from sms.sending import deliver, this_host
from sms.sending.deliver import Dispatcher, Shared
from sms.sending.outbox import LEASE, Claimed, NoticeState, Settlement
from sms.sending.route_health import OPENS_AFTER
from sms.sending.router import HealthInProcess
from sms.sending.this_host import Alone, Peers
from vocabulary.phone_number import PhoneNumber

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


class FakeOutbox:
    """Notices that wait in a list; `claim_fails` and `settle_fails` are errors that the next calls raise."""

    def __init__(self, *names: str) -> None:
        self.waiting = list(names)
        self.settled: dict[str, list[NoticeState]] = {}
        self.asked_for: list[int] = []
        self.held: Container[str] = ()
        self.claim_fails: list[Exception] = []
        self.settle_fails: list[Exception] = []
        self._lock = threading.Lock()

    def exchange(
        self,
        attempts: Sequence[tuple[Claimed, Settlement]],
        now: datetime,
        most: int,
        routine: bool = True,
        held: Container[str] = (),
    ) -> list[Claimed]:
        self.held = held
        if attempts:
            self._settle(attempts)
        return self._claim(most) if most else []

    def _claim(self, most: int) -> list[Claimed]:
        with self._lock:
            if self.claim_fails:
                raise self.claim_fails.pop(0)
            self.asked_for.append(most)
            taken, self.waiting = self.waiting[:most], self.waiting[most:]
        return [_claimed(name) for name in taken]

    def count_copy(self, claimed: Claimed) -> bool:
        return True

    def _settle(self, attempts: Sequence[tuple[Claimed, Settlement]]) -> None:
        if self.settle_fails:
            raise self.settle_fails.pop(0)
        for claimed, settled in attempts:
            self.settled.setdefault(claimed.id, []).append(settled.state)


def _claimed(name: str) -> Claimed:
    text = OutgoingText(name, PhoneNumber("+998001234567"), name)
    urgency = Urgency.ROUTINE if name.startswith("routine") else Urgency.ALARM
    return Claimed(name, "c-1", text, urgency, Promise.AT_LEAST_ONCE, 1, 1, NOW)


class FakeRoute:
    """A provider that does with each text what `behave` says."""

    name = "fake"
    takes_free_text = True
    patience = 1.0

    def __init__(self, behave: Callable[[str], Outcome] = Accepted) -> None:
        self._behave = behave
        self.sent: list[str] = []

    def send(self, text: OutgoingText) -> Outcome:
        self.sent.append(text.body)
        return self._behave(text.body)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "SWEEP_EVERY", 0.005)
    monkeypatch.setattr(deliver, "PAUSE", 0.001)


class Running:
    """A dispatcher in a thread of its own."""

    def __init__(self) -> None:
        self._started: list[tuple[Dispatcher, threading.Thread]] = []

    def start(self, outbox: FakeOutbox, route: FakeRoute, threads: int = 4, peers: Peers | None = None) -> Dispatcher:
        shared = Shared(HealthInProcess(), peers or Alone())
        dispatcher = Dispatcher(outbox, [route], lambda: NOW, threads, shared)
        thread = threading.Thread(target=dispatcher.run)
        thread.start()
        self._started.append((dispatcher, thread))
        return dispatcher

    def stop(self) -> None:
        for dispatcher, thread in self._started:
            dispatcher.stop()
            thread.join()


@pytest.fixture
def running() -> Iterator[Running]:
    running = Running()
    yield running
    running.stop()


def wait_for(is_so: Callable[[], object]) -> None:
    """Look again until it is so; the test's own time limit is the only one."""
    pause = threading.Event()
    while not is_so():
        pause.wait(0.002)


def test_everything_that_is_due_is_sent_and_settled_once(running: Running) -> None:
    names = [str(n) for n in range(50)]
    outbox, route = FakeOutbox(*names), FakeRoute()
    running.start(outbox, route)
    wait_for(lambda: len(outbox.settled) == 50)
    assert sorted(route.sent) == sorted(names)
    assert set(map(tuple, outbox.settled.values())) == {(NoticeState.HANDED,)}


def test_one_text_waits_in_line_for_each_thread_and_the_rest_for_whoever_is_free(running: Running) -> None:
    hold = threading.Event()

    def held(name: str) -> Outcome:
        hold.wait()
        return Accepted(name)

    outbox, route = FakeOutbox(*map(str, range(9))), FakeRoute(held)
    running.start(outbox, route, threads=3)
    wait_for(lambda: len(route.sent) == 3)
    assert outbox.waiting == [str(n) for n in range(6, 9)]
    hold.set()
    wait_for(lambda: len(outbox.settled) == 9)
    assert all(most <= 6 for most in outbox.asked_for)


def test_an_alarm_goes_before_what_stands_in_line_already(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "IN_LINE", 2)
    hold = threading.Event()

    def held(name: str) -> Outcome:
        hold.wait()
        return Accepted(name)

    outbox, route = FakeOutbox("first", "routine"), FakeRoute(held)
    dispatcher = running.start(outbox, route, threads=1)
    wait_for(lambda: route.sent == ["first"] and not outbox.waiting)
    outbox.waiting.append("alarm")
    dispatcher.wake()
    wait_for(lambda: not outbox.waiting)
    hold.set()
    wait_for(lambda: len(outbox.settled) == 3)
    assert route.sent == ["first", "alarm", "routine"]


def test_what_stood_in_line_too_long_is_given_back_before_its_lease_can_end_under_way(running: Running) -> None:
    def slow(name: str) -> Outcome:
        threading.Event().wait(0.05)
        return Accepted(name)

    outbox, route = FakeOutbox("alarm", "another"), FakeRoute(slow)
    route.patience = LEASE.total_seconds() - 0.02
    running.start(outbox, route, threads=1)
    wait_for(lambda: len(outbox.settled) == 2)
    assert route.sent == ["alarm"]
    assert outbox.settled == {"alarm": [NoticeState.HANDED], "another": [NoticeState.DUE]}


def test_a_claim_is_held_while_its_text_is_out_and_no_longer_than_its_lease(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the steady clock: whoever sets the wall clock ends none of them."""
    monkeypatch.setattr(deliver, "LEASE", timedelta(seconds=0.2))
    hold = threading.Event()

    def held(name: str) -> Outcome:
        hold.wait()
        return Accepted(name)

    outbox, route = FakeOutbox("alarm"), FakeRoute(held)
    route.patience = 0.1
    running.start(outbox, route)
    wait_for(lambda: "c-1" in outbox.held)
    wait_for(lambda: "c-1" not in outbox.held)
    hold.set()


@pytest.mark.parametrize("error", [RecordUnavailable("OperationalError"), RuntimeError("a bug"), KeyError("x")])
def test_after_a_look_that_failed_there_is_a_next_one(running: Running, error: Exception) -> None:
    outbox, route = FakeOutbox("alarm"), FakeRoute()
    outbox.claim_fails = [error] * 3
    running.start(outbox, route)
    wait_for(lambda: outbox.settled)
    assert route.sent == ["alarm"]


@pytest.mark.parametrize("error", [RecordUnavailable("OperationalError"), RuntimeError("a bug")])
def test_what_went_out_is_settled_as_soon_as_it_can_be(running: Running, error: Exception) -> None:
    outbox, route = FakeOutbox("alarm", "another"), FakeRoute()
    outbox.settle_fails = [error] * 3
    running.start(outbox, route)
    wait_for(lambda: len(outbox.settled) == 2)
    assert sorted(route.sent) == ["alarm", "another"]
    assert set(map(tuple, outbox.settled.values())) == {(NoticeState.HANDED,)}


def test_a_send_that_breaks_off_holds_up_no_other(running: Running) -> None:
    def breaks(name: str) -> Outcome:
        if name == "broken":
            raise RuntimeError("a gateway never raises")
        return Accepted(name)

    outbox, route = FakeOutbox(*["broken"] * 8, "alarm"), FakeRoute(breaks)
    running.start(outbox, route, threads=2)
    wait_for(lambda: "alarm" in outbox.settled)
    assert "broken" not in outbox.settled


def test_a_slow_text_holds_up_no_other(running: Running) -> None:
    hold = threading.Event()

    def slow(name: str) -> Outcome:
        if name == "slow":
            hold.wait()
        return Accepted(name)

    outbox = FakeOutbox("slow", "alarm", "another")
    running.start(outbox, FakeRoute(slow), threads=2)
    wait_for(lambda: len(outbox.settled) == 2)
    assert "slow" not in outbox.settled
    hold.set()
    wait_for(lambda: "slow" in outbox.settled)


def test_a_ring_is_heard_without_waiting_for_the_sweep(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "SWEEP_EVERY", 3600)
    outbox, route = FakeOutbox(), FakeRoute()
    dispatcher = running.start(outbox, route)
    wait_for(lambda: outbox.asked_for)
    outbox.waiting.append("alarm")
    dispatcher.wake()
    wait_for(lambda: route.sent)


def test_when_told_to_stop_it_settles_what_is_under_way_and_claims_nothing_more() -> None:
    hold, underway = threading.Event(), threading.Event()

    def held(name: str) -> Outcome:
        underway.set()
        hold.wait()
        return Accepted(name)

    outbox = FakeOutbox("alarm", "another", "a third")
    dispatcher = Dispatcher(outbox, [FakeRoute(held)], lambda: NOW, threads=1)
    thread = threading.Thread(target=dispatcher.run)
    thread.start()
    underway.wait()
    dispatcher.stop()
    outbox.settle_fails = [RecordUnavailable("OperationalError")] * 2
    hold.set()
    thread.join()
    assert outbox.settled == {"alarm": [NoticeState.HANDED], "another": [NoticeState.DUE]}
    assert outbox.waiting == ["a third"]


def test_what_did_not_go_out_is_settled_as_due_again(running: Running) -> None:
    outbox = FakeOutbox("alarm")
    running.start(outbox, FakeRoute(lambda _: TryLater("down")))
    wait_for(lambda: outbox.settled)
    assert outbox.settled["alarm"] == [NoticeState.DUE]


class OneOther(Alone):
    """Another worker, which is well."""

    def well_elsewhere(self, now: datetime) -> frozenset[str]:
        return frozenset({"fake"})


def test_a_host_that_cannot_send_what_others_can_stands_back(running: Running) -> None:
    names = [str(n) for n in range(50)]
    outbox, route = FakeOutbox(*names), FakeRoute(lambda _: TryLater("down"))
    dispatcher = running.start(outbox, route, threads=2, peers=OneOther())
    wait_for(lambda: dispatcher.stands_back)
    threading.Event().wait(0.1)
    assert OPENS_AFTER <= len(route.sent) < OPENS_AFTER + 2 * 2
    assert set(map(tuple, outbox.settled.values())) <= {(NoticeState.DUE,)}


def test_texts_that_get_no_answer_keep_a_host_from_claiming_more_while_another_is_well(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(this_host, "HANGS_AFTER", 0.02)
    hold = threading.Event()

    def held(name: str) -> Outcome:
        hold.wait()
        return Accepted(name)

    outbox, route = FakeOutbox("alarm"), FakeRoute(held)
    dispatcher = running.start(outbox, route, threads=4, peers=OneOther())
    wait_for(lambda: route.sent and dispatcher.stands_back)
    outbox.waiting += ["another", "a third"]
    dispatcher.wake()
    threading.Event().wait(0.1)
    assert route.sent == ["alarm"]
    hold.set()
    wait_for(lambda: len(outbox.settled) == 3)
