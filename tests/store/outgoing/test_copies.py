"""A further copy is counted before it goes out, by whoever holds the notice."""

from dataclasses import replace

from sms.sending.outbox import LEASE, NoticeState, Settlement
from tests.store.record import NOON, Record, notice


def copies(record: Record) -> list[int]:
    return [row["copies"] for row in record.rows()]


def test_a_further_copy_is_counted_beside_the_one_of_the_claim(record: Record) -> None:
    record.post(notice())
    claimed = record.claim_one()
    assert record.outbox.count_copy(claimed)
    assert copies(record) == [2]


def test_a_counted_copy_that_did_not_go_out_is_taken_back_alone(record: Record) -> None:
    record.post(notice())
    claimed = record.claim_one()
    record.outbox.count_copy(claimed)
    record.outbox.settle(claimed, Settlement(NoticeState.DUE, "down", was_copy=False, due_at=NOON), NOON)
    assert copies(record) == [1]


def test_who_lost_its_claim_counts_nothing(record: Record) -> None:
    record.post(notice())
    lost = record.claim_one()
    record.claim_one(NOON + 2 * LEASE)
    assert not record.outbox.count_copy(lost)
    assert not record.outbox.count_copy(replace(lost, claim="never there"))
    assert copies(record) == [2]
