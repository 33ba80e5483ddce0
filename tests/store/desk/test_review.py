"""Texts for review: sealed, kept once, gone with her, and bounded in a flood."""

from datetime import timedelta

import pytest

from alerts.alert import Origin
from alerts.carry_out import carry_out
from alerts.people import STALE_AFTER
from alerts.team.review import LONGEST_KEPT, MOST_WAITING, ReadAs
from doors.inbound import InboundText
from store.desk.review import StoredReview
from store.forgetting import forget
from store.tables.inbound import unclear_texts
from tests.alerts.world import around
from tests.store.record import HER, NOON, Record, after
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.effects import EraseEverything, SetRegion, SetTellCentre
from vocabulary.phone_number import PhoneNumber

STRANGER = PhoneNumber("+998000000777")
SAID = "Bugun yana baqirdi"


@pytest.fixture
def review(record: Record) -> StoredReview:
    return StoredReview(record.engine, record.vault)


def text(body: str = SAID, sender: PhoneNumber = HER, id: str = "m-1") -> InboundText:
    return InboundText("africastalking", id, sender, body)


def carried_out(record: Record, *effects: object) -> None:
    with record.book() as book:
        for effect in effects:
            carry_out(effect, book, Origin.USSD, around())  # type: ignore[arg-type]


def test_a_stranger_s_text_is_kept_once_and_makes_nobody_a_caller(record: Record, review: StoredReview) -> None:
    review.keep(text(sender=STRANGER), NOON)
    review.keep(text(sender=STRANGER), after(minutes=5))
    [kept] = review.waiting()
    assert (kept.body, kept.number, kept.received_at, kept.region) == (SAID, STRANGER, NOON, None)
    assert record.rows(unclear_texts)[0]["caller_id"] is None


def test_a_caller_s_text_is_under_her_key_and_goes_when_she_erases_herself(
    record: Record, review: StoredReview
) -> None:
    review.keep(text(id="before she was a caller"), NOON)
    carried_out(record, SetRegion(RegionCode("UZ-SA")))
    review.keep(text(id="after it"), after(minutes=1))
    assert [kept.region for kept in review.waiting()] == [None, "UZ-SA"]

    carried_out(record, EraseEverything())
    assert record.count(unclear_texts) == 0


def test_her_texts_go_at_once_even_while_an_alert_of_hers_is_open(record: Record, review: StoredReview) -> None:
    record.help()
    review.keep(text(), NOON)
    carried_out(record, EraseEverything())
    assert record.count(unclear_texts) == 0


def test_who_wants_no_centre_told_is_marked(record: Record, review: StoredReview) -> None:
    carried_out(record, SetTellCentre(TellCentre.NO))
    review.keep(text(), NOON)
    assert not review.waiting()[0].centre_may_read


def test_a_number_that_was_silent_for_long_is_a_stranger_s(record: Record, review: StoredReview) -> None:
    carried_out(record, SetRegion(RegionCode("UZ-SA")))
    review.keep(text(), NOON + STALE_AFTER + timedelta(days=1))
    assert review.waiting()[0].region is None


def test_of_a_flood_so_many_are_kept_and_the_rest_counted(review: StoredReview) -> None:
    for number in range(MOST_WAITING + 3):
        review.keep(text(id=f"m-{number}"), after(seconds=number))
    waiting = review.waiting()
    assert len(waiting) == MOST_WAITING
    assert [one.more for one in waiting[-2:]] == [0, 3]


def test_a_long_text_is_cut(review: StoredReview) -> None:
    review.keep(text("a" * 60_000), NOON)
    assert len(review.waiting()[0].body) == LONGEST_KEPT


def test_two_who_mark_the_same_text_do_so_once(review: StoredReview) -> None:
    review.keep(text(), NOON)
    [kept] = review.waiting()
    marked = [review.mark_read([kept.id], ReadAs.CALLED_BACK, by, NOON) for by in ("a", "b")]
    assert marked == [1, 0]
    assert [(one.by, one.read_as) for one in review.read_lately(9)] == [("a", ReadAs.CALLED_BACK)]
    assert review.waiting() == []


def test_what_was_read_is_forgotten_after_a_month_and_what_was_not_is_kept(
    record: Record, review: StoredReview
) -> None:
    for id in ("read", "unread"):
        review.keep(text(id=id), NOON)
    review.mark_read([review.waiting()[0].id], ReadAs.NOTHING_NEEDED, "m", NOON)
    list(forget(record.engine, after(days=29)))
    assert record.count(unclear_texts) == 2
    list(forget(record.engine, after(days=31)))
    assert record.count(unclear_texts) == 1 and review.read_lately(9) == []


def test_nothing_of_a_text_lies_in_clear(record: Record, review: StoredReview) -> None:
    review.keep(text(), NOON)
    [row] = record.rows(unclear_texts)
    assert SAID.encode() not in row["body_sealed"] and HER[4:] not in repr(dict(row))
