"""Nothing that she wrote reaches who never agreed, and who was added by a text alone reads the same of every number."""

from dataclasses import replace
from datetime import date

import pytest

from alerts.alert import Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.carry_out import carry_out
from alerts.contacts.consent import invite, try_out
from alerts.contacts.hers import add_contact
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.later import as_shown, let_go
from alerts.notice import Addressee, Notice, Recipient, TellReason
from alerts.people import Contact, ContactState
from alerts.team.staff import Hand, send_text, take
from alerts.who_decides.proof import Proof
from alerts.wording import ReadyText, known_as
from alerts.wording import try_out as worded_try_out
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact
from vocabulary import effects
from vocabulary.choices import TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point
from vocabulary.states import Access

NAME, TEXT, TYPED = "Zilolaxon", "Orqa eshik ochiq", "bozor oldida"
MALIKA = PhoneNumber("+998000000013")
CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"), typed=TYPED)
POINT = Place(RegionCode("UZ-TK"), point=Point(69.24, 41.31))
GOES = "contact-Malika"


def everything(about: Contact) -> list[Notice]:
    """Every text that this contact gets through the life of an alert, an invitation and a try-out."""
    agreed = contact("Malika", MALIKA, ContactState.ACCEPTED)
    profile = {"own_name": NAME, "own_text": TEXT, "tell_centre": TellCentre.YES}
    book = FakeBook(caller(about, agreed, **profile))
    book.save_contact(replace(about, id="contact-Aziza"))
    invite(book, about.id, around())
    try_out(book, about.id, around())
    raise_alert(book, Origin.SMS, Place(typed=TYPED), around())
    for place in (CHIRCHIQ, POINT):
        place_alert(book, place, around())
    answers = Addressee(Recipient.CONTACT, GOES, MALIKA, TellReason.HER_CONTACT)
    for answer in (Answer.GOING, Answer.CANNOT):
        acknowledge(book, answers, answer, around())
    assert book.alert is not None
    hand = Hand("member", book.alert.id)
    for which in ReadyText:
        send_text(book, hand, (Recipient.CONTACT, about.id), which, around())
    take(book, hand, around())
    book.later(minutes=11)
    raise_alert(book, Origin.USSD, CHIRCHIQ, around())
    book.later(minutes=5)
    escalate(book, around())
    take_back(book, around(), Proof.PIN)
    return [notice for notice in book.posted if notice.to.number == about.number]


def read(texts: list[Notice]) -> str:
    return " ".join(f"{text.body} {text.own_words}" for text in texts)


def test_who_never_agreed_reads_her_number_and_nothing_that_she_wrote() -> None:
    said = read(everything(contact()))
    assert "+998 00 000 00 01" in said and "Chirchiq" in said
    assert [mine for mine in (NAME, TEXT, TYPED) if mine in said] == []


def test_who_agreed_reads_her_name_and_her_words() -> None:
    said = read(everything(contact(state=ContactState.ACCEPTED)))
    assert [mine for mine in (NAME, TEXT, TYPED, "Chirchiq", "41.31") if mine not in said] == []


@pytest.mark.parametrize("state", [ContactState.ADDED, ContactState.ACCEPTED])
def test_whom_a_text_alone_added_reads_nothing_of_the_place_and_no_news_of_others(state: ContactState) -> None:
    texts = everything(replace(contact(state=state), kept=False))
    said = read(texts)
    assert "joyi noma'lum" in said
    assert [told for told in (NAME, TEXT, TYPED, "Toshkent", "Chirchiq", "41.3", "mlat", "http") if told in said] == []
    assert "telefonidan javob" not in said


def test_two_forged_texts_bring_him_the_same_from_a_number_that_uses_the_service_and_from_one_that_does_not() -> None:
    read_of = []
    for her in (caller(contact("Barno", BARNO), region=RegionCode("UZ-TO")), caller()):
        book = FakeBook(her)
        if her.contacts:
            raise_alert(book, Origin.USSD, CHIRCHIQ, around())
            take_back(book, around(), Proof.NONE)
        book.vouched = Proof.NONE
        add_contact(book, "Men", MALIKA, kept=False)
        raise_alert(book, Origin.SMS, Place(), around())
        people = [one.addressee for one in book.told(book.alert).values()]
        for one in (one for one in people if one.number == BARNO):
            acknowledge(book, one, Answer.GOING, around())
            acknowledge(book, one, Answer.CANNOT, around())
        read_of.append([one.body.partition(":")[2] for one in book.posted if one.to.number == MALIKA])
    known, unknown = read_of
    assert len(known) == 1 and known == unknown


