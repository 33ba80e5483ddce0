"""She asks, asks again, says where she is, and takes it back."""

from dataclasses import replace

import pytest

from alerts.alert import AlertState, ClosedBecause, Origin, Place
from alerts.help.asks_again import AGAIN_AFTER
from alerts.help.raise_alert import TELL_AGAIN_AFTER, place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Notice, Promise, Recipient, TellReason, Urgency
from alerts.people import ContactState
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.point import Point

ANDIJON, BUXORO = RegionCode("UZ-AN"), RegionCode("UZ-BU")
CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"))
ELSEWHERE = Place()
CHIRCHIQ_MARKET = Point(69.58, 41.47)
BY_THE_MARKET = Place(typed="bozor oldida")


def helped(book: FakeBook, place: Place = ELSEWHERE, origin: Origin = Origin.USSD) -> list[Notice]:
    """She asks for help; what is posted for it."""
    raise_alert(book, origin, place, around())
    return book.new_posts()


def to(posted: list[Notice]) -> list[str]:
    return [notice.to.key or notice.to.kind for notice in posted]


@pytest.fixture
def book() -> FakeBook:
    return FakeBook(caller(contact(), contact("Barno", BARNO), region=ANDIJON))


# ---- once


def test_everyone_is_told_once_as_an_alarm_that_may_be_repeated(book: FakeBook) -> None:
    posted = helped(book)
    assert to(posted) == ["contact-Aziza", "contact-Barno", "DEMO-AN-1"]
    assert {(notice.urgency, notice.promise) for notice in posted} == {(Urgency.ALARM, Promise.AT_LEAST_ONCE)}
    assert book.alert is not None
    assert (book.alert.state, book.alert.contacts_told, book.alert.centre_told) == (AlertState.OPEN, 2, True)


def test_nothing_is_posted_to_her_own_phone(book: FakeBook) -> None:
    assert book.caller.number not in [notice.to.number for notice in helped(book)]


def test_without_a_place_her_home_counts(book: FakeBook) -> None:
    helped(book)
    assert book.alert is not None and book.alert.place == Place(ANDIJON)


def test_a_place_that_she_names_goes_before_her_home(book: FakeBook) -> None:
    assert to(helped(book, CHIRCHIQ))[-1] == "DEMO-TO-2"


def test_a_place_in_her_own_words_lies_in_her_region(book: FakeBook) -> None:
    posted = helped(book, BY_THE_MARKET)
    assert book.alert is not None and book.alert.place == Place(ANDIJON, typed="bozor oldida")
    assert to(posted)[-1] == "DEMO-AN-1"


def test_a_caller_who_wants_nobody_told_has_an_alert_that_says_so() -> None:
    book = FakeBook(caller(tell_centre=TellCentre.NO))
    assert helped(book) == []
    assert book.alert is not None
    assert (book.alert.contacts_told, book.alert.centre_told) == (0, False)


# ---- again


def test_a_repeat_joins_the_open_alert_and_floods_nobody(book: FakeBook) -> None:
    helped(book)
    first = book.alert
    book.later(seconds=AGAIN_AFTER.total_seconds() - 1)
    assert helped(book) == []
    assert book.alert is not None and first is not None
    assert (book.alert.id, book.alert.code, book.alert.repeats) == (first.id, first.code, 1)
    assert (book.alert.contacts_told, book.alert.centre_told) == (2, True)


def test_after_ten_minutes_she_is_asking_again_and_everyone_hears_it_again(book: FakeBook) -> None:
    first = helped(book)
    book.later(seconds=TELL_AGAIN_AFTER.total_seconds())
    again = helped(book)
    assert to(again) == to(first)
    assert book.alert is not None and book.alert.repeats == 1
    assert "00:00" in first[0].body
    assert "00:10" in again[0].body


def test_a_repeat_tells_whom_the_first_call_did_not_reach(book: FakeBook) -> None:
    helped(book)
    book.add_contact(contact("Malika"))
    assert to(helped(book)) == ["contact-Malika"]
    assert book.alert is not None and book.alert.contacts_told == 3


def test_a_repeat_with_a_place_tells_the_place_to_who_was_told_and_its_centre_the_alert(book: FakeBook) -> None:
    helped(book)
    posted = helped(book, CHIRCHIQ)
    alarms = [notice for notice in posted if notice.to.key == "DEMO-TO-2"]
    places = [notice for notice in posted if notice not in alarms]
    assert "Javob" in alarms[0].body
    assert sorted(to(places)) == ["DEMO-AN-1", "contact-Aziza", "contact-Barno"]
    assert all("Chirchiq" in notice.body for notice in places)


def test_the_same_place_again_is_no_news(book: FakeBook) -> None:
    helped(book, CHIRCHIQ)
    assert helped(book, CHIRCHIQ) == []


def test_a_repeat_without_a_place_forgets_none(book: FakeBook) -> None:
    helped(book, CHIRCHIQ)
    book.later(minutes=11)
    assert all("Chirchiq" in notice.body for notice in helped(book))


