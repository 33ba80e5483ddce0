"""Staff say where she is: the right centre is alarmed, the wrong one reads that it is not asked, her words stay."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.alert import Alert, AlertState, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.doer import Doer
from alerts.help.raise_alert import raise_alert
from alerts.notice import Addressee, Notice, Recipient, Urgency
from alerts.people import ContactState
from alerts.states import Happening
from alerts.team.correct_place import UnknownPlace, correct_place
from alerts.team.staff import Hand, HeldByAnother, NotForStaff, take
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import around, caller, contact, directory
from vocabulary.choices import TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.match import Match
from vocabulary.point import Point

ANDIJON, FARGONA, NAVOIY = RegionCode("UZ-AN"), RegionCode("UZ-FA"), RegionCode("UZ-NW")
HER_WORDS = "Navoiy ko'chasi 12"


def centre_in(region: RegionCode) -> str:
    return str(directory().in_region(region)[0].code)


def an_alert(place: Place, told_by: Origin = Origin.USSD, **profile: object) -> FakeBook:
    """An alert whose place was guessed wrongly; a contact who agreed and a centre were told."""
    friend = replace(contact(state=ContactState.ACCEPTED), kept=True)
    book = FakeBook(caller(friend, **profile))
    if told_by is Origin.SMS:
        book.vouched = Proof.NONE
    raise_alert(book, told_by, place, around())
    book.new_posts()
    return book


@pytest.fixture
def book() -> FakeBook:
    """An alert of Fargona that the centre of Navoiy was told of."""
    return an_alert(Place(NAVOIY, None, HER_WORDS, match=Match.OWN))


def of(book: FakeBook) -> Alert:
    assert book.alert is not None
    return book.alert


def hand(book: FakeBook, staff_id: str = "nodira") -> Hand:
    return Hand(staff_id, of(book).id)


def to_centre(book: FakeBook, region: RegionCode) -> list[Notice]:
    return [one for one in book.posted if one.to.kind is Recipient.CENTRE and one.to.key == centre_in(region)]


def the_centre(book: FakeBook, region: RegionCode) -> Addressee:
    return book.told(of(book))[Recipient.CENTRE, centre_in(region)].addressee


def test_her_words_stay_and_the_place_is_what_staff_say(book: FakeBook) -> None:
    correct_place(book, hand(book), (FARGONA, DistrictCode("UZ-FA-qoqon")), around())
    assert of(book).place == Place(FARGONA, DistrictCode("UZ-FA-qoqon"), HER_WORDS)
    assert of(book).place.match is Match.STAFF
    line = book.history[-1]
    assert (line.what, line.by, line.key, line.reason) == (Happening.PLACED, Doer.STAFF, "nodira", "set_by_staff")


def test_the_centre_there_is_alarmed_and_the_wrong_one_reads_that_it_is_not_asked(book: FakeBook) -> None:
    correct_place(book, hand(book), (FARGONA, None), around())
    [alarm], [other] = to_centre(book, FARGONA), to_centre(book, NAVOIY)
    assert alarm.urgency is Urgency.ALARM and HER_WORDS in alarm.own_words
    assert "boshqa markazga" in other.body and "Farg'ona" not in other.body and not other.own_words


def test_what_staff_set_is_told_without_a_question_mark(book: FakeBook) -> None:
    assert "Navoiy" in HER_WORDS
    correct_place(book, hand(book), (FARGONA, None), around())
    [alarm] = to_centre(book, FARGONA)
    assert "?" not in alarm.own_words.split(HER_WORDS)[1].split(")")[0]


def test_contacts_who_were_told_read_the_place_too(book: FakeBook) -> None:
    correct_place(book, hand(book), (FARGONA, None), around())
    [news] = [one for one in book.posted if one.to.kind is Recipient.CONTACT]
    assert "Farg'ona" in news.body


def test_the_clock_begins_anew_while_nobody_has_it(book: FakeBook) -> None:
    book.later(minutes=2)
    correct_place(book, hand(book), (FARGONA, None), around())
    clock = of(book).clock
    assert clock is not None and clock.due_at == book.now + timedelta(minutes=1)


def test_who_has_it_keeps_it_and_the_clock_stands(book: FakeBook) -> None:
    take(book, hand(book), around())
    correct_place(book, hand(book), (FARGONA, None), around())
    alert = of(book)
    assert alert.state is AlertState.ACKNOWLEDGED and alert.held is not None and alert.held.key == "nodira"
    assert alert.clock is not None and alert.clock.due_at is None


def test_a_centre_that_took_it_is_asked_on_and_reads_where(book: FakeBook) -> None:
    acknowledge(book, the_centre(book, NAVOIY), Answer.TAKEN, around())
    book.new_posts()
    seen = Hand("nodira", of(book).id, of(book).held)
    with pytest.raises(HeldByAnother):
        correct_place(book, hand(book), (FARGONA, None), around())
    correct_place(book, seen, (FARGONA, None), around())
    [news] = to_centre(book, NAVOIY)
    assert "Farg'ona" in news.body and of(book).held == seen.instead_of


def test_a_centre_that_is_not_asked_hears_no_more_of_it(book: FakeBook) -> None:
    correct_place(book, hand(book), (FARGONA, None), around())
    book.new_posts()
    acknowledge(book, the_centre(book, FARGONA), Answer.TAKEN, around())
    assert to_centre(book, NAVOIY) == []


def test_set_back_the_first_centre_is_alarmed_again(book: FakeBook) -> None:
    correct_place(book, hand(book), (FARGONA, None), around())
    book.new_posts()
    correct_place(book, hand(book), (NAVOIY, None), around())
    [alarm] = to_centre(book, NAVOIY)
    assert alarm.urgency is Urgency.ALARM
    assert not book.told(of(book))[Recipient.CENTRE, centre_in(NAVOIY)].answer


def test_set_once_more_to_the_same_nobody_is_told_twice(book: FakeBook) -> None:
    correct_place(book, hand(book), (FARGONA, None), around())
    book.new_posts()
    correct_place(book, hand(book), (FARGONA, None), around())
    assert book.posted == []


def test_a_text_alone_does_not_move_what_staff_set() -> None:
    book = an_alert(Place(NAVOIY, None, HER_WORDS), Origin.SMS)
    correct_place(book, hand(book), (FARGONA, None), around())
    raise_alert(book, Origin.SMS, Place(ANDIJON, None, "Andijon"), around())
    assert (of(book).place.region, of(book).claimed.region) == (FARGONA, ANDIJON)


def test_a_claim_that_staff_find_true_is_one_no_more_and_its_words_stay() -> None:
    book = an_alert(Place(NAVOIY))
    book.vouched = Proof.NONE
    raise_alert(book, Origin.SMS, Place(FARGONA, None, "Qo'qon bozori"), around())
    book.new_posts()
    correct_place(book, hand(book), (FARGONA, None), around())
    assert (of(book).place, of(book).claimed) == (Place(FARGONA, None, "Qo'qon bozori"), Place())
    assert to_centre(book, FARGONA) != [] and to_centre(book, NAVOIY) != []


def test_coordinates_of_another_region_count_no_more_and_stay_in_the_history() -> None:
    book = an_alert(Place(NAVOIY, None, HER_WORDS, Point(65.37, 40.10)))
    correct_place(book, hand(book), (FARGONA, None), around())
    assert of(book).place.point is None and book.history[-1].note == "UZ-NW > UZ-FA 40.10000 65.37000"


def test_the_place_that_staff_set_before_changes_nothing_and_puts_off_no_clock() -> None:
    book = an_alert(Place(NAVOIY, None, HER_WORDS))
    correct_place(book, hand(book), (FARGONA, None), around())
    before, told = of(book), len(book.history)
    book.new_posts()
    book.later(minutes=1)
    correct_place(book, hand(book), (FARGONA, None), around())
    assert (of(book), len(book.history), book.new_posts()) == (before, told, [])


def test_coordinates_there_stay() -> None:
    point = Point(65.37, 40.10)
    book = an_alert(Place(NAVOIY, None, HER_WORDS, point))
    correct_place(book, hand(book), (NAVOIY, None), around())
    assert of(book).place.point == point


def test_who_wants_no_centre_told_is_not_told_of_by_this() -> None:
    book = an_alert(Place(NAVOIY), tell_centre=TellCentre.NO)
    with pytest.raises(NotForStaff):
        correct_place(book, hand(book), (FARGONA, None), around())
    assert book.posted == []


@pytest.mark.parametrize(
    "where", [(RegionCode("UZ-XX"), None), (RegionCode(""), None), (FARGONA, DistrictCode("UZ-NW-zarafshon"))]
)
def test_a_place_that_is_none_changes_nothing(book: FakeBook, where: tuple[RegionCode, DistrictCode | None]) -> None:
    before = of(book)
    with pytest.raises(UnknownPlace):
        correct_place(book, hand(book), where, around())
    assert (of(book), book.posted) == (before, [])
