"""She tells what happens to her, without a word for help: a centre alone hears of it, until she asks for help."""

import pytest

from alerts.alert import Kind, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.book import Pages
from alerts.escalation.escalate import escalate
from alerts.facts_of import facts_of
from alerts.help.possible_call import raise_possible_call
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.help.tell_more import Written, tell_more
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import KEY, Recipient, TellReason, Urgency
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import BARNO, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.match import Match
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access

ANDIJON = RegionCode("UZ-AN")
SAID = "erim meni urayapti"


def wrote(book: FakeBook, words: str = SAID, default_yes: bool = True) -> None:
    raise_possible_call(book, Origin.SMS, words, around(default_yes))


def test_a_centre_alone_is_told_and_her_words_go_only_where_free_text_goes() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    wrote(book)
    [notice] = book.new_posts()
    assert (notice.to.kind, notice.to.reason, notice.urgency) == (
        Recipient.CENTRE,
        TellReason.POSSIBLE_CALL,
        Urgency.ALARM,
    )
    assert "qilmang, SMS xavfsiz desa ham" in notice.body
    assert SAID not in notice.body and SAID in notice.own_words
    assert notice.own_words.startswith(book.alert.code)


def test_the_centre_of_the_place_in_her_words_is_told_and_not_that_of_her_home() -> None:
    book = FakeBook(caller(region=ANDIJON))
    place = Place(RegionCode("UZ-BU"), typed="erim meni urayapti Buxorodaman", match=Match.OWN)
    raise_possible_call(book, Origin.SMS, place.typed, around(), place)
    [notice] = book.new_posts()
    assert notice.to.key == "DEMO-BU-1" and notice.own_words.count("Buxorodaman") == 1 and "Buxoro," in notice.body


def test_what_she_wrote_stands_in_the_history() -> None:
    book = FakeBook(caller(region=ANDIJON))
    wrote(book)
    [change] = book.history
    assert (change.what, change.reason, change.note) == (Happening.RAISED, Kind.POSSIBLE, SAID)


@pytest.mark.parametrize(
    ("wants", "default_yes"), [(TellCentre.NO, True), (TellCentre.NO, False), (TellCentre.NOT_ASKED, False)]
)
def test_where_no_centre_may_be_told_only_staff_of_the_whole_country_see_it_in_the_console(
    wants: TellCentre, default_yes: bool
) -> None:
    book = FakeBook(caller(contact(), region=ANDIJON, tell_centre=wants))
    wrote(book, default_yes=default_yes)
    book.later(hours=2)
    escalate(book, around(default_yes))
    assert book.new_posts() == []
    assert is_for_staff(wants, book.alert)
    assert not is_for_staff(wants, book.alert, of_one_region=True)


@pytest.mark.parametrize("wants", [TellCentre.YES, TellCentre.NOT_ASKED])
def test_while_no_centre_takes_it_others_hear_and_no_contact_ever_does(wants: TellCentre) -> None:
    book = FakeBook(caller(contact(), region=ANDIJON, tell_centre=wants))
    wrote(book)
    for _ in range(4):
        book.later(minutes=10)
        escalate(book, around())
    told = {notice.to.kind for notice in book.new_posts()}
    assert Recipient.SUPERVISOR in told and Recipient.CONTACT not in told


def test_whoever_hears_of_it_later_reads_first_what_raised_it_whatever_a_text_says_since() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    wrote(book)
    book.new_posts()
    book.vouched = Proof.NONE
    tell_more(book, Written("yaxshiman", Place(typed="yaxshiman")), around())
    book.new_posts()
    for _ in range(4):
        book.later(minutes=10)
        escalate(book, around())
    later = book.new_posts()
    assert len(later) > 2
    for one in later:
        assert one.own_words.index(f"<{SAID}>") < one.own_words.index("<yaxshiman>")
        assert "tasdiqsiz" in one.own_words.split("<yaxshiman>")[1]
        assert "qo'ng'iroq qilmang" in one.own_words


