"""Whom an alert goes to, and why: consent × contacts × the operator's default × region."""

from datetime import timedelta
from itertools import product

import pytest

from alerts.alert import BETWEEN_TEXTS, Place
from alerts.help.who_to_tell import who_to_tell
from alerts.notice import Recipient, TellReason
from alerts.people import Caller, Contact, ContactState
from alerts.private import Private
from regions.choice import ChoiceReason
from tests.alerts.fake_book import MIDNIGHT
from tests.alerts.world import BARNO, DUTY_LINE, around, caller, contact, directory
from vocabulary.choices import TellCentre
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.match import Match
from vocabulary.point import Point

ANDIJON = RegionCode("UZ-AN")
NOON = MIDNIGHT + timedelta(hours=12)
CONTACTS: dict[str, tuple[Contact, ...]] = {
    "nobody": (),
    "one": (contact(),),
    "one who declined": (contact(state=ContactState.DECLINED),),
}

REASONS: dict[tuple[TellCentre, bool, bool], TellReason | None] = {
    # (her answer, has somebody to tell, operator's default): why a centre is told
    (TellCentre.YES, True, True): TellReason.SHE_SAID_YES,
    (TellCentre.YES, True, False): TellReason.SHE_SAID_YES,
    (TellCentre.YES, False, True): TellReason.SHE_SAID_YES,
    (TellCentre.YES, False, False): TellReason.SHE_SAID_YES,
    (TellCentre.NO, True, True): None,
    (TellCentre.NO, True, False): None,
    (TellCentre.NO, False, True): None,
    (TellCentre.NO, False, False): None,
    (TellCentre.NOT_ASKED, True, True): TellReason.NOT_ASKED_AND_DEFAULT_YES,
    (TellCentre.NOT_ASKED, True, False): None,
    (TellCentre.NOT_ASKED, False, True): TellReason.NOT_ASKED_AND_DEFAULT_YES,
    (TellCentre.NOT_ASKED, False, False): TellReason.NO_CONTACT_TO_TELL,
}


@pytest.mark.parametrize("region", [ANDIJON, None])
@pytest.mark.parametrize("contacts", list(CONTACTS.values()), ids=CONTACTS.keys())
@pytest.mark.parametrize(("answer", "default"), list(product(TellCentre, [True, False])))
def test_a_centre_is_told_by_her_choice(
    answer: TellCentre, default: bool, contacts: tuple[Contact, ...], region: RegionCode | None
) -> None:
    has_somebody = any(one.is_told for one in contacts)
    told = who_to_tell(caller(*contacts, tell_centre=answer), Place(region), around(default), MIDNIGHT)

    centres = [one for one in told if one.kind is not Recipient.CONTACT]
    expected = REASONS[answer, has_somebody, default]
    assert [one.reason for one in centres] == ([expected] if expected else [])
    kind = Recipient.CENTRE if region else Recipient.DUTY_LINE
    assert all(one.kind is kind for one in centres)
    assert [one.reason for one in told if one.kind is Recipient.CONTACT] == [TellReason.HER_CONTACT] * has_somebody


@pytest.mark.parametrize(
    ("state", "is_told"),
    [
        (ContactState.ADDED, True),
        (ContactState.ACCEPTED, True),
        (ContactState.DECLINED, False),
        (ContactState.DISABLED, False),
    ],
)
def test_alerts_go_to_every_contact_who_did_not_decline(state: ContactState, is_told: bool) -> None:
    told = who_to_tell(caller(contact(state=state), contact("Barno", BARNO)), Place(ANDIJON), around(), MIDNIGHT)
    assert ("contact-Aziza" in [one.key for one in told]) is is_told
    assert "contact-Barno" in [one.key for one in told]


def test_the_centre_of_the_region_is_told_on_its_duty_phone() -> None:
    [told] = who_to_tell(caller(), Place(ANDIJON), around(), MIDNIGHT)
    centre = directory().in_region(ANDIJON)[0]
    assert (told.key, told.number) == (centre.code, centre.duty_sms)
    assert told.choice is not None


