"""Providers that die, come back, flap, and refuse: alarms get out, once, over real HTTP and the real record."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from alerts.notice import Promise, Urgency
from sms.gateways.africastalking.client import AfricasTalking
from sms.gateways.africastalking.settings import Account
from sms.sending import router
from sms.sending.deliver import Dispatcher, Shared
from sms.sending.outbox import COPIES_AT_ONCE, NoticeState
from sms.sending.route_health import FIRST_REST, OPENS_AFTER
from sms.sending.this_host import Alone
from store.outgoing.routes import StoredRoutes
from tests.standins import answers
from tests.standins.provider import Provider
from tests.store.record import NOON, Record, notice

PATIENCE, LITTLE_PATIENCE = 5.0, 0.5
"""Seconds; little with a provider that hangs, because it is waited for. A live one may be slow on a busy machine."""


class Road:
    """Two providers, a dispatcher that knows both, and a clock that the test turns."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.now = NOON
        self.first, self.second = Provider(), Provider()
        self.health = StoredRoutes(record.engine)
        self.gateways = [self._gateway("first", self.first), self._gateway("second", self.second)]
        shared = Shared(self.health, Alone())
        self.dispatcher = Dispatcher(record.outbox, self.gateways, lambda: self.now, threads=4, shared=shared)

    def alarm(self, number: int) -> str:
        return self.post(number, Urgency.ALARM)

    def post(self, number: int, urgency: Urgency, promise: Promise = Promise.AT_LEAST_ONCE) -> str:
        """Post a text to a phone of its own; answers the phone's number."""
        to = f"+9980000{number:05}"
        self.record.post(notice(f"Salom {number}", to, urgency, promise), at=self.now)
        return to

    def deliver(self) -> None:
        self.dispatcher.deliver_due()

    def deliver_for(self, **time: float) -> None:
        """Let the clock run, and deliver what falls due on the way."""
        until = self.now + timedelta(**time)
        while self.now < until:
            self.now += timedelta(seconds=1)
            self.deliver()

    def got(self, phone: str) -> int:
        """How many copies a phone shows."""
        return len(self.first.texts_to(phone) + self.second.texts_to(phone))

    def copies(self) -> list[int]:
        return [row["copies"] for row in self.record.rows()]

    def close(self) -> None:
        self.dispatcher.stop()
        self.dispatcher.run()
        self.first.close()
        self.second.close()

    def _gateway(self, name: str, provider: Provider) -> AfricasTalking:
        gateway = AfricasTalking(Account(username="najot", api_key="a-key", url=provider.url), PATIENCE)
        gateway.name = name
        return gateway


@pytest.fixture
def road(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Road]:
    monkeypatch.setattr(router, "LOOK_EVERY", 0.0)
    road = Road(Record(database_url))
    yield road
    road.close()
    road.record.engine.dispose()


DEATHS = {
    "answers 500": answers.http_error(500),
    "hangs": answers.hang(),
    "sends us elsewhere": answers.redirect("/elsewhere"),
    "is out of its mind": answers.raw(b"<html>"),
}


@pytest.mark.parametrize("death", DEATHS.values(), ids=DEATHS.keys())
def test_one_provider_dead_and_a_second_alive(road: Road, death: answers.Answer) -> None:
    road.first.will(death)
    road.gateways[0].patience = LITTLE_PATIENCE
    phones = []
    for number in range(12):
        phones.append(road.alarm(number))
        road.deliver()
    assert [road.got(phone) for phone in phones] == [1] * 12
    assert len(road.first.received) == OPENS_AFTER


def test_one_provider_gone_from_the_network(road: Road) -> None:
    road.first.stop()
    phones = [road.alarm(number) for number in range(12)]
    road.deliver()
    road.first.start()
    assert [road.got(phone) for phone in phones] == [1] * 12
    assert road.copies() == [1] * 12


def test_both_dead_then_back(road: Road) -> None:
    road.first.stop()
    road.second.stop()
    phones = [road.alarm(number) for number in range(6)]
    road.deliver_for(seconds=20)
    assert set(road.record.states()) == {NoticeState.DUE}
    road.first.start()
    road.second.start()
    road.deliver_for(seconds=30)
    assert [road.got(phone) for phone in phones] == [1] * 6
    assert road.copies() == [1] * 6


def test_both_back_but_only_one_takes_texts(road: Road) -> None:
    road.first.stop()
    road.second.stop()
    phone = road.alarm(1)
    road.deliver_for(seconds=20)
    road.second.start()
    road.deliver_for(seconds=30)
    road.first.start()
    assert road.got(phone) == 1


