"""What went to her help contacts, as the record knows it: the same on a dial and in an open book."""

import pytest
from sqlalchemy import update

from alerts.book import Reached
from alerts.contacts.consent import invite, try_out
from sms.gateways.simulator.client import Simulator
from sms.sending.outbox import NoticeState
from store.callers.reached import SILENT_FOR
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA, BARNO, around, contact
from tests.store.record import HER, NOON, Record, after
from ussd.dial import Dial
from vocabulary.states import TextFate

ANOTHER_DAY = after(seconds=SILENT_FOR.total_seconds() + 1)


@pytest.fixture
def record(record: Record) -> Record:
    with record.book() as book:
        book.add_contact(contact())
        book.add_contact(contact("Barno", BARNO))
    return record


def reached(record: Record, name: str = "Aziza", at: object = NOON) -> Reached:
    pages = record.ledger.recall(Dial("a-session", HER), at).pages  # type: ignore[arg-type]
    with record.book(at=at) as book:  # type: ignore[arg-type]
        assert book.reached() == pages.reached
    return pages.reached[f"contact-{name}"]


def settle(record: Record, state: NoticeState, **values: object) -> None:
    with record.engine.begin() as connection:
        connection.execute(update(notices).values(state=state, **values))


def test_of_one_to_whom_nothing_went_nothing_is_known(record: Record) -> None:
    assert reached(record) == Reached()


@pytest.mark.parametrize(
    ("state", "fate", "a_day_later"),
    [
        (NoticeState.DUE, TextFate.UNDER_WAY, TextFate.UNKNOWN),
        (NoticeState.CLAIMED, TextFate.UNDER_WAY, TextFate.UNKNOWN),
        (NoticeState.HANDED, TextFate.UNDER_WAY, TextFate.UNKNOWN),
        (NoticeState.UNCONFIRMED, TextFate.UNKNOWN, TextFate.UNKNOWN),
        (NoticeState.DELIVERED, TextFate.ARRIVED, TextFate.ARRIVED),
        (NoticeState.FAILED, TextFate.LOST, TextFate.LOST),
        (NoticeState.EXPIRED, TextFate.LOST, TextFate.LOST),
    ],
)
def test_the_fate_of_a_text_is_that_of_its_row(
    record: Record, state: NoticeState, fate: TextFate, a_day_later: TextFate
) -> None:
    with record.book() as book:
        invite(book, "contact-Aziza", around())
        try_out(book, "contact-Aziza", around())
    settle(record, state)

    assert reached(record) == Reached(invitation=fate, try_out=fate, heard=True)
    assert reached(record, at=ANOTHER_DAY) == Reached(invitation=a_day_later, try_out=a_day_later, heard=True)
    assert reached(record, "Barno") == Reached()


def test_every_state_of_a_text_has_a_fate() -> None:
    [marks] = [mark for mark in test_the_fate_of_a_text_is_that_of_its_row.pytestmark]  # type: ignore[attr-defined]
    assert {state for state, *_ in marks.args[1]} == set(NoticeState)


def test_a_simulated_phone_has_what_it_was_given(record: Record) -> None:
    with record.book() as book:
        try_out(book, "contact-Aziza", around())
    settle(record, NoticeState.HANDED, route=Simulator.name)
    assert reached(record).try_out is TextFate.ARRIVED


def test_what_was_withheld_looks_as_it_does_on_most_phones(record: Record) -> None:
    record.ledger.stop_telling(AZIZA, NOON)
    with record.book() as book:
        invite(book, "contact-Aziza", around())
        try_out(book, "contact-Aziza", around())
    assert reached(record) == Reached(invitation=TextFate.UNDER_WAY, try_out=TextFate.UNDER_WAY)
    for at in (after(seconds=3), ANOTHER_DAY):
        assert reached(record, at=at) == Reached(invitation=TextFate.ARRIVED, try_out=TextFate.ARRIVED)


def test_the_last_text_of_a_kind_counts(record: Record) -> None:
    with record.book() as book:
        try_out(book, "contact-Aziza", around())
    settle(record, NoticeState.FAILED)
    with record.book(at=after(minutes=1)) as book:
        try_out(book, "contact-Aziza", around())
    assert reached(record, at=after(minutes=1)).try_out is TextFate.UNDER_WAY


def test_what_went_to_a_number_under_another_name_is_not_what_went_to_this_one(record: Record) -> None:
    with record.book() as book:
        try_out(book, "contact-Aziza", around())
        book.remove_contact("contact-Aziza")
        book.add_contact(contact("Malika", AZIZA))
    assert reached(record, "Malika") == Reached()


def test_only_the_open_alert_counts_and_only_what_may_have_reached_them(record: Record) -> None:
    record.help()
    assert reached(record).alarmed and reached(record, "Barno").alarmed
    settle(record, NoticeState.FAILED)
    assert not reached(record).alarmed
    settle(record, NoticeState.DELIVERED)
    record.run("UPDATE alerts SET state = 'closed'")
    assert not reached(record).alarmed
