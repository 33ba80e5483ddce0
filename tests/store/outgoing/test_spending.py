"""The operator's budget holds back routine texts and nothing else, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from sms.sending.budget import Budget
from sms.sending.outbox import Claimed, NoticeState, Settlement
from store.outgoing.outbox import StoredOutbox
from tests.store.record import NOON, Record, after, notice
from vocabulary.phone_number import PhoneNumber

ROUTINE = notice("Taklif", urgency=Urgency.ROUTINE)
ALARM = notice("Shoshilinch!", urgency=Urgency.ALARM)
ANSWER = notice("Qabul qilindi.", urgency=Urgency.ANSWER)
OPERATOR = Addressee(Recipient.OPERATOR, "", PhoneNumber("+998000000099"), TellReason.SELF_TEST)


@pytest.fixture
def outbox(record: Record) -> StoredOutbox:
    return replace(record.outbox, budget=Budget(per_minute=3, per_day=5))


def urgencies(claimed: list[Claimed]) -> list[Urgency]:
    return [one.urgency for one in claimed]


def hand_over(outbox: StoredOutbox, claimed: list[Claimed], **at: float) -> None:
    for one in claimed:
        outbox.settle(one, Settlement(NoticeState.HANDED, "accepted", True, "a", f"id-{one.id}"), after(**at))


def test_the_rate_is_kept_and_the_rest_goes_out_in_the_next_minute(record: Record, outbox: StoredOutbox) -> None:
    record.post(*[ROUTINE] * 5)
    first = outbox.claim(NOON, 10)
    assert len(first) == 3
    hand_over(outbox, first)
    assert outbox.claim(after(seconds=59), 10) == []
    assert len(outbox.claim(after(seconds=60), 10)) == 2


def test_the_days_spending_is_kept(record: Record, outbox: StoredOutbox) -> None:
    record.post(*[ROUTINE] * 9)
    for minute in (0, 2, 4):
        hand_over(outbox, outbox.claim(after(minutes=minute), 10), minutes=minute)
    assert record.states().count(NoticeState.HANDED) == 5
    assert len(outbox.claim(NOON + timedelta(days=1, seconds=1), 10)) == 3


def test_what_another_worker_is_sending_counts_already(record: Record, outbox: StoredOutbox) -> None:
    record.post(*[ROUTINE] * 5)
    assert len(outbox.claim(NOON, 2)) == 2
    assert len(outbox.claim(NOON, 10)) == 1


def test_an_empty_budget_holds_back_no_alarm_and_no_answer(record: Record, outbox: StoredOutbox) -> None:
    record.post(*[ROUTINE] * 5)
    hand_over(outbox, outbox.claim(NOON, 10))
    record.post(ANSWER, *[ALARM] * 20, ANSWER)
    assert urgencies(outbox.claim(NOON, 100)) == [Urgency.ALARM] * 20 + [Urgency.ANSWER] * 2


def test_alarms_use_up_nothing_of_the_budget(record: Record, outbox: StoredOutbox) -> None:
    record.post(*[ALARM] * 10)
    hand_over(outbox, outbox.claim(NOON, 100))
    record.post(*[ROUTINE] * 3)
    assert len(outbox.claim(NOON, 100)) == 3


def test_a_self_test_is_not_held_back(record: Record, outbox: StoredOutbox) -> None:
    record.post(*[ROUTINE] * 3)
    hand_over(outbox, outbox.claim(NOON, 10))
    record.post(ROUTINE, Notice(OPERATOR, "Sinov", Urgency.ROUTINE))
    assert [one.text.to for one in outbox.claim(NOON, 10)] == [OPERATOR.number]