def test_within_the_region_the_nearest_to_her_district_is_told() -> None:
    [told] = who_to_tell(caller(), Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq")), around(), MIDNIGHT)
    assert told.key == "DEMO-TO-2"


def test_where_no_region_is_known_the_national_duty_line_is_told() -> None:
    [told] = who_to_tell(caller(), Place(), around(), MIDNIGHT)
    assert (told.kind, told.number) == (Recipient.DUTY_LINE, DUTY_LINE)


def told_of(words: str, **known: object) -> list[Recipient]:
    """Who hears of a caller who lives in Andijon and wrote this."""
    place = Place(ANDIJON, typed=words, **known)  # type: ignore[arg-type]
    return [one.kind for one in who_to_tell(caller(region=ANDIJON), place, around(), MIDNIGHT)]


@pytest.mark.parametrize(
    "words", ["Samarqanddan Buxoroga ketyapmiz", "Jizzax Buxoro", f"5-qavat{BETWEEN_TEXTS}Jizzax Buxoro"]
)
def test_where_she_names_several_regions_that_are_not_hers_the_national_duty_line_hears_too(words: str) -> None:
    assert told_of(words) == [Recipient.CENTRE, Recipient.DUTY_LINE]


@pytest.mark.parametrize("words", ["Andijondan Buxoroga ketyapmiz", "Navoiy ko'chasi 12", "beshinchi qavat"])
def test_where_hers_is_among_them_or_none_is_named_her_region_alone_does(words: str) -> None:
    assert told_of(words) == [Recipient.CENTRE]


def test_what_she_dialled_or_staff_set_is_no_question_whatever_her_words_name() -> None:
    assert told_of("Jizzax Buxoro", match=Match.STAFF) == [Recipient.CENTRE]
    assert told_of("Jizzax Buxoro", point=Point(72.34, 40.78)) == [Recipient.CENTRE]
    dialled = Place(RegionCode("UZ-TO"), typed="Jizzax Buxoro")
    assert len(who_to_tell(caller(region=ANDIJON), dialled, around(), MIDNIGHT)) == 1


def test_the_centre_that_she_chose_is_asked_alone_whatever_regions_she_names() -> None:
    hers = caller(region=ANDIJON, private=Private(centre=CentreCode("DEMO-SA-1")))
    [told] = who_to_tell(hers, Place(ANDIJON, typed="Jizzax Buxoro"), around(), MIDNIGHT)
    assert told.key == "DEMO-SA-1"


CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"))
SAMARQAND_CENTRE = CentreCode("DEMO-SA-1")


def hers(centre: CentreCode | None = SAMARQAND_CENTRE, answer: TellCentre = TellCentre.YES) -> Caller:
    return caller(tell_centre=answer, private=Private(centre=centre))


@pytest.mark.parametrize("place", [CHIRCHIQ, Place(), Place(point=Point(69.24, 41.31))])
def test_the_centre_that_she_chose_is_told_wherever_she_is_and_the_reason_is_kept(place: Place) -> None:
    [told] = who_to_tell(hers(), place, around(), MIDNIGHT)
    assert (told.key, told.reason, told.choice) == ("DEMO-SA-1", TellReason.SHE_SAID_YES, ChoiceReason.CHOSEN_BY_HER)


def test_a_chosen_centre_that_is_in_the_directory_no_more_costs_nothing() -> None:
    [told] = who_to_tell(hers(CentreCode("GONE")), CHIRCHIQ, around(), MIDNIGHT)
    assert (told.key, told.choice) == ("DEMO-TO-2", ChoiceReason.NEAREST_OPEN)


def test_without_a_choice_the_nearest_is_told() -> None:
    [told] = who_to_tell(hers(None), CHIRCHIQ, around(), MIDNIGHT)
    assert (told.key, told.choice) == ("DEMO-TO-2", ChoiceReason.NEAREST_OPEN)


def test_her_no_is_stronger_than_the_centre_that_she_chose_before() -> None:
    assert who_to_tell(hers(answer=TellCentre.NO), CHIRCHIQ, around(), MIDNIGHT) == []


def test_coordinates_decide_within_a_region_which_centre_is_near() -> None:
    north, south = Point(69.29, 41.36), Point(69.24, 41.30)
    [near_north] = who_to_tell(caller(), Place(RegionCode("UZ-TK"), point=north), around(), NOON)
    [near_south] = who_to_tell(caller(), Place(RegionCode("UZ-TK"), point=south), around(), NOON)
    assert (near_north.key, near_south.key) == ("DEMO-TK-2", "DEMO-TK-1")


@pytest.mark.parametrize("point", [Point(69.62, 40.28), Point(-0.13, 51.5)])
def test_coordinates_abroad_never_cost_an_alert(point: Point) -> None:
    [told] = who_to_tell(caller(), Place(point=point), around(), MIDNIGHT)
    assert (told.kind, told.choice) == (Recipient.DUTY_LINE, ChoiceReason.NATIONAL_DUTY_LINE)
    [told] = who_to_tell(caller(), Place(ANDIJON, point=point), around(), MIDNIGHT)
    assert told.key == "DEMO-AN-1"


OUTDATED = {
    "a district that is no more": Place(ANDIJON, DistrictCode("UZ-AN-atlantis")),
    "a region that is no more": Place(RegionCode("UZ-ZZ")),
    "both": Place(RegionCode("UZ-ZZ"), DistrictCode("UZ-ZZ-atlantis")),
}


@pytest.mark.parametrize("place", OUTDATED.values(), ids=OUTDATED.keys())
def test_a_place_that_the_data_has_lost_never_costs_an_alert(place: Place) -> None:
    [told] = who_to_tell(caller(), place, around(), MIDNIGHT)
    assert told.kind is (Recipient.CENTRE if place.region == ANDIJON else Recipient.DUTY_LINE)


def test_every_district_of_the_country_has_somebody_who_is_told_and_the_reason_is_kept() -> None:
    surroundings = around()
    for region in surroundings.geography.regions:
        for district in surroundings.geography.districts(region.code):
            [told] = who_to_tell(caller(), Place(region.code, district.code), surroundings, MIDNIGHT)
            assert told.kind is Recipient.CENTRE
            assert told.choice in (ChoiceReason.NEAREST_OPEN, ChoiceReason.IN_REGION)
