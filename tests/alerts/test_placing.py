"""A forged text moves nobody: what a text claims stands beside the place that is better proved, and is not lost."""

import re

import pytest

from alerts.alert import ClosedBecause, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.escalation.escalate import escalate
from alerts.help.placing import EARLIER_FOR
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Notice, Recipient
from alerts.people import ContactState
from alerts.team.staff import Hand, close
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.point import Point

ANDIJON, BUXORO = Place(RegionCode("UZ-AN")), Place(RegionCode("UZ-BU"))
CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"))
BY_THE_MARKET = Place(typed="bozor oldida")
NOWHERE = Place()
NOT_PROVED = "tasdiqsiz"


def hers(home: Place = ANDIJON, **chosen: object) -> FakeBook:
    agreed = contact(state=ContactState.ACCEPTED)
    return FakeBook(caller(agreed, region=home.region, district=home.district, **chosen))


def said(book: FakeBook, place: Place, proof: Proof) -> list[Notice]:
    """She asks for help, or somebody does in her name, and says where."""
    book.vouched = proof
    raise_alert(book, Origin.SMS if proof is Proof.NONE else Origin.USSD, place, around())
    return book.new_posts()


def centres(posted: list[Notice]) -> list[str]:
    return [one.to.key or one.to.kind for one in posted if one.to.kind is not Recipient.CONTACT]


def as_read(notice: Notice) -> str:
    return notice.own_words or notice.body


# What is said, one after the other, and by what; then where the alert is, and what stands beside it as a claim.
TEXT, DIAL, CODE = Proof.NONE, Proof.DIAL, Proof.CODE
TABLE = {
    "a text moves no dial": ([(DIAL, CHIRCHIQ), (TEXT, BUXORO)], CHIRCHIQ, BUXORO, NOWHERE),
    "nor where she lives": ([(DIAL, NOWHERE), (TEXT, BUXORO)], ANDIJON, BUXORO, NOWHERE),
    "nor what a code proved": ([(CODE, CHIRCHIQ), (TEXT, BUXORO)], CHIRCHIQ, BUXORO, NOWHERE),
    "a text of the same place claims nothing": ([(DIAL, CHIRCHIQ), (TEXT, CHIRCHIQ)], CHIRCHIQ, NOWHERE, NOWHERE),
    "her words stand beside": ([(DIAL, CHIRCHIQ), (TEXT, BY_THE_MARKET)], CHIRCHIQ, BY_THE_MARKET, NOWHERE),
    "a later text stands behind": ([(DIAL, CHIRCHIQ), (TEXT, BUXORO), (TEXT, ANDIJON)], CHIRCHIQ, BUXORO, ANDIJON),
    "she who can only text is where she says first": ([(TEXT, BUXORO)], BUXORO, NOWHERE, NOWHERE),
    "a second text is worth no more than the first": ([(TEXT, BUXORO), (TEXT, CHIRCHIQ)], BUXORO, CHIRCHIQ, NOWHERE),
    "a dial makes a claim of what texts said": ([(TEXT, BUXORO), (DIAL, NOWHERE)], ANDIJON, BUXORO, NOWHERE),
    "and goes before it": ([(TEXT, BUXORO), (DIAL, CHIRCHIQ)], CHIRCHIQ, BUXORO, NOWHERE),
    "or proves it": ([(TEXT, BUXORO), (DIAL, BUXORO)], BUXORO, NOWHERE, NOWHERE),
    "a text after that claims again": ([(TEXT, BUXORO), (DIAL, NOWHERE), (TEXT, CHIRCHIQ)], ANDIJON, BUXORO, CHIRCHIQ),
    "a text of no place forgets none": ([(DIAL, CHIRCHIQ), (TEXT, BUXORO), (TEXT, NOWHERE)], CHIRCHIQ, BUXORO, NOWHERE),
    "a text that says no place is none": ([(TEXT, NOWHERE), (DIAL, NOWHERE)], ANDIJON, NOWHERE, NOWHERE),
    "a dial keeps both claims": ([(TEXT, BUXORO), (TEXT, CHIRCHIQ), (DIAL, NOWHERE)], ANDIJON, BUXORO, CHIRCHIQ),
}


