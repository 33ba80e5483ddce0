"""What the {blanks} in a screen's text are filled with."""

from collections.abc import Callable, Mapping

from menus.facts import AlertFacts, RequestFacts
from menus.found import (
    centre_of_hers,
    chosen_article,
    chosen_centre,
    chosen_contact,
    chosen_request,
    middle_of_places,
)
from menus.licensed import question_now
from menus.model import Needs
from menus.situation import Gone, Situation
from menus.speech import in_words_of
from regions.centre import Service
from regions.lookup import metres_between
from regions.opening import hours_in_words, is_open
from regions.way import direction, way_in_words
from texts.contact_number import country_name, country_of, spaced
from vocabulary.languages import UZ, Language
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Standing

_HERE = 500
"""Metres from the middle of a place within which a direction says nothing."""


def _alert(situation: Situation) -> AlertFacts:
    if situation.facts.alert is None:
        raise Gone("alert")
    return situation.facts.alert


def _hours(situation: Situation) -> str:
    """The centre's hours with the words for days in her language."""
    return hours_in_words(chosen_centre(situation), situation.say("centres.hours"))


def _open(situation: Situation) -> str:
    is_open_now = is_open(chosen_centre(situation), situation.facts.now)
    return situation.say("centres.open" if is_open_now else "centres.closed")


def _way(situation: Situation) -> str:
    """How far the centre is and which way, from a place that is named; nobody knows where in it she is."""
    centre, place = chosen_centre(situation), middle_of_places(situation)
    if place is None:
        raise Gone("region")
    metres = metres_between(place.lon, place.lat, centre.lon, centre.lat)
    towards = direction(place.lon, place.lat, centre.lon, centre.lat)

    def said(language: Language) -> str:
        key, name = "centres.here" if metres < _HERE else "centres.way", place.names.get(language, place.names[UZ])
        way = way_in_words(metres, towards, language, situation.words)
        return situation.words.say(key, language, place=name, way=way)

    return in_words_of(situation.language, said)


def _services(situation: Situation) -> str:
    offered = chosen_centre(situation).services
    return ", ".join(situation.say(f"service.{service}") for service in Service if service in offered)


def _contact_standing(situation: Situation) -> str:
    """What a contact said, and of one who was asked whether the question reached them."""
    contact = chosen_contact(situation)
    if contact.standing is Standing.ASKED and contact.invitation:
        return situation.say(f"contacts.asked_{contact.invitation}")
    return situation.say(f"contacts.is_{contact.standing}")


def _contact_try(situation: Situation) -> str:
    fate = chosen_contact(situation).try_out
    return situation.say(f"contacts.try_{fate}") if fate else ""


def _her_centre(situation: Situation) -> str:
    centre = centre_of_hers(situation)
    if centre is None:
        raise Gone("centre")
    return in_words_of(situation.language, centre.name)


def _article(situation: Situation) -> str:
    return in_words_of(situation.language, lambda language: chosen_article(situation, language).body)


def _request(situation: Situation) -> RequestFacts:
    request = chosen_request(situation)
    if request is None:
        raise Gone("request")
    return request


def _test_question(situation: Situation) -> str:
    question = question_now(situation)
    if question is None:
        raise Gone("question")
    return question.text


def _typed_country(situation: Situation) -> str:
    code = country_of(PhoneNumber(situation.answer("number")))
    return in_words_of(situation.language, lambda language: country_name(code, language))


Value = Callable[[Situation], str]

VALUES: Mapping[str, Value] = {
    "article": _article,
    "test_question": _test_question,
    "contacts_told": lambda situation: str(_alert(situation).contacts_told),
    "answered": lambda situation: str(_alert(situation).answered),
    "contact_name": lambda situation: chosen_contact(situation).name,
    "contact_standing": _contact_standing,
    "contact_try": _contact_try,
    "contact_number": lambda situation: chosen_contact(situation).masked_number,
    "typed_number": lambda situation: spaced(PhoneNumber(situation.answer("number"))),
    "typed_country": _typed_country,
    "typed_name": lambda situation: situation.answer("name"),
    "own_name": lambda situation: situation.facts.own_name,
    "own_text": lambda situation: situation.facts.own_text,
    "typed_pin": lambda situation: situation.answer("pin"),
    "cover_key": lambda situation: situation.facts.cover_key,
    "chosen_key": lambda situation: situation.answer("cover key"),
    "safe_word": lambda situation: situation.facts.safe_word,
    "own_phrase": lambda situation: situation.facts.own_phrase,
    "newest_code": lambda situation: situation.facts.requests[-1].code,
    "request_whom": lambda situation: situation.say(f"consult.{_request(situation).whom}"),
    "request_answer": lambda situation: _request(situation).answer,
    "centre_name": lambda situation: in_words_of(situation.language, chosen_centre(situation).name),
    "centre_address": lambda situation: in_words_of(situation.language, chosen_centre(situation).address),
    "centre_phone": lambda situation: chosen_centre(situation).phone,
    "centre_hours": _hours,
    "centre_open": _open,
    "centre_way": _way,
    "centre_services": _services,
    "her_centre": _her_centre,
}

_CENTRE = Needs(facts=("directory",), answers=("centre",))
PUBLIC_VALUES: Mapping[str, Needs] = {
    "article": Needs(facts=("today",), answers=("topic", "article")),
    "centre_name": _CENTRE,
    "centre_address": _CENTRE,
    "centre_phone": _CENTRE,
    "centre_hours": _CENTRE,
    "centre_open": Needs(facts=("directory", "now"), answers=("centre",)),
    "centre_way": Needs(facts=("directory", "region", "district"), answers=("region", "district", "centre")),
    "centre_services": _CENTRE,
}
"""Those that say nothing of hers, and what they need."""