def test_her_own_screens_know_nothing_of_it() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    empty = facts_of(Pages(book.caller, None), Access.OPEN, around(), book.now)
    wrote(book)
    assert facts_of(Pages(book.caller, book.alert), Access.OPEN, around(), book.now) == empty


def test_beside_an_open_alert_her_words_stand_and_go_on_to_who_may_read_them_and_nobody_is_alarmed_again() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    code = book.alert.code
    book.new_posts()
    book.vouched = Proof.NONE
    wrote(book)
    assert (book.alert.code, book.alert.place) == (code, Place(ANDIJON))
    assert (book.history[-1].what, book.history[-1].note) == (Happening.TOLD_MORE, SAID)
    [to_the_centre] = book.new_posts()
    assert SAID in to_the_centre.own_words and SAID not in to_the_centre.body
    assert KEY not in to_the_centre.body


def test_beside_an_alert_that_no_staff_may_see_somebody_reads_her_words_all_the_same() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON, tell_centre=TellCentre.NO))
    raise_alert(book, Origin.USSD, Place(), around())
    assert not is_for_staff(TellCentre.NO, book.alert)
    wrote(book)
    assert is_for_staff(TellCentre.NO, book.alert)
    assert not is_for_staff(TellCentre.NO, book.alert, of_one_region=True)


def test_a_help_after_it_is_a_full_call_that_everyone_hears_under_the_same_code() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    wrote(book)
    code = book.alert.code
    [to_centre] = book.new_posts()
    acknowledge(book, to_centre.to, Answer.TAKEN, around())
    book.later(minutes=1)
    raise_alert(book, Origin.SMS, Place(), around())
    assert {notice.to.kind for notice in book.new_posts()} == {Recipient.CONTACT, Recipient.CENTRE}
    alert = book.alert
    assert (alert.code, alert.kind, alert.answered, alert.held, alert.is_hers) == (code, Kind.CALL, 0, None, True)
    assert alert.clock.due_at > book.now


@pytest.mark.parametrize("proof", [Proof.NONE, Proof.DIAL, Proof.DURESS])
def test_told_after_her_phone_said_that_all_is_over_it_alarms_anew_the_staff_who_had_it_and_no_contact(
    proof: Proof,
) -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(typed="hazillashdim"), around())
    [to_centre] = [one for one in book.new_posts() if one.to.kind is Recipient.CENTRE]
    acknowledge(book, to_centre.to, Answer.TAKEN, around())
    take_back(book, around(), proof)
    book.new_posts()
    book.later(minutes=3)
    wrote(book)
    posted = book.new_posts()
    assert {(one.to.kind, one.urgency) for one in posted} == {(Recipient.CENTRE, Urgency.ALARM)}
    assert all("EHTIMOL" in one.body and f"<{SAID}>" in one.own_words for one in posted)
    assert all("hazil" not in one.own_words for one in posted)
    assert (book.alert.kind, book.alert.held, book.alert.is_hers) == (Kind.POSSIBLE, None, False)
    assert (book.history[-1].what, book.history[-1].note) == (Happening.CALLED_ANEW, SAID)
    for _ in range(4):
        book.later(minutes=10)
        escalate(book, around())
    told = {notice.to.kind for notice in book.new_posts()}
    assert Recipient.SUPERVISOR in told and Recipient.CONTACT not in told


def test_told_after_a_possible_call_was_taken_back_too() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    wrote(book)
    take_back(book, around(), Proof.NONE)
    book.new_posts()
    wrote(book, "pichoq bilan yuribdi")
    [notice] = book.new_posts()
    assert notice.own_words.startswith(f"{book.alert.code} (yana): <pichoq bilan yuribdi>")
    assert SAID not in notice.own_words