def test_the_name_that_a_text_gave_reaches_nobody_and_they_read_nothing_of_others() -> None:
    by_text = replace(contact("Otabek"), kept=False)
    book = FakeBook(caller(by_text, contact("Barno", BARNO, ContactState.ACCEPTED)))
    raise_alert(book, Origin.USSD, Place(), around())
    told = {one.addressee.key: one.addressee for one in book.told(book.alert).values()}
    book.new_posts()

    acknowledge(book, told["contact-Otabek"], Answer.GOING, around())
    acknowledge(book, told["contact-Otabek"], Answer.CANNOT, around())
    others = book.new_posts()
    acknowledge(book, told["contact-Barno"], Answer.GOING, around())
    assert [one for one in book.new_posts() if one.to.key == "contact-Otabek"] == []

    assert "Otabek" not in read(others)
    assert {one.to.key or one.to.kind for one in others if "0011 (SMS bilan qo'shilgan)" in one.body} == {"duty_line"}


def test_a_place_is_no_news_to_them() -> None:
    book = FakeBook(caller(replace(contact(), kept=False), region=RegionCode("UZ-TO")))
    raise_alert(book, Origin.SMS, Place(), around())
    book.new_posts()
    raise_alert(book, Origin.SMS, CHIRCHIQ, around())
    assert AZIZA not in {notice.to.number for notice in book.posted}


def test_staff_read_her_number_and_never_the_name_for_friends() -> None:
    book = FakeBook(caller(own_name=NAME))
    raise_alert(book, Origin.USSD, Place(), around())
    alert = book.alert
    assert alert is not None
    assert [known_as(book.caller, alert, notice.to) for notice in book.posted] == ["+998 00 000 00 01"]


def test_consent_that_has_run_out_hides_her_name_again() -> None:
    agreed = replace(contact("Barno", BARNO, ContactState.ACCEPTED), agreed_at=FakeBook().now)
    her = caller(agreed, own_name=NAME)
    assert NAME in worded_try_out(her, agreed, date(2026, 12, 1), around())
    assert NAME not in worded_try_out(her, agreed, date(2027, 6, 1), around())


@pytest.mark.parametrize("pin_is_new", [False, True])
def test_what_is_changed_on_her_phone_during_an_alert_acts_on_none_but_the_next(pin_is_new: bool) -> None:
    by_text = replace(contact("Otabek", MALIKA, ContactState.ACCEPTED), kept=False)
    agreed = contact("Barno", BARNO, ContactState.ACCEPTED)
    book = FakeBook(caller(by_text, agreed, own_name=NAME, own_text=TEXT, region=RegionCode("UZ-TO")))
    raise_alert(book, Origin.USSD, Place(), around())
    if pin_is_new:
        profile = book.caller.profile
        private = replace(profile.private, pin="hash", pin_since=book.now)
        book.save_profile(replace(profile, private=private))
        book.access = Access.OPEN
    for effect in (
        effects.SetOwnName("Hazil qildim"),
        effects.SetOwnText("Bu hazil, kelmang"),
        effects.KeepContact("contact-Otabek"),
    ):
        assert carry_out(effect, book, Origin.USSD, around()) is None
    shown = as_shown(book.caller)
    assert (shown.profile.own_name, shown.profile.own_text) == ("Hazil qildim", "Bu hazil, kelmang")
    assert all(one.kept for one in shown.contacts)
    book.new_posts()

    book.later(minutes=11)
    raise_alert(book, Origin.USSD, Place(), around())
    posted = book.new_posts()
    assert "azil" not in read(posted)
    assert NAME in read([one for one in posted if one.to.number == BARNO])
    assert "Toshkent" not in read([one for one in posted if one.to.number == MALIKA])

    let_go(book)
    assert book.caller.profile.own_text == "Bu hazil, kelmang" and all(one.kept for one in book.caller.contacts)
