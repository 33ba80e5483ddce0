"""Texts that may have reached nobody are shown to the team, who may let one go out once more."""

import pytest

from alerts.staff import Hand, NotTold, send_again
from alerts.states import Happening
from alerts.take_back import take_back
from sms.outbox import NoticeState
from store.desk.histories import Histories
from store.outgoing.unreached import StoredUnreached
from tests.alerts.world import around
from tests.store.record import NOON, Record, after


@pytest.fixture
def unreached(record: Record) -> StoredUnreached:
    return StoredUnreached(record.engine)


def mark(record: Record, state: str, outcome: str) -> None:
    record.run("UPDATE notices SET state = :state, outcome = :outcome", state=state, outcome=outcome)


@pytest.mark.parametrize(
    ("state", "outcome"),
    [("unconfirmed", "restored"), ("unconfirmed", "no_receipt"), ("unconfirmed", "process_lost"), ("failed", "402")],
)
def test_what_a_human_must_look_at_is_shown_with_its_reason(
    record: Record, unreached: StoredUnreached, state: str, outcome: str
) -> None:
    alert = record.help()
    mark(record, state, outcome)
    [text] = unreached.of(alert.id)
    assert (text.state, text.outcome, text.recipient, text.posted_at) == (state, outcome, "duty_line", NOON)
    assert unreached.counts() == {alert.id: 1}


@pytest.mark.parametrize("state", ["due", "claimed", "handed", "delivered", "expired"])
def test_what_is_under_way_or_arrived_is_not_shown(record: Record, unreached: StoredUnreached, state: str) -> None:
    alert = record.help()
    mark(record, state, "")
    assert (unreached.of(alert.id), unreached.counts()) == ([], {})


def test_a_closed_alert_is_counted_no_more(record: Record, unreached: StoredUnreached) -> None:
    alert = record.help()
    mark(record, "unconfirmed", "no_receipt")
    with record.book() as book:
        take_back(book, around())
    assert unreached.counts() == {}
    assert len(unreached.of(alert.id)) == 1


def test_a_text_to_her_own_phone_is_neither_shown_nor_sent_again(record: Record, unreached: StoredUnreached) -> None:
    alert = record.help()
    [row] = record.rows()
    mark(record, "unconfirmed", "restored")
    record.run("UPDATE notices SET recipient = 'caller'")
    assert (unreached.of(alert.id), unreached.counts()) == ([], {})
    with record.book() as book, pytest.raises(NotTold):
        send_again(book, Hand("nodira", alert.id), row["id"])


def test_sent_again_it_goes_out_once_more_and_the_history_says_who_did_it(
    record: Record, unreached: StoredUnreached
) -> None:
    alert = record.help()
    mark(record, "unconfirmed", "restored")
    [text] = unreached.of(alert.id)
    with record.book(at=after(minutes=5)) as book:
        send_again(book, Hand("nodira", alert.id), text.notice_id)
    assert record.claim_one(at=after(minutes=5)).id == text.notice_id
    last = Histories(record.engine, record.vault).of(alert.id)[-1].change
    assert (last.what, last.key, last.reason) == (Happening.TEXTED, "nodira", "sent_again")


def test_what_is_under_way_is_not_sent_again(record: Record) -> None:
    alert = record.help()
    claimed = record.claim_one()
    with record.book() as book, pytest.raises(NotTold):
        send_again(book, Hand("nodira", alert.id), claimed.id)
    assert record.states() == [NoticeState.CLAIMED]