def test_words_of_her_own_keep_the_coordinates_that_she_sent_before(book: FakeBook) -> None:
    helped(book, Place(RegionCode("UZ-TO"), point=CHIRCHIQ_MARKET))
    helped(book, BY_THE_MARKET)
    assert book.alert is not None
    assert book.alert.place == Place(RegionCode("UZ-TO"), typed="bozor oldida", point=CHIRCHIQ_MARKET)


def test_a_place_that_she_chooses_after_her_coordinates_is_her_latest_word(book: FakeBook) -> None:
    helped(book, Place(RegionCode("UZ-TO"), point=CHIRCHIQ_MARKET))
    place_alert(book, Place(ANDIJON), around())
    assert book.alert is not None and book.alert.place == Place(ANDIJON)


def test_coordinates_are_of_one_alert_alone(book: FakeBook) -> None:
    helped(book, Place(RegionCode("UZ-TO"), point=CHIRCHIQ_MARKET))
    take_back(book, around(), Proof.PIN)
    helped(book)
    assert book.alert is not None and book.alert.place == Place(ANDIJON)


def test_words_of_her_own_keep_the_place_that_was_known(book: FakeBook) -> None:
    helped(book, CHIRCHIQ)
    posted = helped(book, BY_THE_MARKET)
    assert book.alert is not None and book.alert.place == replace(CHIRCHIQ, typed="bozor oldida")
    assert "DEMO-AN-1" not in to(posted)


def test_an_acknowledged_alert_that_she_repeats_is_told_again(book: FakeBook) -> None:
    raise_alert(book, Origin.USSD, ELSEWHERE, around())
    book.new_posts()
    book.later(minutes=30)
    assert len(helped(book)) == 3


# ---- where


def test_a_later_place_reaches_everyone_who_was_told_and_the_centre_there(book: FakeBook) -> None:
    helped(book)
    place_alert(book, CHIRCHIQ, around())
    posted = book.new_posts()
    assert sorted(to(posted)) == ["DEMO-AN-1", "DEMO-TO-2", "contact-Aziza", "contact-Barno"]
    assert all("Chirchiq" in notice.body for notice in posted)
    assert book.alert is not None and book.alert.place == CHIRCHIQ


def test_a_later_place_in_the_same_region_alarms_no_second_centre(book: FakeBook) -> None:
    helped(book)
    place_alert(book, Place(ANDIJON, DistrictCode("UZ-AN-asaka")), around())
    assert sorted(to(book.new_posts())) == ["DEMO-AN-1", "contact-Aziza", "contact-Barno"]


def test_a_place_after_ten_minutes_is_one_text_to_each(book: FakeBook) -> None:
    helped(book)
    book.later(minutes=11)
    place_alert(book, CHIRCHIQ, around())
    posted = to(book.new_posts())
    assert len(posted) == len(set(posted)) == 4


def test_without_an_alert_there_is_nothing_to_place(book: FakeBook) -> None:
    assert place_alert(book, CHIRCHIQ, around()) is None
    assert book.posted == []


def test_a_contact_who_was_removed_never_hears_where_she_is(book: FakeBook) -> None:
    helped(book)
    book.remove_contact("contact-Aziza")
    place_alert(book, CHIRCHIQ, around())
    assert AZIZA not in [notice.to.number for notice in book.new_posts()]


def test_a_contact_who_stopped_hears_no_more() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON))
    helped(book)
    book.remove_contact("contact-Aziza")
    book.add_contact(contact(state=ContactState.DECLINED))
    place_alert(book, CHIRCHIQ, around())
    take_back(book, around(), Proof.PIN)
    assert AZIZA not in [notice.to.number for notice in book.new_posts()]


# ---- back


def test_taking_it_back_closes_it_and_tells_everyone_who_was_told(book: FakeBook) -> None:
    told = to(helped(book))
    take_back(book, around(), Proof.PIN)
    posted = book.new_posts()
    assert to(posted) == told
    assert {notice.urgency for notice in posted} == {Urgency.ANSWER}
    assert book.alert is None
    assert book.closed[0].closed_because is ClosedBecause.TAKEN_BACK


def test_there_is_nothing_to_take_back_twice(book: FakeBook) -> None:
    helped(book)
    take_back(book, around(), Proof.PIN)
    book.new_posts()
    take_back(book, around(), Proof.PIN)
    assert book.new_posts() == []


def test_after_it_was_taken_back_a_help_is_a_new_alert(book: FakeBook) -> None:
    told = to(helped(book))
    take_back(book, around(), Proof.PIN)
    book.new_posts()
    assert to(helped(book)) == told
    assert book.alert is not None and book.alert.id != book.closed[0].id


def test_each_reason_is_kept_with_its_notice(book: FakeBook) -> None:
    reasons = {notice.to.kind: notice.to.reason for notice in helped(book)}
    assert reasons == {
        Recipient.CONTACT: TellReason.HER_CONTACT,
        Recipient.CENTRE: TellReason.NOT_ASKED_AND_DEFAULT_YES,
    }
