"""Her phone says that no help is needed, and nothing proves it: it is over for her and her contacts, not for staff."""

from datetime import timedelta

import pytest

from alerts.alert import AlertState, ClosedBecause, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.book import Pages
from alerts.doer import Doer
from alerts.escalation.escalate import escalate
from alerts.facts_of import facts_of
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import Addressee, Notice, Recipient, TellReason
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from menus.facts import Facts
from tests.alerts.fake_book import MIDNIGHT, FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.states import Access

ANDIJON = RegionCode("UZ-AN")
FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.HER_CONTACT)
WITHOUT_PIN = [Proof.NONE, Proof.CODE, Proof.DIAL]


def told_book(**profile: object) -> FakeBook:
    book = FakeBook(caller(contact(), contact("Barno", BARNO), region=ANDIJON, **profile))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    return book


def said_safe(book: FakeBook, proof: Proof = Proof.NONE) -> list[Notice]:
    take_back(book, around(), proof)
    return book.new_posts()


def screen_facts(book: FakeBook) -> Facts:
    return facts_of(Pages(book.caller, book.alert), Access.OPEN, around(), MIDNIGHT)


def the_centre(book: FakeBook) -> Addressee:
    assert book.alert
    return next(one.addressee for one in book.told(book.alert).values() if one.addressee.kind is Recipient.CENTRE)


def looked(book: FakeBook, **time: float) -> list[Notice]:
    book.later(**time)
    escalate(book, around())
    return book.new_posts()


def to_contacts(posted: list[Notice]) -> list[tuple[str, str]]:
    return [(one.to.key, one.body) for one in posted if one.to.kind is Recipient.CONTACT]


@pytest.mark.parametrize("proof", Proof)
def test_her_screens_and_her_contacts_cannot_tell_what_proves_it(proof: Proof) -> None:
    with_pin, book = told_book(), told_book()
    expected = to_contacts(said_safe(with_pin, Proof.PIN))
    assert to_contacts(said_safe(book, proof)) == expected
    assert screen_facts(book) == screen_facts(with_pin)


@pytest.mark.parametrize("proof", Proof)
def test_a_contact_who_was_not_surely_told_reads_both_in_one_text(proof: Proof) -> None:
    book = told_book()
    book.not_gone_out = {"contact-Barno"}
    texts = dict(to_contacts(said_safe(book, proof)))
    assert "yordam so'radi" in texts["contact-Barno"] and "00:00" in texts["contact-Barno"]
    assert "yordam so'radi" not in texts["contact-Aziza"] and "yordam kerak emas" in texts["contact-Aziza"]


@pytest.mark.parametrize("proof", WITHOUT_PIN)
def test_staff_who_were_told_read_once_that_it_is_not_proved_and_go_on(proof: Proof) -> None:
    book = told_book()
    before = book.alert
    [to_centre] = [one for one in said_safe(book, proof) if one.to.kind is not Recipient.CONTACT]
    assert to_centre.to.reason is TellReason.NOT_PROVED
    for said in ("TASDIQLANMAGAN", "qo'ng'iroq qilmang", "yaqinlaridan so'rang", "0 yopildi"):
        assert said in to_centre.body
    assert before and book.alert and (book.alert.state, book.alert.clock) == (AlertState.OPEN, before.clock)
    assert said_safe(book, proof) == []


def test_the_steps_go_on_until_staff_take_it_and_say_what_is_not_proved() -> None:
    book = told_book()
    said_safe(book)
    steps = [*looked(book, minutes=1), *looked(book, minutes=2)]
    assert {one.to.kind for one in steps} == {Recipient.CENTRE, Recipient.SUPERVISOR}
    assert all("TASDIQLANMAGAN" in one.body for one in steps)
    acknowledge(book, the_centre(book), Answer.TAKEN, around())
    book.new_posts()
    assert looked(book, hours=5) == []


def test_repeats_to_the_supervisor_become_one_text_an_hour_that_names_all_of_them() -> None:
    book = told_book()
    said_safe(book)
    looked(book, minutes=1)
    looked(book, minutes=2)
    repeats = [one for _ in range(36) for one in looked(book, minutes=5)]
    assert {one.to.kind for one in repeats} == {Recipient.SUPERVISOR}
    assert 3 <= len(repeats) <= 4
    assert book.alert and all(book.alert.code in one.body and "konsolda" in one.body for one in repeats)


def test_in_the_same_hour_another_callers_alert_makes_no_text_of_its_own() -> None:
    first, second = told_book(), told_book()
    second.happened = first.happened
    for book in (first, second):
        said_safe(book)
        looked(book, minutes=1)
        looked(book, minutes=2)
    assert len(looked(first, minutes=5)) == 1
    assert looked(second, minutes=5) == []


def test_what_a_centre_had_taken_stays_with_it() -> None:
    book = told_book()
    acknowledge(book, the_centre(book), Answer.TAKEN, around())
    before = book.alert
    said_safe(book)
    assert before and book.alert and (book.alert.state, book.alert.held) == (AlertState.ACKNOWLEDGED, before.held)