@pytest.mark.parametrize("asked_for_help_before", [False, True])
def test_staff_are_told_to_ask_nobody_where_her_contacts_know_nothing_of_it(asked_for_help_before: bool) -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    if asked_for_help_before:
        raise_alert(book, Origin.USSD, Place(), around())
        take_back(book, around(), Proof.NONE)
    wrote(book)
    book.new_posts()
    take_back(book, around(), Proof.NONE)
    [to_centre] = [one for one in book.new_posts() if one.to.kind is Recipient.CENTRE]
    assert "Hech kimdan so'ramang" in to_centre.body and "yaqinlaridan so'rang" not in to_centre.body
    raise_alert(book, Origin.SMS, Place(), around())
    book.new_posts()
    take_back(book, around(), Proof.NONE)
    [to_centre] = [one for one in book.new_posts() if one.to.kind is Recipient.CENTRE]
    assert "yaqinlaridan so'rang" in to_centre.body and "Hech kimdan" not in to_centre.body


def test_told_after_it_was_taken_back_where_no_centre_may_hear_it_does_not_end_by_itself() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON, tell_centre=TellCentre.NO))
    raise_alert(book, Origin.USSD, Place(), around())
    take_back(book, around(), Proof.NONE)
    book.new_posts()
    wrote(book)
    book.later(hours=30)
    escalate(book, around())
    assert book.new_posts() == []
    assert book.alert is not None and is_for_staff(TellCentre.NO, book.alert)


def test_a_help_after_that_is_a_call_that_everybody_hears() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    take_back(book, around(), Proof.NONE)
    wrote(book)
    book.new_posts()
    raise_alert(book, Origin.SMS, Place(), around())
    assert {notice.to.kind for notice in book.new_posts()} == {Recipient.CONTACT, Recipient.CENTRE}
    assert book.alert is not None and book.alert.is_hers


def test_no_contact_reads_again_of_what_staff_alone_had_heard_and_who_heard_does() -> None:
    book = FakeBook(caller(contact(), contact("Barno", BARNO), region=ANDIJON))
    wrote(book)
    raise_alert(book, Origin.SMS, Place(), around())
    assert book.alert and book.alert.call == 1
    contacts = [one.body for one in book.new_posts() if one.to.kind is Recipient.CONTACT]
    assert len(contacts) == 2
    assert all(body.startswith(f"SHOSHILINCH {book.alert.code}!") for body in contacts)

    take_back(book, around(), Proof.NONE)
    book.new_posts()
    book.add_contact(contact("Dilnoza", PhoneNumber("+998000000049")))
    raise_alert(book, Origin.SMS, Place(), around())
    alarms = {one.to.key: one.body for one in book.new_posts() if one.to.kind is Recipient.CONTACT}
    assert "(yana)" in alarms["contact-Aziza"] and "(yana)" in alarms["contact-Barno"]
    assert "(yana)" not in alarms["contact-Dilnoza"]


def test_a_contact_who_answers_late_hears_of_nobody_and_nobody_of_them() -> None:
    book = FakeBook(caller(contact(), contact("Barno", BARNO), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    [aziza, *_] = [one.to for one in book.new_posts() if one.to.kind is Recipient.CONTACT]
    take_back(book, around(), Proof.NONE)
    wrote(book)
    book.new_posts()
    acknowledge(book, aziza, Answer.GOING, around())
    assert {one.to.kind for one in book.new_posts()} <= {Recipient.CENTRE}


def test_neither_a_link_nor_a_number_in_her_words_goes_into_a_text_but_her_coordinates_do() -> None:
    book = FakeBook(caller(region=ANDIJON))
    wrote(book, "erim urayapti 7-uy https://example.org/x t.me/bizga +998 00 000 01 02 41.31112 69.27971")
    [notice] = book.new_posts()
    assert "<erim urayapti 7-uy 41.31112 69.27971>" in notice.own_words
    assert "000 01 02" not in notice.own_words and "example" not in notice.own_words


def test_what_cannot_be_seen_in_her_words_goes_into_no_text() -> None:
    book = FakeBook(caller(region=ANDIJON))
    wrote(book, "urayapti\u202e\n\n  hozir\u200b")
    [notice] = book.new_posts()
    assert "<urayapti hozir>" in notice.own_words
