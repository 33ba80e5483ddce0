"""What is known of a caller: read in one query, whoever she is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from alerts.alert import Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.help.take_back import take_back
from alerts.people import Contact, ContactState, Profile
from alerts.who_decides.proof import Proof
from sms.answers.ledger import Call
from store.callers.answering import StoredAnswering
from store.callers.sessions import SESSION_LIFE
from store.tables.callers import callers, data_keys
from tests.alerts.world import AZIZA, BARNO, around, contact, directory
from tests.store.record import HER, NOON, Record, after
from ussd.conversation import Checkpoint
from ussd.dial import Dial
from vocabulary.choices import TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.languages import RU
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Refusal

DIAL = Dial("session-1", HER, ("1", "1"))
STRANGER = PhoneNumber("+998000000999")
DUTY_LINE = PhoneNumber("+998000009999")


def enrol(record: Record) -> None:
    """A caller with everything that can be known of one."""
    with record.book() as book:
        book.save_profile(Profile(RU, RegionCode("UZ-AN"), None, "Nodira", "Orqa eshik", TellCentre.YES))
        for person in (contact(), contact("Barno", BARNO, ContactState.ACCEPTED)):
            book.add_contact(person)
    record.help()
    with record.book() as book:
        marks = record.ledger.marks(DIAL.inputs)
        book.save_checkpoint(DIAL, Checkpoint(marks, "a place", refusal=Refusal.FULL))


def test_everything_that_a_hop_needs_comes_in_one_query(record: Record) -> None:
    enrol(record)
    record.directory.save(directory().centres, NOON)
    record.ledger.recall(DIAL, NOON)
    with record.statements() as heard:
        known = record.ledger.recall(DIAL, NOON)
    assert len(heard) == 1
    assert known.pages.caller is not None
    assert known.pages.caller.profile == Profile(RU, RegionCode("UZ-AN"), None, "Nodira", "Orqa eshik", TellCentre.YES)
    assert {(one.name, one.number, one.state) for one in known.pages.caller.contacts} == {
        ("Aziza", AZIZA, ContactState.ADDED),
        ("Barno", BARNO, ContactState.ACCEPTED),
    }
    assert known.pages.alert is not None and known.pages.alert.contacts_told == 2
    stored = Checkpoint(record.ledger.marks(DIAL.inputs), "a place", refusal=Refusal.FULL, at=NOON)
    assert known.checkpoint == stored
    assert known.directory.centres == directory().centres


def test_a_number_that_never_called_costs_the_same_one_query_and_stores_nothing(record: Record) -> None:
    enrol(record)
    with record.statements() as heard:
        known = record.ledger.recall(Dial("session-1", STRANGER), NOON)
    assert len(heard) == 1
    assert (known.pages.caller, known.pages.alert, known.checkpoint) == (None, None, None)
    assert record.count(callers) == 1


def test_a_session_belongs_to_one_phone(record: Record) -> None:
    enrol(record)
    with record.book(STRANGER):
        pass
    assert record.ledger.recall(Dial("session-1", STRANGER), NOON).checkpoint is None
    assert record.ledger.recall(Dial("session-2", HER), NOON).checkpoint is None


@pytest.mark.parametrize(("since", "is_there"), [(SESSION_LIFE - timedelta(seconds=1), True), (SESSION_LIFE, False)])
def test_a_session_is_remembered_for_its_life(record: Record, since: timedelta, is_there: bool) -> None:
    enrol(record)
    assert (record.ledger.recall(DIAL, NOON + since).checkpoint is not None) is is_there


def test_a_closed_alert_is_no_longer_hers(record: Record) -> None:
    enrol(record)
    with record.book() as book:
        take_back(book, around(), Proof.PIN)
        assert book.alert is None
    assert record.ledger.recall(DIAL, NOON).pages.alert is None


def test_contacts_are_listed_in_the_order_in_which_they_were_added(record: Record) -> None:
    for minute, name in enumerate(("Malika", "Aziza", "Barno")):
        with record.book(at=after(minutes=minute)) as book:
            book.add_contact(contact(name, PhoneNumber(f"+99800000003{minute}")))
    known = record.ledger.recall(DIAL, NOON).pages.caller
    assert known is not None
    assert [one.name for one in known.contacts] == ["Malika", "Aziza", "Barno"]


def test_two_callers_never_see_each_other(record: Record) -> None:
    enrol(record)
    with record.book(STRANGER) as book:
        book.add_contact(contact("Malika"))
        assert [one.name for one in book.caller.contacts] == ["Malika"]
        assert (book.alert, book.caller.profile) == (None, Profile())


def test_a_new_directory_is_seen_by_the_next_hop(record: Record) -> None:
    assert record.ledger.recall(DIAL, NOON).directory.centres == ()
    record.directory.save(directory().centres[:1], NOON)
    assert record.ledger.recall(DIAL, NOON).directory.centres == directory().centres[:1]
    record.directory.save(directory().centres[1:3], NOON)
    assert record.directory.newest().centres == directory().centres[1:3]


def test_without_her_key_nothing_of_hers_can_be_read(record: Record) -> None:
    enrol(record)
    with record.engine.begin() as connection:
        connection.execute(
            delete(data_keys).where(data_keys.c.id.in_(callers.select().with_only_columns(callers.c.id)))
        )
    with pytest.raises(Exception, match=r"NoResultFound"), record.book():
        pass


# ---- the calls that a number was told of


def calls_to(record: Record, number: PhoneNumber) -> list[str]:
    return [call.code for call in calls(record, number) if call.is_open]


def calls(record: Record, number: PhoneNumber) -> Sequence[Call]:
    return StoredAnswering(record.ledger).calls_to(number, NOON)


def test_a_responder_is_known_by_the_alerts_it_was_told_of(record: Record) -> None:
    enrol(record)
    [call] = calls(record, AZIZA)
    assert call.addressee.key == "contact-Aziza"
    assert calls_to(record, DUTY_LINE) == []
    assert calls_to(record, STRANGER) == []
    assert calls_to(record, HER) == []


def test_several_calls_come_newest_first_and_each_once(record: Record) -> None:
    for number in (HER, STRANGER):
        with record.book(number) as book:
            book.add_contact(Contact(f"Aziza of {number}", "Aziza", AZIZA, RU))
    first = record.help(HER, NOON)
    second = record.help(STRANGER, after(minutes=1))
    record.help(HER, after(minutes=20))
    assert calls_to(record, AZIZA) == [second.code, first.code]


def test_a_closed_call_is_none(record: Record) -> None:
    enrol(record)
    assert len(calls_to(record, AZIZA)) == 1
    with record.book() as book:
        take_back(book, around(), Proof.PIN)
    assert calls_to(record, AZIZA) == []


def test_an_answer_reaches_the_caller_by_the_id_of_the_call(record: Record) -> None:
    enrol(record)
    [call] = calls(record, AZIZA)
    with record.ledger.open_book_of(call.caller_id, NOON) as book:
        assert book.caller.number == HER
        acknowledge(book, call.addressee, Answer.GOING, around())
    known = record.ledger.recall(DIAL, NOON)
    assert known.pages.alert is not None and known.pages.alert.answered == 1


def test_a_number_that_stops_is_told_for_nobody(record: Record) -> None:
    enrol(record)
    with record.book(STRANGER) as book:
        book.add_contact(Contact("another", "Aziza", AZIZA, RU))
    record.ledger.stop_telling(AZIZA, NOON)
    told = {}
    for number in (HER, STRANGER):
        with record.book(number) as book:
            told |= {one.id: one.is_told for one in book.caller.contacts}
    assert told == {"contact-Aziza": False, "another": False, "contact-Barno": True}


def test_stop_never_disables_her_own_help(record: Record) -> None:
    enrol(record)
    record.ledger.stop_telling(HER, NOON)
    with record.book() as book:
        assert [one.is_told for one in book.caller.contacts] == [True, True]


def test_a_place_is_stored_with_its_district(record: Record) -> None:
    place = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"), "bozor oldida")
    alert = record.help()
    with record.book() as book:
        book.save_alert(replace(alert, place=place))
    known = record.ledger.recall(DIAL, NOON).pages.alert
    assert known is not None and known.place == place