def test_a_flapping_provider_loses_no_alarm_and_doubles_none(road: Road) -> None:
    phones = []
    for minute in range(4):
        road.first.will(answers.http_error(500) if minute % 2 == 0 else answers.accepted())
        for number in range(5):
            phones.append(road.alarm(100 * minute + number))
            road.post(100 * minute + 50 + number, Urgency.ROUTINE)
            road.deliver_for(seconds=6)
    assert [road.got(phone) for phone in phones] == [1] * 20
    road.deliver_for(minutes=15)
    assert set(road.record.states()) == {NoticeState.HANDED}
    assert road.copies() == [1] * 40


def test_a_provider_that_asks_for_time_is_left_alone_for_it(road: Road) -> None:
    road.first.will(answers.http_error(429, Retry_After="20"), times=1)
    phone = road.alarm(1)
    road.deliver()
    routine = road.post(2, Urgency.ROUTINE)
    later = road.alarm(3)
    road.deliver_for(seconds=19)
    assert (road.got(phone), road.got(later), road.got(routine)) == (1, 1, 0)
    assert len(road.first.received) == 1
    road.deliver_for(seconds=40)
    assert road.first.texts_to(routine)
    assert not road.health.known()["first"].is_open


def test_no_balance_on_the_first_calls_the_operator_and_costs_no_alarm(road: Road) -> None:
    road.first.will(answers.code(405))
    with capture_logs() as logs:
        phones = [road.alarm(number) for number in range(6)]
        road.deliver()
    assert [road.got(phone) for phone in phones] == [1] * 6
    pages = sorted((line["event"], line["route"]) for line in logs if line["log_level"] == "error")
    assert pages == [("route_in_trouble", "first"), ("route_opened", "first")], "each once, by whichever thread"
    assert road.health.known()["first"].trouble == "InsufficientBalance"


def test_routine_waits_for_the_first_route_until_the_account_is_in_order(road: Road) -> None:
    road.first.will(answers.code(405))
    phone = road.post(1, Urgency.ROUTINE)
    road.deliver_for(minutes=3)
    assert road.got(phone) == 0
    road.first.will(answers.accepted())
    road.deliver_for(minutes=10)
    assert (road.first.texts_to(phone), road.second.received) == (["Salom 1"], [])


def test_an_answer_goes_over_the_second_route_while_the_first_is_open(road: Road) -> None:
    road.first.will(answers.http_error(500))
    for number in range(OPENS_AFTER):
        road.alarm(number)
    road.deliver()
    phone = road.post(9, Urgency.ANSWER, Promise.AT_MOST_ONCE)
    road.deliver()
    assert (road.got(phone), len(road.first.received)) == (1, OPENS_AFTER)


def test_answers_that_are_lost_on_both_routes_make_three_copies_and_the_next_after_ten_minutes(road: Road) -> None:
    road.first.will(answers.taken_but_answer_lost())
    road.second.will(answers.reset_in_mid_body())
    phone = road.alarm(1)
    road.deliver_for(seconds=60)
    assert road.got(phone) == COPIES_AT_ONCE
    assert (road.copies(), road.record.states()) == ([COPIES_AT_ONCE], [NoticeState.DUE])
    road.deliver_for(minutes=9)
    assert road.got(phone) == COPIES_AT_ONCE
    road.deliver_for(minutes=2)
    assert road.got(phone) == COPIES_AT_ONCE + 1


def test_her_own_phone_gets_one_text_though_both_routes_lose_their_answers(road: Road) -> None:
    road.first.will(answers.taken_but_answer_lost())
    road.second.will(answers.taken_but_answer_lost())
    phone = road.post(1, Urgency.ANSWER, Promise.AT_MOST_ONCE)
    road.deliver_for(seconds=60)
    assert road.got(phone) == 1
    assert road.record.states() == [NoticeState.UNCONFIRMED]


def test_a_probe_brings_the_first_route_back(road: Road) -> None:
    road.first.will(answers.http_error(500))
    for number in range(OPENS_AFTER):
        road.alarm(number)
    road.deliver()
    road.first.will(answers.accepted())
    road.now += FIRST_REST
    road.post(10, Urgency.ROUTINE)
    road.deliver()
    phone = road.alarm(11)
    road.deliver()
    assert road.first.texts_to(phone) == ["Salom 11"]


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(seconds=40), timedelta(minutes=-5)], ids=str)
def test_a_clock_that_jumps_while_texts_are_out_loses_none_and_doubles_none(road: Road, jump: timedelta) -> None:
    def jumps(asked: answers.Asked) -> answers.Answer:
        road.now += jump
        return answers.accepted()

    road.first.will(jumps, times=1)
    phones = [road.alarm(number) for number in range(6)]
    hers = road.post(7, Urgency.ANSWER, Promise.AT_MOST_ONCE)
    road.deliver()
    road.deliver_for(seconds=90)
    assert [road.got(phone) for phone in phones] == [1] * 6
    assert road.got(hers) == 1
    assert set(road.record.states()) == {NoticeState.HANDED}
