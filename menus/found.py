"""What her answers mean: the region, district, centre and contact that she chose; Gone when there is none."""

from menus.facts import ContactFacts, RequestFacts
from menus.situation import Gone, Situation
from regions.centre import Centre, Service
from regions.choice import within_reach
from regions.geography import District, Region
from texts.article import Heading, Reading
from vocabulary.choices import LabelledPlace
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.languages import Language
from vocabulary.phone_number import PhoneNumber, masked

NO_SERVICE: frozenset[Service] = frozenset()

MOST_ELSEWHERE = 5
"""Centres that are named to her for a service that her region has not."""


def region_of_centres(situation: Situation) -> Region | None:
    """The region that she chose, else where she lives, if she said so."""
    if situation.held.get("region"):
        return chosen_region(situation)
    hers = (region for region in situation.geography.regions if region.code == situation.facts.region)
    return next(hers, None)


def centres_near(situation: Situation, services: frozenset[Service] = NO_SERVICE) -> list[Centre]:
    """The centres for the region that she chose, the nearest first, and those of others that are nearer still.

    With services only those that offer them; where the region has none, the nearest of all.
    """
    region, place = region_of_centres(situation), middle_of_places(situation)
    if region is None or place is None:
        return []
    directory = situation.facts.directory
    near = (centre for centre, _ in directory.nearest(place.lon, place.lat, len(directory.centres)))
    fitting = [centre for centre in near if services <= centre.services]
    if any(centre.region == region.code for centre in fitting):
        return list(within_reach(fitting, region.code))
    return fitting[:MOST_ELSEWHERE] if services else []


def middle_of_places(situation: Situation) -> District | None:
    """The district from whose middle ways are told: the one that she chose, else her own, else the chief city."""
    region = region_of_centres(situation)
    if region is None:
        return None
    for code in (situation.held.get("district"), situation.facts.district):
        district = situation.geography.find_district(DistrictCode(code)) if code else None
        if district and district.region == region.code:
            return district
    return situation.geography.chief_city(region.code)


def centre_of_hers(situation: Situation) -> Centre | None:
    """The centre that she wants told of her alerts, as long as there is one with its code."""
    code = situation.facts.centre
    return situation.facts.directory.get(code) if code else None


def chosen_region(situation: Situation) -> Region:
    """The region that she chose."""
    try:
        return situation.geography.region(RegionCode(situation.answer("region")))
    except KeyError:
        raise Gone("region") from None


def chosen_district(situation: Situation) -> District | None:
    """The district that she chose; None for the whole region."""
    code = situation.answer("district")
    if not code:
        return None
    try:
        return situation.geography.district(DistrictCode(code))
    except KeyError:
        raise Gone("district") from None


def chosen_topic(situation: Situation) -> tuple[Heading, ...]:
    """The articles of the topic that she chose."""
    try:
        return situation.material.articles.in_topic(situation.answer("topic"))
    except KeyError:
        raise Gone("topic") from None


def chosen_article(situation: Situation, language: Language) -> Reading:
    """The article that she chose, or what stands in its place once it is out of date."""
    topic, article = situation.answer("topic"), situation.answer("article")
    try:
        return situation.material.articles.text(topic, article, language, situation.facts.today)
    except KeyError:
        raise Gone("article") from None


def chosen_centre(situation: Situation) -> Centre:
    """The centre that she chose, as the directory has it now."""
    centre = situation.facts.directory.get(CentreCode(situation.answer("centre")))
    if centre is None:
        raise Gone("centre")
    return centre


def chosen_request(situation: Situation) -> RequestFacts | None:
    """The request that she chose from her list, or whose code she typed; None when she has no such.

    No code opens one while codes are ignored.
    """
    code = None if situation.facts.ignores_codes else situation.held.get("code")
    wanted = (situation.held.get("request"), code)
    found = (request for request in situation.facts.requests if request.id == wanted[0] or request.code == wanted[1])
    return next(found, None)


def chosen_place(situation: Situation) -> LabelledPlace:
    """The place of hers that she chose."""
    wanted = situation.answer("label")
    for place in situation.facts.places:
        if place.label == wanted:
            return place
    raise Gone("label")


def chosen_contact(situation: Situation) -> ContactFacts:
    """The contact that she chose."""
    wanted = situation.answer("contact")
    for contact in situation.facts.contacts:
        if contact.id == wanted:
            return contact
    raise Gone("contact")


def added_contact(situation: Situation) -> ContactFacts | None:
    """The contact that she typed, once it is among hers."""
    typed = (situation.answer("name"), masked(PhoneNumber(situation.answer("number"))))
    found = (contact for contact in situation.facts.contacts if (contact.name, contact.masked_number) == typed)
    return next(found, None)
