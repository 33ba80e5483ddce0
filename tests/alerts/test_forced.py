"""She is made to take it back: her contacts and her screen see what they always see, and the centre hears the truth."""

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.book import Pages
from alerts.escalation.escalate import escalate
from alerts.facts_of import facts_of
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import hear_duress_pin, take_back
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import Addressee, Recipient, TellReason, Urgency
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from menus.facts import Facts
from tests.alerts.fake_book import MIDNIGHT, FakeBook
from tests.alerts.world import AZIZA, BARNO, DUTY_LINE, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.states import Access

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
    take_back(free, around(), Proof.PIN)
    take_back(made_to, around(), Proof.DURESS)
    assert contact_texts(made_to) == contact_texts(free)
    assert screen_facts(made_to) == screen_facts(free)


def test_the_centre_hears_the_truth_at_once_and_the_alert_stays_open_for_it() -> None:
    book = told_book()
    take_back(book, around(), Proof.DURESS)
    [to_centre] = [notice for notice in book.new_posts() if notice.to.kind is not Recipient.CONTACT]
    assert (to_centre.urgency, to_centre.to.reason) == (Urgency.ALARM, TellReason.FORCED)
    assert "MAJBURLANGAN" in to_centre.body and "Yopmang" in to_centre.body
    assert book.alert is not None and book.alert.forced and book.alert.state is AlertState.OPEN
    assert book.history[-1].what is Happening.FORCED
    assert book.alert.clock is not None and book.alert.clock.due_at is not None


def test_once_forced_it_stays_so_whatever_a_forged_help_and_safe_make_of_it() -> None:
    book = told_book()
    take_back(book, around(), Proof.DURESS)
    raise_alert(book, Origin.SMS, Place(), around())
    assert book.alert is not None and book.alert.is_hers and book.alert.was_forced
    book.new_posts()
    take_back(book, around(), Proof.NONE)
    [to_centre] = [notice for notice in book.new_posts() if notice.to.kind is not Recipient.CONTACT]
    assert "MAJBURLANGAN" in to_centre.body
    assert book.alert.forced and book.alert.taken_back_at is None
    assert book.history[-1].reason == "forced_before"


def test_staff_hear_a_duress_pin_that_is_put_off_of_a_call_after_an_older_one_too() -> None:
    book = told_book()
    take_back(book, around(), Proof.NONE)
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    before = screen_facts(book)
    hear_duress_pin(book, around())
    [to_centre] = book.new_posts()
    assert to_centre.to.kind is not Recipient.CONTACT and "MAJBURLANGAN" in to_centre.body
    assert screen_facts(book) == before


def test_a_help_after_it_says_again_and_staff_alone_read_that_she_was_forced_before() -> None:
    forced, free = told_book(), told_book()
    for book, proof in ((forced, Proof.DURESS), (free, Proof.NONE)):
        take_back(book, around(), proof)
        book.new_posts()
        raise_alert(book, Origin.USSD, Place(), around())
    for book in (forced, free):
        for notice in book.new_posts():
            was_forced = book is forced and notice.to.kind is not Recipient.CONTACT
            assert "7000 (yana" in notice.body
            assert ("avval MAJBURLANGAN" in notice.body) is was_forced


def test_under_duress_and_after_it_contacts_read_the_same_at_each_taking_back() -> None:
    free, made_to = told_book(), told_book()
    for book, proof in ((free, Proof.NONE), (made_to, Proof.DURESS)):
        take_back(book, around(), proof)
        raise_alert(book, Origin.SMS, Place(), around())
        take_back(book, around(), Proof.NONE)
    assert contact_texts(made_to) == contact_texts(free)
    assert screen_facts(made_to) == screen_facts(free)


def test_an_alert_that_the_centre_had_taken_needs_a_human_again() -> None:
    book = told_book()
    centre = next(told.addressee for told in book.told(book.alert).values() if told.addressee.kind is Recipient.CENTRE)
    acknowledge(book, centre, Answer.TAKEN, around())
    take_back(book, around(), Proof.DURESS)
    assert book.alert is not None and book.alert.state is AlertState.OPEN
    assert acknowledge(book, centre, Answer.TAKEN, around())
    assert book.alert.state is AlertState.ACKNOWLEDGED


def test_no_contact_hears_any_more_and_what_they_say_is_for_staff() -> None:
    book = told_book()
    take_back(book, around(), Proof.DURESS)
    book.new_posts()
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    assert [one.to.kind for one in book.new_posts()] == [Recipient.CENTRE]
    assert book.history[-1].what is Happening.GOING
    centre = next(told.addressee for told in book.told(book.alert).values() if told.addressee.kind is Recipient.CENTRE)
    acknowledge(book, centre, Answer.TAKEN, around())
    assert contact_texts(book) == []


def test_forced_twice_tells_the_centre_once() -> None:
    book = told_book()
    take_back(book, around(), Proof.DURESS)
    book.new_posts()
    take_back(book, around(), Proof.DURESS)
    assert book.new_posts() == []


def test_a_help_after_it_is_a_new_call_to_everyone_in_the_alert_that_staff_still_have() -> None:
    book = told_book()
    take_back(book, around(), Proof.DURESS)
    book.new_posts()
    raise_alert(book, Origin.USSD, Place(), around())
    told = sorted(notice.to.kind for notice in book.new_posts())
    assert told == [Recipient.CENTRE, Recipient.CONTACT, Recipient.CONTACT]
    assert book.closed == []
    assert book.alert is not None and (book.alert.is_hers, book.alert.answered, book.alert.call) == (True, 0, 1)


def test_after_no_centre_the_duty_line_hears_the_truth_and_goes_on_hearing_it_and_no_centre_does() -> None:
    book = told_book(tell_centre=TellCentre.NO)
    take_back(book, around(), Proof.DURESS)
    [to_line] = [notice for notice in book.new_posts() if notice.to.kind is not Recipient.CONTACT]
    assert (to_line.to.number, to_line.to.reason) == (DUTY_LINE, TellReason.FORCED)
    assert book.alert is not None and is_for_staff(TellCentre.NO, book.alert)
    assert not is_for_staff(TellCentre.NO, book.alert, of_one_region=True)
    for _ in range(3):
        book.later(minutes=6)
        escalate(book, around())
    again = book.new_posts()
    assert {notice.to.number for notice in again} == {DUTY_LINE} and len(again) == 3
    assert all("MAJBURLANGAN" in notice.body for notice in again)


def test_who_is_told_later_that_nobody_answers_reads_too_that_she_was_forced() -> None:
    book = told_book()
    take_back(book, around(), Proof.DURESS)
    book.new_posts()
    for _ in range(3):
        book.later(minutes=6)
        escalate(book, around())
    bodies = [notice.body for notice in book.new_posts()]
    assert bodies and all("MAJBURLANGAN" in body for body in bodies)


def test_with_no_centre_her_own_pin_closes_it_and_only_contacts_hear() -> None:
    book = told_book(tell_centre=TellCentre.NO)
    take_back(book, around(), Proof.PIN)
    assert book.alert is None
    assert all(notice.to.kind is Recipient.CONTACT for notice in book.new_posts())
