"""The hourly text to the operator, over the real record: posted once, seen when it stays away."""

from datetime import datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from sms.self_test import SelfTesting
from sms.sending.outbox import NoticeState, Settlement
from store.counted import figures
from store.outgoing.self_tests import StoredSelfTests
from tests.store.record import Record, after
from texts.catalogue import load_words
from vocabulary.phone_number import PhoneNumber

OPERATOR = PhoneNumber("+998000000099")


@pytest.fixture
def testing(record: Record) -> SelfTesting:
    return SelfTesting(record.ledger, StoredSelfTests(record.engine), load_words("notices"), OPERATOR)


def look(testing: SelfTesting, *minutes: float) -> list[str]:
    """Look at these minutes after noon; answers the events that called the operator."""
    with capture_logs() as logs:
        for minute in minutes:
            testing.look(after(minutes=minute))
    return [line["event"] for line in logs if line["log_level"] == "error"]


def hand_over(record: Record, at: datetime) -> None:
    for claimed in record.outbox.claim(at, 10):
        record.outbox.settle(claimed, Settlement(NoticeState.HANDED, "accepted", True, "a", claimed.id), at)


def metric(record: Record, at: datetime, monkeypatch: pytest.MonkeyPatch) -> float | None:
    monkeypatch.setattr(figures, "utc_now", lambda: at)
    registry = CollectorRegistry()
    registry.register(figures.Figures(record.engine))
    return registry.get_sample_value("najot_self_test_overdue")


def test_each_hour_has_one_test_however_many_workers_look(record: Record, testing: SelfTesting) -> None:
    another_worker = SelfTesting(testing.ledger, testing.tests, testing.words, testing.number)
    look(testing, 0, 1, 2)
    look(another_worker, 1, 59)
    assert len(record.rows()) == 1
    look(another_worker, 60)
    look(testing, 61)
    assert len(record.rows()) == 2


def test_it_is_a_text_to_the_operator_over_the_road_of_all_texts(record: Record, testing: SelfTesting) -> None:
    look(testing, 0)
    claimed = record.claim_one()
    assert claimed.text.to == OPERATOR
    assert claimed.text.body == "Sinov, 12:00. Har soatda keladi; kelmasa, yo'llarni tekshiring."


def test_a_test_that_is_handed_over_calls_nobody(record: Record, testing: SelfTesting) -> None:
    look(testing, 0)
    hand_over(record, after(minutes=1))
    assert look(testing, 15, 30) == []


def test_a_test_that_no_route_takes_calls_the_operator_once(record: Record, testing: SelfTesting) -> None:
    look(testing, 0)
    assert look(testing, 9) == []
    assert look(testing, 10, 11, 30) == ["self_test_overdue"]
    assert look(testing, 60, 70) == ["self_test_overdue"]


def test_a_test_that_waited_for_an_hour_is_not_sent_after_the_next_one(record: Record, testing: SelfTesting) -> None:
    look(testing, 0, 61)
    hand_over(record, after(minutes=62))
    assert sorted(record.states()) == [NoticeState.EXPIRED, NoticeState.HANDED]


def test_the_operators_graphs_show_it(record: Record, testing: SelfTesting, monkeypatch: pytest.MonkeyPatch) -> None:
    assert metric(record, after(minutes=0), monkeypatch) is None
    look(testing, 0)
    assert metric(record, after(minutes=9), monkeypatch) == 0
    assert metric(record, after(minutes=10), monkeypatch) == 1
    hand_over(record, after(minutes=11))
    assert metric(record, after(minutes=12), monkeypatch) == 0
    assert metric(record, after(minutes=12) + timedelta(days=2), monkeypatch) is None
