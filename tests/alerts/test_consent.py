"""Contacts are people who agreed: limits on invitations, consent that lasts 90 days, numbers that do not exist."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.alert import Origin, Place
from alerts.contacts.consent import (
    MOST_LOST_RECEIPTS,
    Consent,
    answer_invitation,
    disable_lost_contacts,
    invite,
    try_out,
)
from alerts.contacts.holding_back import SAID_NO, SAID_STOP
from alerts.contacts.strangers import MOST_ASKED_BY_A_CALLER, MOST_ASKED_OF_A_NUMBER
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Recipient, TellReason, Urgency
from alerts.people import Contact, ContactState
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import around, caller, contact
from texts.times import local_date
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Refusal

AZIZA = "contact-Aziza"


@pytest.fixture
def book() -> FakeBook:
    return FakeBook(caller(contact(), region=RegionCode("UZ-AN"), own_text="Kaliti qo'shnida"))


def test_an_invitation_is_calm_and_is_worth_sending_for_half_a_day(book: FakeBook) -> None:
    assert invite(book, AZIZA, around()) is None
    [notice] = book.posted
    assert (notice.to.reason, notice.urgency) == (TellReason.INVITED, Urgency.ROUTINE)
    assert notice.expires_at == book.now + timedelta(hours=12)


def test_one_number_gets_two_a_day_invitations_and_tries_together(book: FakeBook) -> None:
    refused = [invite(book, AZIZA, around()), try_out(book, AZIZA, around()), invite(book, AZIZA, around())]
    assert refused == [None] * MOST_ASKED_OF_A_NUMBER + [Refusal.TOO_MANY_TODAY]
    book.later(hours=24, seconds=1)
    assert invite(book, AZIZA, around()) is None


def test_one_caller_sends_five_a_day() -> None:
    people = [contact(name, PhoneNumber(f"+99800000004{i}")) for i, name in enumerate("abcde")]
    book = FakeBook(caller(*people))
    assert [invite(book, one.id, around()) for one in people] == [None] * MOST_ASKED_BY_A_CALLER
    assert try_out(book, people[0].id, around()) is Refusal.TOO_MANY_TODAY


def test_who_agreed_is_tried_out_beyond_the_five_and_twice_at_most() -> None:
    people = [contact(name, PhoneNumber(f"+99800000004{i}")) for i, name in enumerate("abcde")]
    book = FakeBook(caller(*people))
    for one in people:
        invite(book, one.id, around())
        answer_invitation(book, one.id, Consent.YES, around())
    assert [try_out(book, one.id, around()) for one in people] == [None] * 5
    assert try_out(book, people[0].id, around()) is Refusal.TOO_MANY_TODAY


def test_who_stopped_is_neither_asked_nor_tried_out(book: FakeBook) -> None:
    book.save_contact(replace(book.caller.contacts[0], has_stopped=True))
    invite(book, AZIZA, around())
    try_out(book, AZIZA, around())
    assert book.posted == []


def test_who_declined_is_asked_no_more(book: FakeBook) -> None:
    invite(book, AZIZA, around())
    assert answer_invitation(book, AZIZA, Consent.NO, around())
    book.new_posts()
    book.later(days=200)
    invite(book, AZIZA, around())
    assert book.posted == []


@pytest.mark.parametrize(
    ("silent", "why"),
    [
        (replace(contact(), state=ContactState.DECLINED), Refusal.DECLINED),
        (replace(contact(), state=ContactState.DISABLED), Refusal.UNREACHABLE),
        (replace(contact(), state=ContactState.ACCEPTED, has_stopped=True), Refusal.STOPPED),
    ],
)
def test_to_who_is_told_of_nothing_nothing_goes_and_it_is_said_why(silent: Contact, why: Refusal) -> None:
    book = FakeBook(caller(silent))
    assert [invite(book, AZIZA, around()), try_out(book, AZIZA, around())] == [why, why]
    assert book.posted == []


def test_who_was_never_invited_agrees_to_nothing(book: FakeBook) -> None:
    assert not answer_invitation(book, AZIZA, Consent.YES, around())
    assert book.caller.contacts[0].state is ContactState.ADDED


def test_consent_lasts_ninety_days_and_her_own_words_with_it(book: FakeBook) -> None:
    invite(book, AZIZA, around())
    answer_invitation(book, AZIZA, Consent.YES, around())
    [agreed] = book.caller.contacts
    today = local_date(book.now)
    assert agreed.has_agreed(today + timedelta(days=88)) and not agreed.has_agreed(today + timedelta(days=91))
    book.later(days=91)
    book.new_posts()
    raise_alert(book, Origin.USSD, Place(), around())
    to_aziza = next(notice for notice in book.posted if notice.to.key == AZIZA)
    assert to_aziza.own_words == ""


def test_consent_is_asked_for_again_by_a_key_of_hers_and_never_by_time(book: FakeBook) -> None:
    invite(book, AZIZA, around())
    answer_invitation(book, AZIZA, Consent.YES, around())
    book.new_posts()
    for _ in range(12):
        book.later(days=10)
        escalate(book, around())
        disable_lost_contacts(book, around())
    assert book.posted == []
    assert invite(book, AZIZA, around()) is None
    answer_invitation(book, AZIZA, Consent.YES, around())
    assert book.caller.contacts[0].has_agreed(local_date(book.now))


@pytest.mark.parametrize(("lost", "state"), [(1, ContactState.ADDED), (MOST_LOST_RECEIPTS, ContactState.DISABLED)])
def test_two_receipts_of_no_such_number_disable_a_contact_and_the_centre_hears_so(
    book: FakeBook, lost: int, state: ContactState
) -> None:
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    book.save_contact(replace(book.caller.contacts[0], lost_receipts=lost))
    disable_lost_contacts(book, around())
    assert book.caller.contacts[0].state is state
    heard = [notice.to.kind for notice in book.posted]
    assert heard == ([Recipient.CENTRE] if state is ContactState.DISABLED else [])


def agrees(book: FakeBook) -> None:
    invite(book, AZIZA, around())
    answer_invitation(book, AZIZA, Consent.YES, around())


def declines(book: FakeBook) -> None:
    invite(book, AZIZA, around())
    answer_invitation(book, AZIZA, Consent.NO, around())


def alarms_of_aziza(book: FakeBook) -> list[str]:
    return [one.body for one in book.new_posts() if one.to.key == AZIZA and one.urgency is Urgency.ALARM]


def test_who_agreed_is_alarmed_whatever_no_came_in_their_name_since(book: FakeBook) -> None:
    agrees(book)
    answer_invitation(book, AZIZA, Consent.NO, around())
    book.new_posts()
    raise_alert(book, Origin.USSD, Place(), around())
    assert len(alarms_of_aziza(book)) == 1


def test_whose_yes_undoes_a_no_is_sent_her_open_alert_at_once_and_once(book: FakeBook) -> None:
    declines(book)
    raise_alert(book, Origin.USSD, Place(), around())
    assert alarms_of_aziza(book) == []
    assert answer_invitation(book, AZIZA, Consent.YES, around())
    [alarm] = alarms_of_aziza(book)
    assert book.alert and alarm.startswith(f"SHOSHILINCH {book.alert.code}!") and book.alert.contacts_told == 1
    answer_invitation(book, AZIZA, Consent.YES, around())
    assert alarms_of_aziza(book) == []


@pytest.mark.parametrize("change", [{"kept": False}, {"has_stopped": True}])
def test_no_open_alert_goes_to_who_was_added_by_text_or_texted_stop(book: FakeBook, change: dict[str, bool]) -> None:
    declines(book)
    book.save_contact(replace(book.caller.contacts[0], **change))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    answer_invitation(book, AZIZA, Consent.YES, around())
    assert alarms_of_aziza(book) == []


def test_no_alert_that_is_over_for_her_goes_to_who_agrees_now(book: FakeBook) -> None:
    declines(book)
    raise_alert(book, Origin.USSD, Place(), around())
    take_back(book, around(), Proof.NONE)
    book.new_posts()
    answer_invitation(book, AZIZA, Consent.YES, around())
    assert alarms_of_aziza(book) == []


def test_staff_read_beside_each_call_who_was_not_told_because_of_a_text(book: FakeBook) -> None:
    declines(book)
    book.add_contact(replace(contact("Barno", PhoneNumber("+998000000044")), has_stopped=True))
    raise_alert(book, Origin.USSD, Place(), around())
    raise_alert(book, Origin.USSD, Place(), around())
    silent = [(one.key, one.reason) for one in book.history if one.what is Happening.HELD_BACK]
    assert silent == [(AZIZA, SAID_NO), ("contact-Barno", SAID_STOP)]


def phones_of_staff_read(book: FakeBook) -> list[str]:
    return [one.body for one in book.new_posts() if one.to.kind in (Recipient.CENTRE, Recipient.SUPERVISOR)]


def test_duty_phones_of_an_open_alert_read_once_of_a_no_that_silences_a_contact_and_once_of_the_yes_after_it(
    book: FakeBook,
) -> None:
    invite(book, AZIZA, around())
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()

    answer_invitation(book, AZIZA, Consent.NO, around())
    heard = phones_of_staff_read(book)
    assert len(heard) == 2 and all('Aziza raqamidan "yo\'q" keldi (tasdiqsiz)' in text for text in heard)
    assert [(one.key, one.reason) for one in book.history if one.what is Happening.HELD_BACK] == [(AZIZA, SAID_NO)]
    answer_invitation(book, AZIZA, Consent.NO, around())
    assert phones_of_staff_read(book) == []

    answer_invitation(book, AZIZA, Consent.YES, around())
    assert all('endi "ha" keldi' in text for text in phones_of_staff_read(book))
    for said in (Consent.YES, Consent.NO):
        answer_invitation(book, AZIZA, said, around())
        assert phones_of_staff_read(book) == []


def test_of_a_no_nobody_is_told_where_no_alert_is_open_or_she_wants_no_centre_told() -> None:
    for profile in ({}, {"tell_centre": TellCentre.NO}):
        book = FakeBook(caller(contact(), **profile))
        if profile:
            raise_alert(book, Origin.USSD, Place(), around())
        invite(book, AZIZA, around())
        book.new_posts()
        answer_invitation(book, AZIZA, Consent.NO, around())
        assert [one.to.key for one in book.new_posts()] == [AZIZA]
