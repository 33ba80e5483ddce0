"""Hosts whose clocks are wrong: what they agree on is judged by the record's clock, and by no other."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from alerts.book import RecordUnavailable
from alerts.notice import Promise, Urgency
from sms.gateway import TryLater
from sms.sending.outbox import LEASE, settlement
from store.counted.figures import Figures
from store.database import reading
from store.instant import utc_now
from store.record_clock import MachineClock, RecordClock, clock_is_ahead, record_clock
from tests.store.record import Record, notice

A_MOMENT = timedelta(seconds=5)
"""More than a look takes on a busy machine, and less than what the clocks are off."""

OFF = [timedelta(seconds=40), timedelta(hours=1), timedelta(minutes=-5)]


@pytest.fixture
def on_postgres(postgres, migrated_postgres) -> Iterator[Record]:
    url = postgres.new_database(migrated_postgres)
    record = Record(url)
    yield record
    record.engine.dispose()
    postgres.drop_database(url)


Host = Callable[[timedelta], RecordClock]


@pytest.fixture
def host(on_postgres: Record) -> Iterator[Host]:
    """Makes the clock of a host whose own is ahead by so much."""
    clocks: list[RecordClock] = []

    def make(ahead: timedelta) -> RecordClock:
        clocks.append(RecordClock(on_postgres.engine, lambda: utc_now() + ahead))
        return clocks[-1]

    yield make
    for clock in clocks:
        clock.close()


@pytest.mark.parametrize("ahead", OFF, ids=str)
def test_two_hosts_tell_the_same_time_whatever_their_own_clocks_say(
    host: Host, on_postgres: Record, ahead: timedelta
) -> None:
    wrong, right = host(ahead), host(timedelta())
    assert abs(wrong() - right()) < A_MOMENT
    with reading(on_postgres.engine) as connection:
        assert abs(clock_is_ahead(connection, lambda: utc_now() + ahead) - ahead) < A_MOMENT


@pytest.mark.parametrize("ahead", OFF, ids=str)
def test_a_host_whose_clock_is_wrong_takes_nothing_early_and_nothing_that_another_has(
    host: Host, on_postgres: Record, ahead: timedelta
) -> None:
    wrong, right = host(ahead), host(timedelta())
    on_postgres.post(notice("hers", urgency=Urgency.ANSWER, promise=Promise.AT_MOST_ONCE), notice("alarm"), at=right())
    taken = on_postgres.outbox.claim(right(), 10)
    assert {one.text.body for one in taken} == {"hers", "alarm"}
    assert on_postgres.outbox.claim(wrong(), 10) == []

    [alarm] = [one for one in taken if one.text.body == "alarm"]
    [hers] = [one for one in taken if one.text.body == "hers"]
    for one in (alarm, hers):
        settled = settlement(one, "a", TryLater("busy", after_seconds=30), right())
        on_postgres.outbox.settle(one, settled, right())
    assert on_postgres.outbox.claim(wrong(), 10) == []


@pytest.mark.parametrize("ahead", OFF, ids=str)
def test_what_a_host_with_a_wrong_clock_posts_is_due_at_once_for_the_others(
    host: Host, on_postgres: Record, ahead: timedelta
) -> None:
    on_postgres.post(notice(), at=host(ahead)())
    assert len(on_postgres.outbox.claim(host(timedelta())() + timedelta(milliseconds=500), 10)) == 1


def test_control_by_its_own_clock_a_host_would_take_what_another_has(on_postgres: Record) -> None:
    on_postgres.post(notice(), at=utc_now())
    on_postgres.outbox.claim(utc_now(), 10)
    assert on_postgres.outbox.claim(utc_now() + 2 * LEASE, 10)


def test_even_then_her_own_phone_gets_no_second_text(on_postgres: Record) -> None:
    on_postgres.post(notice(promise=Promise.AT_MOST_ONCE), at=utc_now())
    on_postgres.outbox.claim(utc_now(), 10)
    assert on_postgres.outbox.claim(utc_now() + timedelta(hours=1), 10) == []
    assert on_postgres.states() == ["unconfirmed"]


def test_while_the_record_is_away_the_time_goes_on(
    host: Host, on_postgres: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_engine: object) -> None:
        raise RecordUnavailable("away")

    clock = host(timedelta(hours=1))
    before = clock()
    monkeypatch.setattr("store.record_clock.reading", away)
    clock.look()
    assert timedelta() <= clock() - before < A_MOMENT


def test_a_host_says_once_that_its_clock_is_off(host: Host, on_postgres: Record) -> None:
    clock = host(timedelta(minutes=-5))
    with capture_logs() as logs:
        clock.look()
        clock.look()
    assert [(line["event"], line["ahead_seconds"]) for line in logs] == [("clock_is_off", pytest.approx(-300, abs=5))]


def test_on_sqlite_the_machines_own_clock_is_the_records() -> None:
    assert abs(record_clock("sqlite:///nowhere.db")() - utc_now()) < A_MOMENT


def test_a_metric_says_how_far_a_host_is_off(record: Record) -> None:
    [found] = [one for one in Figures(record.engine).collect() if one.name == "najot_clock_ahead_seconds"]
    assert [one.value for one in found.samples] == [pytest.approx(0, abs=5)]


@pytest.mark.parametrize("by", OFF, ids=str)
def test_on_one_machine_the_log_says_once_that_its_clock_was_set(by: timedelta) -> None:
    wall, steady = [utc_now()], [100.0]
    clock = MachineClock(lambda: wall[0], lambda: steady[0])

    def passes(seconds: float, and_set: timedelta = timedelta()) -> list[object]:
        wall[0] += timedelta(seconds=seconds) + and_set
        steady[0] += seconds
        with capture_logs() as said:
            assert clock() == wall[0]
        return [one["ahead_seconds"] for one in said if one["event"] == "clock_was_set"]

    assert passes(3600) == []
    assert passes(1, and_set=by) == [by.total_seconds()]
    assert passes(3600) == []


def test_a_process_that_stood_still_while_it_looked_does_not_blame_the_clock() -> None:
    began, steady = utc_now(), iter([100.0, 101.0, 106.0])
    wall = iter([began, began + timedelta(seconds=6)])
    clock = MachineClock(lambda: next(wall), lambda: next(steady))
    with capture_logs() as said:
        clock()
    assert said == []