@pytest.mark.parametrize(("steps", "place", "claimed", "latest"), TABLE.values(), ids=TABLE)
def test_where_she_is_and_what_texts_claim(
    steps: list[tuple[Proof, Place]], place: Place, claimed: Place, latest: Place
) -> None:
    book = hers()
    for proof, where in steps:
        said(book, where, proof)
    assert book.alert is not None
    assert (book.alert.place, *book.alert.claims) == (place, claimed, latest)


def test_words_of_every_text_stand_in_the_order_in_which_they_came_behind_the_last_place() -> None:
    book = hers()
    said(book, NOWHERE, DIAL)
    for place in (Place(typed="podvalda"), Place(typed="eshik qulf"), Place(BUXORO.region, typed="Buxoro")):
        said(book, place, TEXT)
    book.later(minutes=11)
    for one in said(book, NOWHERE, DIAL):
        place = as_read(one).index("<Buxoro> (Buxoro?), tasdiqsiz")
        assert place < as_read(one).index("<podvalda / eshik qulf>, tasdiqsiz")


def test_of_two_texts_everybody_reads_both_unverified_and_the_first_place_goes_on_being_escalated() -> None:
    book = hers(NOWHERE)
    assert centres(said(book, CHIRCHIQ, TEXT)) == ["DEMO-TO-2"]
    posted = said(book, BUXORO, TEXT)
    assert sorted(centres(posted)) == ["DEMO-BU-1", "DEMO-TO-2"]
    for one in posted:
        assert "Chirchiq, Toshkent vil., tasdiqsiz; raqamidan kelgan SMS: Buxoro" in one.body
        assert NOT_PROVED in one.body.split("Buxoro")[1]
    for _ in range(2):
        book.later(minutes=2)
        escalate(book, around())
    assert "DEMO-TK-1" in centres(book.new_posts())


def test_after_a_new_call_a_text_still_moves_no_place_that_she_dialled() -> None:
    book = hers()
    said(book, CHIRCHIQ, DIAL)
    take_back(book, around(), Proof.NONE)
    said(book, BUXORO, TEXT)
    assert book.alert is not None
    assert (book.alert.call, book.alert.place, book.alert.claimed) == (1, CHIRCHIQ, BUXORO)


def test_after_a_new_call_everybody_reads_the_street_that_was_said_and_no_other_word_of_before_it() -> None:
    book = hers()
    urgut = Place(RegionCode("UZ-SA"), DistrictCode("UZ-SA-urgut"), "adashdim kelmang, Urgutda Navoiy ko'chasi 5-uy")
    said(book, urgut, TEXT)
    said(book, Place(typed="hammasi joyida"), TEXT)
    take_back(book, around(), Proof.NONE)
    book.new_posts()
    posted = said(book, NOWHERE, TEXT)
    assert [one for one in posted if one.to.kind is Recipient.CONTACT]
    for one in posted:
        assert "<Navoiy ko'chasi 5 uy> (Urgut" in as_read(one)
        assert "kelmang" not in as_read(one) and "joyida" not in as_read(one)


def test_of_two_places_no_text_has_a_link_to_the_first_alone() -> None:
    book, short = hers(), around(map_link="geo:{lat},{lon}")
    raise_alert(book, Origin.USSD, CHIRCHIQ, short)
    assert any("geo:" in one.body for one in book.new_posts())
    book.vouched = TEXT
    raise_alert(book, Origin.SMS, BUXORO, short)
    posted = book.new_posts()
    assert posted and not any("geo:" in one.body for one in posted)


def test_who_was_told_reads_both_and_what_each_is_and_the_centre_of_the_claim_is_alarmed() -> None:
    book = hers()
    said(book, CHIRCHIQ, DIAL)
    posted = said(book, BUXORO, TEXT)
    assert sorted(centres(posted)) == ["DEMO-BU-1", "DEMO-TO-2"]
    assert [one for one in posted if "Chirchiq" not in one.body or "Buxoro" not in one.body] == []
    assert all(NOT_PROVED in one.body.split("Buxoro")[1] for one in posted)
    assert all("shu yerda" not in one.body for one in posted)


