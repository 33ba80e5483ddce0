"""She is made to take it back: her contacts and her screen see what they always see, and the centre hears the truth."""

import pytest

from alerts.acknowledge import Answer, acknowledge
from alerts.alert import AlertState, Origin, Place
from alerts.book import Pages
from alerts.facts_of import facts_of
from alerts.notice import Addressee, Recipient, TellReason, Urgency
from alerts.raise_alert import raise_alert
from alerts.states import Happening
from alerts.take_back import take_back
from menus.facts import Access, Facts, TellCentre
from regions.codes import RegionCode
from tests.alerts.fake_book import MIDNIGHT, FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact

ANDIJON = RegionCode("UZ-AN")
FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.HER_CONTACT)


def told_book(**profile: object) -> FakeBook:
    book = FakeBook(caller(contact(), contact("Barno", BARNO), region=ANDIJON, **profile))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    return book


def screen_facts(book: FakeBook) -> Facts:
    return facts_of(Pages(book.caller, book.alert, reached=book.reached()), Access.OPEN, around(), MIDNIGHT)


def contact_texts(book: FakeBook) -> list[str]:
    return [notice.body for notice in book.new_posts() if notice.to.kind is Recipient.CONTACT]


def test_her_contacts_and_her_screen_get_exactly_the_same() -> None:
    free, made_to = told_book(), told_book()
    take_back(free, around())
    take_back(made_to, around(), forced=True)
    assert contact_texts(made_to) == contact_texts(free)
    assert screen_facts(made_to) == screen_facts(free)


def test_the_centre_hears_the_truth_at_once_and_the_alert_stays_open_for_it() -> None:
    book = told_book()
    take_back(book, around(), forced=True)
    [to_centre] = [notice for notice in book.new_posts() if notice.to.kind is not Recipient.CONTACT]
    assert (to_centre.urgency, to_centre.to.reason) == (Urgency.ALARM, TellReason.FORCED)
    assert "majburlangan" in to_centre.body
    assert book.alert is not None and book.alert.forced and book.alert.state is AlertState.OPEN
    assert book.history[-1].what is Happening.FORCED
    assert book.alert.clock is not None and book.alert.clock.due_at is not None


def test_an_alert_that_the_centre_had_taken_needs_a_human_again() -> None:
    book = told_book()
    centre = next(told.addressee for told in book.told(book.alert).values() if told.addressee.kind is Recipient.CENTRE)
    acknowledge(book, centre, Answer.TAKEN, around())
    take_back(book, around(), forced=True)
    assert book.alert is not None and book.alert.state is AlertState.OPEN
    assert acknowledge(book, centre, Answer.TAKEN, around())
    assert book.alert.state is AlertState.ACKNOWLEDGED


def test_no_contact_hears_or_counts_any_more() -> None:
    book = told_book()
    take_back(book, around(), forced=True)
    book.new_posts()
    assert not acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    centre = next(told.addressee for told in book.told(book.alert).values() if told.addressee.kind is Recipient.CENTRE)
    acknowledge(book, centre, Answer.TAKEN, around())
    assert contact_texts(book) == []


def test_forced_twice_tells_the_centre_once() -> None:
    book = told_book()
    take_back(book, around(), forced=True)
    book.new_posts()
    take_back(book, around(), forced=True)
    assert book.new_posts() == []


def test_a_help_after_it_is_a_new_call_to_everyone_in_the_alert_that_staff_still_have() -> None:
    book = told_book()
    take_back(book, around(), forced=True)
    book.new_posts()
    raise_alert(book, Origin.USSD, Place(), around())
    told = sorted(notice.to.kind for notice in book.new_posts())
    assert told == [Recipient.CENTRE, Recipient.CONTACT, Recipient.CONTACT]
    assert book.closed == []
    assert book.alert is not None and (book.alert.is_hers, book.alert.answered, book.alert.call) == (True, 0, 1)


@pytest.mark.parametrize("forced", [True, False])
def test_who_wants_no_centre_told_has_nobody_who_could_hear_the_truth(forced: bool) -> None:
    book = told_book(tell_centre=TellCentre.NO)
    take_back(book, around(), forced=forced)
    assert book.alert is None
    assert all(notice.to.kind is Recipient.CONTACT for notice in book.new_posts())