def test_what_contacts_answer_after_it_is_for_staff_alone() -> None:
    book = told_book()
    said_safe(book)
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    [to_centre] = book.new_posts()
    assert to_centre.to.kind is Recipient.CENTRE and "yo'lda. Tasdiqlanmagan" in to_centre.body
    assert book.history[-1].what is Happening.GOING


def test_a_duty_phone_closes_it_and_it_is_no_false_alarm() -> None:
    book = told_book()
    said_safe(book)
    acknowledge(book, the_centre(book), Answer.CLOSED, around())
    assert book.closed[0].closed_because is ClosedBecause.BY_PHONE
    assert book.false_alarms_since(MIDNIGHT) == 0


def test_her_pin_closes_it_after_all_and_her_contacts_are_not_told_twice() -> None:
    book = told_book()
    said_safe(book)
    [to_centre] = said_safe(book, Proof.PIN)
    assert to_centre.to.kind is Recipient.CENTRE and "PIN" in to_centre.body
    assert book.closed[0].closed_because is ClosedBecause.TAKEN_BACK


def test_the_duress_pin_after_it_tells_staff_the_truth_at_once() -> None:
    book = told_book()
    said_safe(book)
    [to_centre] = said_safe(book, Proof.DURESS)
    assert to_centre.to.reason is TellReason.FORCED and "MAJBURLANGAN" in to_centre.body
    assert said_safe(book) == []
    assert book.alert and book.alert.forced


def test_where_she_says_she_is_then_is_no_news_of_an_alert_that_is_over_for_her() -> None:
    book = told_book()
    said_safe(book)
    assert place_alert(book, Place(RegionCode("UZ-TO")), around()) is None
    assert book.new_posts() == []


# ---- she wants no centre told


def test_with_no_centre_and_no_staff_told_nobody_is_told_and_it_ends_a_day_later_and_says_why() -> None:
    book = told_book(tell_centre=TellCentre.NO)
    posted = said_safe(book)
    assert {one.to.kind for one in posted} == {Recipient.CONTACT}
    assert [one for _ in range(23) for one in looked(book, hours=1)] == []
    assert book.alert and not is_for_staff(TellCentre.NO, book.alert)
    assert looked(book, hours=1) == []
    [ended] = book.closed
    assert (ended.closed_because, ended.clock) == (ClosedBecause.NOT_PROVED, None)
    assert (book.history[-1].what, book.history[-1].by) == (Happening.NOT_PROVED, Doer.CLOCK)


def test_staff_who_were_told_before_she_said_no_go_on_and_no_other_is_told() -> None:
    book = told_book()
    knows = the_centre(book)
    book.caller = caller(contact(), contact("Barno", BARNO), region=ANDIJON, tell_centre=TellCentre.NO)
    said_safe(book)
    later = [one for _ in range(30) for one in looked(book, hours=1)]
    assert {one.to.id for one in later} == {knows.id}
    assert book.alert and book.alert.state is AlertState.OPEN


def test_with_default_no_and_nobody_asked_the_steps_still_bring_staff() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around(tell_centre=False))
    take_back(book, around(tell_centre=False), Proof.NONE)
    book.new_posts()
    book.later(minutes=1)
    escalate(book, around(tell_centre=False))
    assert all("TASDIQLANMAGAN" in one.body for one in book.new_posts())


# ---- a HELP after it


def test_a_help_after_it_is_a_new_call_that_everybody_hears_at_once_under_the_code_that_staff_know() -> None:
    book = told_book()
    acknowledge(book, the_centre(book), Answer.TAKEN, around())
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    said_safe(book)
    older = book.alert
    book.later(seconds=20)
    raise_alert(book, Origin.SMS, Place(), around())
    posted = book.new_posts()
    assert sorted(one.to.kind for one in posted) == [Recipient.CENTRE, Recipient.CONTACT, Recipient.CONTACT]
    alert = book.alert
    assert older and alert and alert.code == older.code
    assert (alert.state, alert.held, alert.answered, alert.contacts_told) == (AlertState.OPEN, None, 0, 2)
    assert alert.clock and alert.clock.due_at == book.now + timedelta(minutes=1)
    facts = screen_facts(book).alert
    assert facts and facts.answered == 0


def test_staff_who_had_the_older_one_hear_the_new_call_even_if_she_wants_no_centre_told_by_now() -> None:
    book = told_book()
    knows = the_centre(book)
    said_safe(book)
    book.caller = caller(contact(), region=ANDIJON, tell_centre=TellCentre.NO)
    raise_alert(book, Origin.USSD, Place(), around())
    assert knows.id in [one.to.id for one in book.new_posts()]


def test_each_call_has_its_own_alarms_so_that_no_contact_has_had_too_many() -> None:
    book = told_book(tell_centre=TellCentre.NO)
    for _ in range(4):
        looked(book, minutes=10)
    said_safe(book)
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    assert {one.to.kind for one in looked(book, minutes=1)} == {Recipient.CONTACT}
