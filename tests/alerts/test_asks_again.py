"""She asks for help once more while her alert is open: who was told reads that she asks again."""

from dataclasses import replace

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.help.asks_again import AGAIN_AFTER
from alerts.help.raise_alert import TELL_AGAIN_AFTER, raise_alert
from alerts.notice import KEY, Notice, Recipient, Urgency
from alerts.people import ContactState
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import BARNO, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode

ANDIJON, XORAZM = RegionCode("UZ-AN"), RegionCode("UZ-XO")
HE_CAME = Place(typed="u yana keldi")
XONQA = Place(XORAZM, typed="Xonqadaman")


def asked(proof: Proof = Proof.DIAL, **chosen: object) -> FakeBook:
    """She asked for help; one of her contacts agreed, the other did not."""
    book = FakeBook(caller(contact(state=ContactState.ACCEPTED), contact("Barno", BARNO), region=ANDIJON, **chosen))
    called(book, Place(), proof)
    return book


def called(book: FakeBook, place: Place, proof: Proof) -> list[Notice]:
    book.vouched = proof
    raise_alert(book, Origin.SMS if proof is Proof.NONE else Origin.USSD, place, around())
    return book.new_posts()


def text_to(posted: list[Notice], key: str) -> str:
    (notice,) = [one for one in posted if one.to.key == key]
    return notice.own_words or notice.body


def test_a_cry_in_words_reaches_a_duty_phone_as_an_urgent_call_with_its_key() -> None:
    posted = called(asked(), HE_CAME, Proof.NONE)
    (centre,) = [one for one in posted if one.to.kind is Recipient.CENTRE]
    assert centre.urgency is Urgency.ALARM and KEY in centre.body and KEY in centre.own_words
    assert "<u yana keldi> SMS bilan YANA yordam so'rayapti (raqam tasdiqsiz)" in centre.own_words
    assert "Andijon" in centre.own_words and "so'zlari konsolda" in centre.body


def test_a_cry_in_words_reaches_the_contact_who_may_read_them_as_a_call() -> None:
    posted = called(asked(), HE_CAME, Proof.NONE)
    assert "YANA yordam so'rayapti: <u yana keldi>, tasdiqsiz. Javob: 1" in text_to(posted, "contact-Aziza")
    assert "contact-Barno" not in [one.to.key for one in posted]


def test_a_call_from_elsewhere_says_where_and_that_she_asks_again() -> None:
    posted = called(asked(), XONQA, Proof.DIAL)
    for key in ("contact-Aziza", "contact-Barno", "DEMO-AN-1"):
        assert "YANA yordam so'rayapti" in text_to(posted, key) and "Xorazm" in text_to(posted, key)


def test_her_first_dial_after_a_text_is_told_to_all_at_once_and_the_next_is_a_key_pressed_twice() -> None:
    book = asked(Proof.NONE)
    posted = called(book, Place(), Proof.DIAL)
    assert {one.to.key for one in posted} == {"contact-Aziza", "contact-Barno", "DEMO-AN-1"}
    assert all(one.urgency is Urgency.ALARM and "tasdiqsiz" not in one.body for one in posted)
    assert called(book, Place(), Proof.DIAL) == []


def test_a_call_by_dial_or_menu_is_no_text_of_hers() -> None:
    book = asked(Proof.NONE)
    called(book, HE_CAME, Proof.NONE)
    book.later(minutes=3)
    to_staff = text_to(called(book, Place(), Proof.DIAL), "DEMO-AN-1")
    assert book.alert is not None
    assert to_staff.startswith(f"{book.alert.code}: YANA yordam so'rayapti, +998 00 000 00 01, ")


def test_a_key_pressed_twice_is_one_call_and_a_later_one_a_call_for_duty_phones_alone() -> None:
    book = asked()
    assert called(book, Place(), Proof.DIAL) == []
    book.later(seconds=AGAIN_AFTER.total_seconds())
    assert [one.to.kind for one in called(book, Place(), Proof.DIAL)] == [Recipient.CENTRE]
    assert called(book, Place(), Proof.DIAL) == []


def test_of_long_words_staff_read_that_the_rest_is_in_the_console_and_contacts_do_not() -> None:
    long = Place(typed="u yana keldi eshikni taqillatyapti va baqiryapti " * 6)
    posted = called(asked(), long, Proof.NONE)
    assert "...> (davomi konsolda) SMS bilan YANA" in text_to(posted, "DEMO-AN-1")
    assert "konsol" not in text_to(posted, "contact-Aziza")
    book = FakeBook(caller(region=ANDIJON))
    raised = called(book, long, Proof.NONE)
    assert "(Andijon?) (davomi konsolda)" in text_to(raised, "DEMO-AN-1")


def test_the_same_words_again_are_no_news() -> None:
    book = asked()
    called(book, HE_CAME, Proof.NONE)
    assert called(book, HE_CAME, Proof.NONE) == []


def test_repeats_hold_no_clock_back_and_set_one_running_that_stands() -> None:
    book = asked()
    assert book.alert is not None and book.alert.clock is not None
    runs = book.alert.clock
    book.later(minutes=3)
    called(book, Place(), Proof.DIAL)
    assert book.alert.clock == runs
    book.alert = replace(book.alert, clock=None)
    called(book, Place(), Proof.DIAL)
    assert book.alert.clock is not None and book.alert.clock.due_at is not None


def test_who_took_it_reads_it_and_must_take_it_anew_once_that_is_long_ago() -> None:
    book = asked(tell_centre=TellCentre.YES)
    book.later(minutes=9)
    alert = book.alert
    assert alert is not None
    centre = next(told.addressee for told in book.told(alert).values() if told.addressee.kind is Recipient.CENTRE)
    acknowledge(book, centre, Answer.TAKEN, around())
    book.new_posts()
    book.later(minutes=5)
    raised_lately = called(book, HE_CAME, Proof.DIAL)
    assert "YANA" in text_to(raised_lately, "DEMO-AN-1")
    assert book.alert is not None
    book.later(seconds=TELL_AGAIN_AFTER.total_seconds())
    called(book, Place(), Proof.DIAL)
    assert book.alert.state is AlertState.OPEN and book.alert.clock is not None and book.alert.clock.due_at


def test_a_machine_that_repeats_is_no_call() -> None:
    book = asked()
    book.later(minutes=3)
    book.is_quiet = True
    assert called(book, Place(), Proof.NONE) == []
