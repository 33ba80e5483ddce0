"""Claim, send, settle: who gets which notice, for how long, how often, and what receipts make of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import event

from alerts.book import RecordUnavailable
from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, ReceiptState, Refused, TryLater, Whose
from sms.sending.outbox import COPIES_AT_ONCE, GIVE_UP_AFTER, LEASE, Claimed, NoticeState, not_sent, settlement
from store.tables.outgoing import receipts
from tests.store.record import NOON, Record, after, notice

ROUTE = "africastalking"
DOWN = TryLater("down")
LOST = TryLater("answer lost", may_have_sent=True)
TAKEN = Accepted("m-1")
ONE_MICROSECOND = timedelta(microseconds=1)


def settle(record: Record, claimed: Claimed, outcome: Outcome, at: datetime = NOON) -> None:
    record.outbox.settle(claimed, settlement(claimed, ROUTE, outcome, at), at)


def the_row(record: Record) -> dict[str, Any]:
    [row] = record.rows()
    return row


# ---- claim


def test_the_most_urgent_goes_first_and_then_the_one_that_waits_longest(record: Record) -> None:
    record.post(notice("routine", urgency=Urgency.ROUTINE), at=NOON)
    record.post(notice("alarm 2"), at=after(seconds=2))
    record.post(notice("answer", urgency=Urgency.ANSWER), at=after(seconds=1))
    record.post(notice("alarm 1"), at=after(seconds=1))
    now = after(seconds=3)
    first = [claimed.text.body for claimed in record.outbox.claim(now, 3)]
    rest = [claimed.text.body for claimed in record.outbox.claim(now, 3)]
    assert (first, rest) == (["alarm 1", "alarm 2", "answer"], ["routine"])


def test_however_many_older_alarms_wait_half_of_what_is_claimed_is_for_the_newest_first_texts(record: Record) -> None:
    record.post(*[notice("eski", f"+9980000{n:05}") for n in range(20)], at=NOON)
    record.run("UPDATE notices SET tries = 9")
    record.post(*[notice("hali aytilmagan", f"+9980001{n:05}") for n in range(20)], at=after(minutes=1))
    record.post(notice("yangi", "+998000200001"), notice("yangi", "+998000200002"), at=after(minutes=2))
    bodies = [one.text.body for one in record.outbox.claim(after(minutes=2), 8)]
    assert sorted(bodies) == ["eski"] * 4 + ["hali aytilmagan"] * 2 + ["yangi"] * 2


def test_an_alarm_among_thousands_of_routine_texts_is_found_without_passing_by_them(record: Record) -> None:
    if record.engine.dialect.name != "sqlite":
        pytest.skip("only SQLite says how many steps a statement took")
    few = _steps_to_claim_an_alarm(record)
    record.post(*[notice("oddiy", f"+9980004{n:05}", urgency=Urgency.ROUTINE) for n in range(3000)], at=NOON)
    assert _steps_to_claim_an_alarm(record) < 2 * few


def _steps_to_claim_an_alarm(record: Record) -> int:
    record.post(notice("yangi"), at=after(seconds=1))
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    def watch(connection: Any, *_: Any) -> None:
        connection.set_progress_handler(count, 10)

    event.listen(record.engine, "checkout", watch)
    [claimed] = record.outbox.claim(after(seconds=2), 1)
    event.remove(record.engine, "checkout", watch)
    assert claimed.text.body == "yangi"
    return steps


def test_where_one_is_claimed_at_a_time_neither_the_oldest_nor_the_newest_starves(record: Record) -> None:
    record.post(*[notice("eski", f"+9980000{n:05}") for n in range(20)], at=NOON)
    record.post(*[notice("yangi", f"+9980001{n:05}") for n in range(20)], at=after(minutes=1))
    bodies = {record.outbox.claim(after(minutes=1, microseconds=n), 1)[0].text.body for n in range(4)}
    assert bodies == {"eski", "yangi"}


def test_nothing_is_claimed_twice_though_it_is_both_old_and_new(record: Record) -> None:
    record.post(*[notice("bir", f"+9980000{n:05}") for n in range(3)], at=NOON)
    assert len(record.outbox.claim(NOON, 10)) == 3


def test_without_routine_nothing_of_it_is_claimed(record: Record) -> None:
    record.post(notice(urgency=Urgency.ROUTINE), notice(urgency=Urgency.ALARM))
    assert [one.urgency for one in record.outbox.exchange((), NOON, 10, routine=False)] == [Urgency.ALARM]


def test_what_was_handed_back_untried_is_due_as_if_it_had_never_been_claimed(record: Record) -> None:
    record.post(notice())
    before = record.rows()
    claimed = record.claim_one(after(seconds=3))
    record.outbox.settle(claimed, not_sent(), after(seconds=4))
    changed = {"outcome": "not tried"}
    assert record.rows() == [before[0] | changed]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_no_more_are_claimed_than_asked_for(record: Record, most: int) -> None:
    record.post(*[notice(str(n)) for n in range(3)])
    assert len(record.outbox.claim(NOON, most)) == min(most, 3)


def test_what_is_claimed_is_nobody_elses_until_the_lease_ends(record: Record) -> None:
    record.post(notice())
    first = record.claim_one()
    assert record.outbox.claim(NOON + LEASE, 10) == []
    again = record.claim_one(NOON + LEASE + ONE_MICROSECOND)
    assert (again.id, again.tries, again.copies) == (first.id, 2, 2)
    assert again.claim != first.claim


def test_nothing_is_claimed_before_it_is_due(record: Record) -> None:
    record.post(notice())
    settle(record, record.claim_one(), DOWN)
    due = the_row(record)["due_at"]
    assert record.outbox.claim(due - ONE_MICROSECOND, 10) == []
    assert record.claim_one(due).tries == 2


def test_an_idle_outbox_is_looked_at_without_writing(record: Record) -> None:
    with record.statements() as heard:
        assert record.outbox.claim(NOON, 10) == []
    assert [statement.split()[0] for statement in heard] == ["SELECT"]


def test_a_notice_that_expired_is_not_sent(record: Record) -> None:
    record.post(notice(expires_at=after(minutes=5)))
    assert record.outbox.claim(after(minutes=5) + ONE_MICROSECOND, 10) == []
    assert record.states() == ["expired"]


def test_a_notice_is_sent_until_it_expires(record: Record) -> None:
    record.post(notice(expires_at=after(minutes=5)))
    assert record.claim_one(after(minutes=5)).text.body == "Salom"


def test_an_expired_notice_holds_nobody_up(record: Record) -> None:
    record.post(notice("late", expires_at=after(minutes=5)), notice("alarm"))
    assert record.claim_one(after(minutes=6)).text.body == "alarm"


@pytest.mark.parametrize("column", ["number_sealed", "body_sealed"])
@pytest.mark.parametrize("sealed", [b"", b"broken" * 9], ids=["empty", "broken"])
def test_a_notice_that_cannot_be_opened_fails_alone(record: Record, column: str, sealed: bytes) -> None:
    record.post(notice("broken"), notice("alarm"))
    broken = next(claimed for claimed in record.outbox.claim(NOON, 10) if claimed.text.body == "broken")
    record.run("UPDATE notices SET state = 'due', copies = 0")
    record.run(f"UPDATE notices SET {column} = :sealed WHERE id = :id", sealed=sealed, id=broken.id)
    assert record.claim_one().text.body == "alarm"
    assert sorted(record.states()) == ["claimed", "failed"]


# ---- copies


def lose_the_process(record: Record, promise: Promise) -> list[int]:
    """Claim and never settle, until nothing is claimed any more; the copies of each attempt."""
    record.post(notice(promise=promise))
    at, copies = NOON, []
    while claims := record.outbox.claim(at, 10):
        copies += [claimed.copies for claimed in claims]
        at += LEASE + ONE_MICROSECOND
    return copies


def test_a_responder_gets_three_copies_at_once_however_often_the_process_dies_and_the_next_later(
    record: Record,
) -> None:
    assert lose_the_process(record, Promise.AT_LEAST_ONCE) == list(range(1, COPIES_AT_ONCE + 1))
    assert record.states() == ["due"]
    assert record.claim_one(the_row(record)["due_at"]).copies == COPIES_AT_ONCE + 1


def test_her_own_phone_gets_no_second_copy_when_the_process_dies(record: Record) -> None:
    assert lose_the_process(record, Promise.AT_MOST_ONCE) == [1]
    assert record.states() == ["unconfirmed"]


def test_an_attempt_that_surely_sent_nothing_is_no_copy(record: Record) -> None:
    record.post(notice(promise=Promise.AT_MOST_ONCE))
    at = NOON
    for _ in range(9):
        claimed = record.claim_one(at)
        assert claimed.copies == 1
        settle(record, claimed, DOWN, at)
        at = the_row(record)["due_at"]


def test_three_lost_answers_of_what_is_no_alarm_are_three_copies_and_then_a_human_decides(record: Record) -> None:
    record.post(notice(urgency=Urgency.ROUTINE))
    at = NOON
    for _ in range(COPIES_AT_ONCE):
        settle(record, record.claim_one(at), LOST, at)
        at = the_row(record)["due_at"]
    assert the_row(record)["copies"] == COPIES_AT_ONCE
    assert record.states() == ["unconfirmed"]


# ---- settle


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (TAKEN, NoticeState.HANDED),
        (DOWN, NoticeState.DUE),
        (LOST, NoticeState.DUE),
        (Refused("wrong number", Whose.RECIPIENT), NoticeState.FAILED),
        (Refused("no money", Whose.ACCOUNT), NoticeState.DUE),
    ],
)
def test_a_settlement_is_stored(record: Record, outcome: Outcome, state: NoticeState) -> None:
    record.post(notice())
    settle(record, record.claim_one(), outcome, after(seconds=1))
    row = the_row(record)
    assert (row["state"], row["claim"], row["leased_until"]) == (state, None, None)
    assert row["handed_at"] == (after(seconds=1) if state is NoticeState.HANDED else None)
    assert row["message_id"] == ("m-1" if state is NoticeState.HANDED else None)


def test_a_settlement_that_comes_too_late_changes_nothing_for_the_next(record: Record) -> None:
    record.post(notice())
    slow = record.claim_one()
    quick = record.claim_one(NOON + LEASE + ONE_MICROSECOND)
    settle(record, slow, DOWN, NOON + LEASE)
    assert the_row(record)["claim"] == quick.claim
    settle(record, quick, TAKEN, NOON + LEASE)
    settle(record, slow, Refused("wrong number", Whose.RECIPIENT), NOON + LEASE)
    assert record.states() == ["handed"]


def test_what_is_held_is_not_taken_again_though_the_clock_was_set_to_after_its_lease(record: Record) -> None:
    record.post(notice())
    claimed, later = record.claim_one(NOON), NOON + LEASE + timedelta(hours=1)
    assert record.outbox.exchange((), later, 10, held={claimed.claim}) == []
    assert [again.id for again in record.outbox.exchange((), later, 10)] == [claimed.id]


def test_a_settlement_after_the_lease_counts_as_long_as_nobody_else_claimed(record: Record) -> None:
    record.post(notice())
    settle(record, record.claim_one(), TAKEN, after(hours=1))
    assert record.states() == ["handed"]


def test_a_settlement_that_was_stored_but_looked_broken_may_be_repeated(record: Record) -> None:
    record.post(notice())
    claimed = record.claim_one()
    for _ in range(3):
        settle(record, claimed, DOWN)
    assert the_row(record)["copies"] == 0
    assert record.states() == ["due"]


def test_a_repeated_settlement_undoes_no_later_claim(record: Record) -> None:
    record.post(notice())
    first = record.claim_one()
    settle(record, first, DOWN)
    again = record.claim_one(after(minutes=1))
    settle(record, first, DOWN)
    assert (the_row(record)["state"], the_row(record)["claim"]) == ("claimed", again.claim)


def test_a_settlement_whose_receipts_could_not_be_applied_is_finished_when_repeated(record: Record) -> None:
    """The connection breaks between the two transactions of a settlement."""
    record.post(notice())
    claimed = record.claim_one()
    record.outbox.receive(ROUTE, "m-1", ReceiptState.DELIVERED, NOON)

    def break_at_the_receipts(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("DELETE FROM receipts"):
            raise RecordUnavailable("gone")

    event.listen(record.engine, "before_cursor_execute", break_at_the_receipts)
    with pytest.raises(RecordUnavailable):
        settle(record, claimed, TAKEN)
    event.remove(record.engine, "before_cursor_execute", break_at_the_receipts)
    assert record.states() == ["handed"]
    settle(record, claimed, TAKEN)
    assert record.states() == ["delivered"]


def test_after_a_day_it_is_given_up(record: Record) -> None:
    record.post(notice())
    at = NOON + GIVE_UP_AFTER
    settle(record, record.claim_one(at), DOWN, at)
    assert record.states() == ["failed"]


def test_a_long_reason_is_cut_to_what_the_column_holds(record: Record) -> None:
    record.post(notice())
    settle(record, record.claim_one(), TryLater("x" * 500))
    assert the_row(record)["outcome"] == "x" * 64


# ---- receipts

SENT, DELIVERED = ReceiptState.ON_ITS_WAY, ReceiptState.DELIVERED
FAILED, NO_NUMBER, UNKNOWN = ReceiptState.FAILED, ReceiptState.NO_SUCH_NUMBER, ReceiptState.UNKNOWN


def receive(record: Record, *states: ReceiptState, message_id: str = "m-1") -> None:
    for state in states:
        record.outbox.receive(ROUTE, message_id, state, after(seconds=9))


def hand_over(record: Record) -> None:
    record.post(notice())
    settle(record, record.claim_one(), TAKEN)


@pytest.mark.parametrize("said", list(permutations([SENT, FAILED, DELIVERED])))
def test_a_delivery_is_believed_in_whatever_order_receipts_come(record: Record, said: Sequence[ReceiptState]) -> None:
    hand_over(record)
    receive(record, *said)
    assert record.states() == ["delivered"]
    assert the_row(record)["delivered_at"] == after(seconds=9)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([SENT], "handed"),
        ([UNKNOWN], "handed"),
        ([FAILED], "failed"),
        ([NO_NUMBER], "failed"),
        ([FAILED, SENT], "failed"),
        ([DELIVERED, SENT], "delivered"),
        ([DELIVERED, FAILED], "delivered"),
        ([DELIVERED, DELIVERED], "delivered"),
        ([FAILED, FAILED], "failed"),
    ],
)
@pytest.mark.parametrize("is_early", [False, True], ids=["after the commit", "before the commit"])
def test_states_move_forward_only(record: Record, said: list[ReceiptState], state: str, is_early: bool) -> None:
    if is_early:
        receive(record, *said)
        hand_over(record)
    else:
        hand_over(record)
        receive(record, *said)
    assert record.states() == [state]
    assert record.count(receipts) == said.count(UNKNOWN)


def test_a_receipt_for_an_unknown_message_is_kept_and_changes_nothing(record: Record) -> None:
    hand_over(record)
    receive(record, DELIVERED, message_id="m-2")
    assert record.states() == ["handed"]
    assert record.count(receipts) == 1


def test_a_receipt_is_for_its_own_route(record: Record) -> None:
    hand_over(record)
    record.outbox.receive("smpp", "m-1", DELIVERED, NOON)
    assert record.states() == ["handed"]


def test_a_receipt_never_makes_a_notice_be_sent_again(record: Record) -> None:
    hand_over(record)
    receive(record, FAILED)
    assert record.outbox.claim(after(days=2), 10) == []


def test_a_receipt_that_is_stored_while_others_are_applied_is_not_lost(record: Record) -> None:
    """Another process commits it right after the earlier ones were read; on SQLite it has to wait until the end."""
    hand_over(record)
    late = iter([DELIVERED])

    def store_in_between(_c: Any = None, _cursor: Any = None, statement: str = "receipts", *_rest: Any) -> None:
        if "receipts" in statement and not statement.startswith("INSERT"):
            for state in late:
                row = {"route": ROUTE, "id": "m-1", "state": state, "at": 0}
                columns, values = "route, message_id, state, received_at", ":route, :id, :state, :at"
                record.run(f"INSERT INTO receipts ({columns}) VALUES ({values})", **row)

    if record.engine.dialect.name == "postgresql":
        event.listen(record.engine, "after_cursor_execute", store_in_between)
    receive(record, SENT)
    if record.engine.dialect.name == "postgresql":
        event.remove(record.engine, "after_cursor_execute", store_in_between)
    store_in_between()
    receive(record, SENT)
    assert record.states() == ["delivered"]


def test_who_needs_a_human_is_told_apart(record: Record) -> None:
    record.post(notice(promise=Promise.AT_MOST_ONCE))
    settle(record, record.claim_one(), LOST)
    assert record.states() == ["unconfirmed"]
    record.outbox.receive(ROUTE, "m-1", DELIVERED, NOON)
    assert record.states() == ["unconfirmed"]
