"""STOP of a number holds for ever and for every caller, until that phone itself undoes it (S11)."""

import pytest

from alerts.contacts.consent import invite, try_out
from alerts.contacts.hers import add_contact
from alerts.erase import erase_everything
from alerts.team.staff import Hand, NotTold, send_again
from sms.gateway import Accepted, TryLater
from sms.sending.outbox import settlement
from store.outgoing.undelivered import Undelivered
from store.tables.callers import callers, contacts, stopped_numbers
from tests.alerts.world import AZIZA, BARNO, around, contact
from tests.store.record import HER, NOON, Record, after, notice
from vocabulary.phone_number import PhoneNumber

ANOTHER = PhoneNumber("+998000000002")


def reached(record: Record) -> list[str]:
    """The contacts whose texts go out now."""
    return [one.text.to for one in record.outbox.claim(after(minutes=1), 50) if one.text.to in (AZIZA, BARNO)]


def hears_again(record: Record) -> None:
    with record.book(AZIZA) as book:
        book.hear_again()


def test_who_adds_a_stopped_number_later_reaches_it_with_nothing(record: Record) -> None:
    record.ledger.stop_telling(AZIZA, NOON)
    with record.book(ANOTHER) as book:
        assert add_contact(book, "Aziza", AZIZA) is None
        [added] = book.caller.contacts
        assert added.has_stopped and not added.is_told
        invite(book, added.id, around())
        try_out(book, added.id, around())
    record.help(ANOTHER)
    assert reached(record) == []


def test_removing_and_adding_again_does_not_undo_a_stop(record: Record) -> None:
    for _ in range(2):
        with record.book() as book:
            add_contact(book, "Aziza", AZIZA)
        record.ledger.stop_telling(AZIZA, NOON)
        with record.book() as book:
            book.remove_contact(book.caller.contacts[0].id)
    with record.book() as book:
        add_contact(book, "Aziza", AZIZA)
    record.help()
    assert reached(record) == []


def test_a_stop_outlives_the_caller_who_erases_herself(record: Record) -> None:
    with record.book() as book:
        add_contact(book, "Aziza", AZIZA)
    record.ledger.stop_telling(AZIZA, NOON)
    with record.book() as book:
        erase_everything(book)
    assert record.count(callers) == record.count(contacts) == 0
    assert record.ledger.has_stopped(AZIZA) and record.count(stopped_numbers) == 1


def test_undone_it_leaves_everything_as_it_was(record: Record) -> None:
    with record.book() as book:
        book.add_contact(contact())
    record.ledger.stop_telling(AZIZA, NOON)
    hears_again(record)
    assert not record.ledger.has_stopped(AZIZA)
    record.help()
    assert reached(record) == [AZIZA]


def test_a_text_that_waited_for_who_stopped_reached_nobody_and_does_not_go(record: Record) -> None:
    with record.book() as book:
        book.add_contact(contact())
        book.add_contact(contact("Barno", BARNO))
    alert = record.help()
    record.ledger.stop_telling(AZIZA, NOON)
    assert reached(record) == [BARNO]
    [stopped] = [row for row in record.rows() if row["outcome"] == "stopped"]
    assert stopped["state"] == "failed"
    with record.book() as book:
        with pytest.raises(NotTold):
            send_again(book, Hand("member", alert.id), stopped["id"])
    hears_again(record)
    record.help(at=after(minutes=1))
    assert reached(record) == [AZIZA]


def test_a_text_under_way_when_they_stop_is_not_tried_again(record: Record) -> None:
    record.post(notice())
    claimed = record.claim_one()
    record.ledger.stop_telling(AZIZA, NOON)
    record.outbox.settle(claimed, settlement(claimed, "first", TryLater("down"), NOON), NOON)
    assert record.outbox.claim(after(hours=1), 10) == []


def test_an_alarm_without_a_receipt_takes_no_other_route_to_who_stopped(record: Record) -> None:
    record.post(notice())
    claimed = record.claim_one()
    record.outbox.settle(claimed, settlement(claimed, "first", Accepted("m-1"), NOON), NOON)
    record.ledger.stop_telling(AZIZA, NOON)
    Undelivered(record.engine, has_another_route=True).look(after(minutes=3))
    assert record.states() == ["unconfirmed"]


def test_who_is_on_a_list_alone_does_not_learn_it_by_a_stop(record: Record) -> None:
    with record.book() as book:
        book.add_contact(contact())
    assert not record.ledger.stop_telling(AZIZA, NOON)
    with record.book() as book:
        invite(book, book.caller.contacts[0].id, around())
    hears_again(record)
    assert not record.ledger.stop_telling(AZIZA, NOON)
    assert not record.ledger.was_written_to(AZIZA)


def test_a_stop_is_news_to_who_was_written_to_until_they_undo_it(record: Record) -> None:
    with record.book() as book:
        book.add_contact(contact())
    record.help()
    for _ in range(5):
        assert record.ledger.stop_telling(AZIZA, NOON)
        assert not record.ledger.stop_telling(AZIZA, NOON)
        hears_again(record)
    assert record.ledger.was_written_to(AZIZA)


def test_stop_takes_no_duty_and_no_answer_of_her_own_from_a_phone(record: Record) -> None:
    record.ledger.stop_telling(HER, NOON)
    with record.book(ANOTHER) as book:
        book.add_contact(contact("Zilola", HER))
    record.help(HER)
    states = {row["recipient"]: row["state"] for row in record.rows()}
    assert states == {"duty_line": "due"}