def test_who_is_alarmed_later_reads_both_too() -> None:
    book = hers()
    said(book, CHIRCHIQ, DIAL)
    said(book, BUXORO, TEXT)
    book.later(minutes=11)
    posted = said(book, NOWHERE, DIAL)
    assert len(posted) == 3
    assert [one for one in posted if "Chirchiq" not in one.body or "Buxoro" not in one.body] == []


def test_after_a_forged_text_her_own_dial_tells_the_centre_of_her_home_and_everybody_what_it_was() -> None:
    book = hers()
    assert centres(said(book, BUXORO, TEXT)) == ["DEMO-BU-1"]
    posted = said(book, NOWHERE, DIAL)
    assert sorted(centres(posted)) == ["DEMO-AN-1", "DEMO-BU-1"]
    assert all(NOT_PROVED in one.body for one in posted)


def test_a_place_that_she_dials_is_not_lost_when_she_lives_nowhere_that_we_know() -> None:
    book = hers(NOWHERE)
    said(book, BUXORO, TEXT)
    assert sorted(centres(said(book, NOWHERE, DIAL))) == ["DEMO-BU-1", "duty_line"]


def test_what_a_text_said_is_kept_for_staff_whatever_is_said_after_it() -> None:
    book = hers()
    said(book, CHIRCHIQ, DIAL)
    for words in ("Buxoro Sharq bozori", "Andijon 5"):
        said(book, Place(RegionCode("UZ-BU"), typed=words), TEXT)
    assert [change.note for change in book.history] == ["", "Buxoro Sharq bozori", "Andijon 5"]


def test_claimed_coordinates_are_read_as_a_claim_and_not_as_the_link_to_her() -> None:
    book = hers()
    said(book, CHIRCHIQ, DIAL)
    posted = said(book, Place(RegionCode("UZ-BU"), point=Point(64.42, 39.77)), TEXT)
    assert all("39.77" in one.body and "mlat=39" not in one.body for one in posted)


def test_what_is_left_of_a_cry_is_marked_as_her_words_and_leaves_the_place_unknown() -> None:
    book = hers(NOWHERE)
    to_contact = next(one for one in said(book, Place(typed="baring"), TEXT) if one.to.kind is Recipient.CONTACT)
    assert "<baring> (joyi noma'lum)" in as_read(to_contact)
    assert book.alert is not None and not book.alert.place.is_understood


# ---- a region alone, after a place in it

URGUT = Place(RegionCode("UZ-SA"), DistrictCode("UZ-SA-urgut"))


def test_a_region_alone_puts_no_place_in_it_out_of_its_own() -> None:
    book = hers()
    said(book, URGUT, DIAL)
    said(book, Place(URGUT.region), DIAL)
    assert book.alert is not None and book.alert.place == URGUT


def test_a_region_alone_stands_beside_a_closer_place_in_another() -> None:
    book = hers()
    said(book, URGUT, DIAL)
    posted = said(book, Place(BUXORO.region), DIAL)
    assert sorted(centres(posted)) == ["DEMO-BU-1", "DEMO-SA-1"]
    assert all("avvalroq: Urgut, Samarqand" in one.body for one in posted)


def test_a_region_alone_goes_before_where_she_lives() -> None:
    book = hers(URGUT)
    said(book, Place(URGUT.region), DIAL)
    said(book, Place(URGUT.region), DIAL)
    assert book.alert is not None and book.alert.place == Place(URGUT.region)


def test_a_region_alone_after_a_closer_place_is_told_as_her_newest_words_and_takes_no_place_away() -> None:
    book = hers()
    for place in (
        NOWHERE,
        BUXORO,
        Place(URGUT.region, URGUT.district, "Urgut 5 maktab"),
        Place(URGUT.region, typed="Samarqand"),
    ):
        posted = said(book, place, TEXT)
    assert posted and all(re.search("<Samarqand>.* tasdiqsiz", as_read(one)) for one in posted)
    assert book.alert is not None
    to_staff = [as_read(one) for one in posted if one.to.kind is Recipient.CENTRE]
    assert to_staff and all(text.startswith(f"{book.alert.code}: <Samarqand> ") for text in to_staff)
    assert (book.alert.latest.typed, book.alert.latest.district) == ("Urgut 5 maktab / Samarqand", URGUT.district)


