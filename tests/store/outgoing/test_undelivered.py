"""Alarms that nobody confirmed: the next route once, then a human; and contacts whose number does not exist."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select

from alerts.alert import ClosedBecause, Origin, Place
from alerts.contacts.consent import disable_lost_contacts
from alerts.escalation.steps import Clock
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Urgency
from alerts.people import ContactState
from alerts.team.staff import Hand, close
from alerts.who_decides.proof import Proof
from sms.gateway import Accepted, ReceiptState, Refused, Whose
from sms.sending.outbox import settlement
from store.database import reading
from store.outgoing.undelivered import Undelivered
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA, around, contact
from tests.store.record import HER, NOON, Record, after, notice
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber

LAST_MOMENT, OVERDUE = after(seconds=119), after(seconds=120)


@pytest.fixture
def two_routes(record: Record) -> Record:
    record.outbox = replace(record.outbox, has_another_route=True)
    return record


def hand_over(record: Record, route: str = "first", message_id: str | None = "m-1", at=NOON) -> None:
    claimed = record.claim_one(at)
    record.outbox.settle(claimed, settlement(claimed, route, Accepted(message_id or ""), at), at)


def look(record: Record, at) -> None:
    Undelivered(record.engine, record.outbox.has_another_route).look(at)


def test_an_alarm_without_a_receipt_takes_another_route_once_and_is_then_unconfirmed(two_routes: Record) -> None:
    two_routes.post(notice(urgency=Urgency.ALARM))
    hand_over(two_routes)
    look(two_routes, LAST_MOMENT)
    assert two_routes.states() == ["handed"]
    look(two_routes, OVERDUE)
    assert two_routes.states() == ["due"]

    claimed = two_routes.claim_one(OVERDUE)
    assert claimed.text.avoids == "first"
    two_routes.outbox.settle(claimed, settlement(claimed, "second", Accepted("m-2"), OVERDUE), OVERDUE)
    look(two_routes, after(seconds=239))
    assert two_routes.states() == ["handed"]
    look(two_routes, after(seconds=240))
    assert two_routes.states() == ["unconfirmed"]
    look(two_routes, after(hours=1))
    assert two_routes.states() == ["unconfirmed"]


def test_with_one_route_it_is_unconfirmed_at_once(record: Record) -> None:
    record.post(notice(urgency=Urgency.ALARM))
    hand_over(record)
    look(record, OVERDUE)
    assert record.states() == ["unconfirmed"]


def test_a_late_receipt_still_counts(record: Record) -> None:
    record.post(notice(urgency=Urgency.ALARM))
    hand_over(record)
    look(record, OVERDUE)
    record.outbox.receive("first", "m-1", ReceiptState.DELIVERED, after(minutes=9))
    assert record.states() == ["delivered"]


@pytest.mark.parametrize(
    ("urgency", "message_id"),
    [
        pytest.param(Urgency.ANSWER, "m-1", id="only alarms are watched"),
        pytest.param(Urgency.ALARM, None, id="a text without an id can get no receipt"),
    ],
)
def test_what_needs_no_receipt_is_let_be(record: Record, urgency: Urgency, message_id: str | None) -> None:
    record.post(notice(urgency=urgency))
    hand_over(record, message_id=message_id)
    look(record, after(hours=1))
    assert record.states() == ["handed"]


def test_a_failed_alarm_takes_the_next_route_at_once_and_only_once(two_routes: Record) -> None:
    two_routes.post(notice(urgency=Urgency.ALARM))
    hand_over(two_routes)
    two_routes.outbox.receive("first", "m-1", ReceiptState.FAILED, after(seconds=5))
    assert two_routes.states() == ["due"]
    hand_over(two_routes, "second", "m-2", after(seconds=5))
    two_routes.outbox.receive("second", "m-2", ReceiptState.FAILED, after(seconds=9))
    assert two_routes.states() == ["failed"]


def contact_is_lost(record: Record, receipts: list[ReceiptState]) -> ContactState:
    """An alert to Aziza again and again, with these receipts; the state of Aziza in the end."""
    with record.book() as book:
        book.add_contact(contact())
        book.save_profile(replace(book.caller.profile, tell_centre=TellCentre.NO))
    for number, said in enumerate(receipts):
        at = after(minutes=number)
        with record.book(at=at) as book:
            raise_alert(book, Origin.USSD, Place(), around())
        hand_over(record, message_id=f"m-{number}", at=at)
        record.outbox.receive("first", f"m-{number}", said, at)
        with record.book(at=at) as book:
            take_back(book, around(), Proof.PIN)
        record.run("UPDATE notices SET state = 'expired' WHERE state = 'due'")
    for caller_id in record.ledger.callers_with_lost_contacts(10):
        with record.ledger.open_book_of(caller_id, NOON) as book:
            disable_lost_contacts(book, around())
    with record.book() as book:
        return book.caller.contacts[0].state


GONE, ARRIVED, FAILED = ReceiptState.NO_SUCH_NUMBER, ReceiptState.DELIVERED, ReceiptState.FAILED


@pytest.mark.parametrize(
    ("receipts", "state"),
    [
        ([GONE], ContactState.ADDED),
        ([GONE, GONE], ContactState.DISABLED),
        ([GONE, ARRIVED, GONE], ContactState.ADDED),
        ([FAILED, FAILED, FAILED], ContactState.ADDED),
    ],
)
def test_two_receipts_in_a_row_that_know_no_such_number_disable_a_contact(
    record: Record, receipts: list[ReceiptState], state: ContactState
) -> None:
    assert contact_is_lost(record, receipts) is state


def test_a_centre_that_has_her_alert_learns_of_a_contact_who_cannot_be_reached(record: Record) -> None:
    with record.book() as book:
        book.add_contact(contact())
        raise_alert(book, Origin.USSD, Place(RegionCode("UZ-AN")), around())
    record.run("UPDATE contacts SET lost_receipts = 2")
    [caller_id] = record.ledger.callers_with_lost_contacts(10)
    with record.ledger.open_book_of(caller_id, NOON) as book:
        disable_lost_contacts(book, around())
    bodies = [claimed.text.body for claimed in record.outbox.claim(NOON, 10)]
    assert any("Aziza raqami mavjud emas" in body for body in bodies)
    assert record.ledger.callers_with_lost_contacts(10) == []


def test_among_a_flood_of_false_alerts_the_real_ones_go_first(record: Record) -> None:
    at = NOON
    for turn in range(8):
        at = after(seconds=turn)
        with record.book(HER, at) as book:
            alert = raise_alert(book, Origin.USSD, Place(), around())
            close(book, Hand("dilnoza", alert.id), ClosedBecause.FALSE_ALARM, around())
    real = record.help(AZIZA, after(seconds=9))
    order = [claimed.text.body[:4] for claimed in record.outbox.claim(after(seconds=10), 100)]
    false_before = order.index(real.code)
    assert false_before == 4
    assert order.count(real.code) == 1
    assert len(order) == 8 * 2 + 1, "of each false one the centre also reads that it is over"


NO_PHONE = Refused("no phone", Whose.RECIPIENT)


def due_at(record: Record) -> datetime | None:
    """When the next step of the open alert is due."""
    with record.book() as book:
        return book.alert.clock.due_at if book.alert and book.alert.clock else None


def call_for_help(record: Record, tell_centre: TellCentre = TellCentre.YES, contacts: int = 0) -> list[str]:
    """An alert whose alarms a provider took; the recipients of these, in which order they went."""
    with record.book() as book:
        for number in range(contacts):
            book.add_contact(contact(f"Aziza {number}", PhoneNumber(f"+99800000020{number}")))
        book.save_profile(replace(book.caller.profile, tell_centre=tell_centre))
        raise_alert(book, Origin.USSD, Place(), around())
    claims = record.outbox.claim(NOON, 10)
    for claimed in claims:
        record.outbox.settle(claimed, settlement(claimed, "first", Accepted(claimed.id), NOON), NOON)
    with reading(record.engine) as connection:
        recipients = {row.id: row.recipient for row in connection.execute(select(notices.c.id, notices.c.recipient))}
    return [f"{recipients[claimed.id]} {claimed.id}" for claimed in claims]


def fails(record: Record, alarm: str, seconds: float) -> None:
    record.outbox.receive("first", alarm.split()[1], FAILED, after(seconds=seconds))


def test_when_the_only_alarm_failed_the_next_step_is_due_at_once(record: Record) -> None:
    [alarm] = call_for_help(record)
    assert due_at(record) == after(seconds=60)
    fails(record, alarm, 5)
    assert due_at(record) == after(seconds=5)


def test_it_is_due_at_once_too_when_the_provider_refuses_the_number(record: Record) -> None:
    with record.book() as book:
        raise_alert(book, Origin.USSD, Place(), around())
    claimed = record.claim_one(NOON)
    record.outbox.settle(claimed, settlement(claimed, "first", NO_PHONE, NOON), NOON)
    assert due_at(record) == NOON


def test_while_another_alarm_is_on_its_way_the_clock_is_left_alone(record: Record) -> None:
    first, second = call_for_help(record, TellCentre.NO, contacts=2)
    fails(record, first, 5)
    assert due_at(record) == after(seconds=60)
    fails(record, second, 6)
    assert due_at(record) == after(seconds=6)


def test_contacts_are_no_professionals(record: Record) -> None:
    alarms = call_for_help(record, contacts=2)
    fails(record, next(one for one in alarms if one.startswith("contact")), 5)
    assert due_at(record) == after(seconds=60)
    fails(record, next(one for one in alarms if not one.startswith("contact")), 6)
    assert due_at(record) == after(seconds=6)


def test_a_phone_hastens_once_and_no_repeat_goes_as_fast_as_it_can_fail(record: Record) -> None:
    [alarm] = call_for_help(record, TellCentre.NO, contacts=1)
    fails(record, alarm, 5)
    assert due_at(record) == after(seconds=5)
    with record.book() as book:
        assert book.alert
        book.save_alert(replace(book.alert, clock=Clock(1, after(minutes=5))))
        book.post([notice(to="+998000000200", urgency=Urgency.ALARM)], book.alert)
    claimed = record.claim_one(after(seconds=9))
    record.outbox.settle(claimed, settlement(claimed, "first", NO_PHONE, after(seconds=9)), after(seconds=9))
    assert due_at(record) == after(minutes=5)