# ---- a call after an alert that was closed


def closed_by_staff(book: FakeBook, place: Place) -> None:
    said(book, place, DIAL)
    assert book.alert is not None
    close(book, Hand("staff", book.alert.id), ClosedBecause.HELPED, around())
    book.new_posts()


def test_a_help_after_staff_closed_says_where_she_was_and_alarms_the_centre_there() -> None:
    book = hers()
    closed_by_staff(book, CHIRCHIQ)
    book.later(hours=1)
    posted = said(book, NOWHERE, DIAL)
    assert sorted(centres(posted)) == ["DEMO-AN-1", "DEMO-TO-2"]
    assert all("avvalroq: Chirchiq" in one.body for one in posted)


def test_the_centre_that_had_her_hears_of_it_wherever_it_is() -> None:
    book = hers()
    said(book, CHIRCHIQ, DIAL)
    assert book.alert is not None
    had_her = book.told(book.alert)[Recipient.CENTRE, "DEMO-TO-2"].addressee
    acknowledge(book, had_her, Answer.TAKEN, around())
    acknowledge(book, had_her, Answer.CLOSED, around())
    book.new_posts()
    posted = said(book, BUXORO, DIAL)
    assert sorted(centres(posted)) == ["DEMO-BU-1", "DEMO-TO-2"]


def test_what_she_says_now_goes_before_where_she_was() -> None:
    book = hers()
    closed_by_staff(book, CHIRCHIQ)
    assert all("avvalroq" not in one.body for one in said(book, BUXORO, DIAL))


def test_after_some_hours_nobody_is_told_where_she_was() -> None:
    book = hers()
    closed_by_staff(book, CHIRCHIQ)
    book.later(seconds=EARLIER_FOR.total_seconds())
    assert centres(said(book, NOWHERE, DIAL)) == ["DEMO-AN-1"]
    assert book.alert is not None and not book.alert.earlier.is_known


def test_coordinates_are_of_one_alert_alone() -> None:
    book = hers()
    closed_by_staff(book, Place(CHIRCHIQ.region, point=Point(69.58, 41.47)))
    said(book, NOWHERE, DIAL)
    assert book.alert is not None and book.alert.earlier == Place(CHIRCHIQ.region)


def test_her_words_of_then_stand_in_no_other_alert() -> None:
    book = hers()
    closed_by_staff(book, Place(CHIRCHIQ.region, CHIRCHIQ.district, "Chirchiq adashibman"))
    posted = said(book, NOWHERE, DIAL)
    assert all("adashibman" not in one.body + one.own_words for one in posted)
    assert all("avvalroq: Chirchiq" in one.body for one in posted)


def test_where_she_lives_is_nothing_to_be_told_as_earlier() -> None:
    book = hers()
    closed_by_staff(book, NOWHERE)
    assert all("avvalroq" not in one.body for one in said(book, NOWHERE, DIAL))


def test_her_no_to_centres_holds_for_the_one_that_had_her() -> None:
    book = hers()
    said(book, CHIRCHIQ, DIAL)
    assert book.alert is not None
    close(book, Hand("staff", book.alert.id), ClosedBecause.HELPED, around())
    book.new_posts()
    book.caller = hers(tell_centre=TellCentre.NO).caller
    assert centres(said(book, NOWHERE, DIAL)) == []


def test_a_place_chosen_later_on_a_dial_goes_before_both() -> None:
    book = hers()
    said(book, BUXORO, TEXT)
    book.vouched = DIAL
    place_alert(book, CHIRCHIQ, around())
    assert book.alert is not None
    assert (book.alert.place, book.alert.claimed) == (CHIRCHIQ, BUXORO)
