"""What the {blanks} in a screen's text are filled with."""

import re
from collections.abc import Callable, Mapping

from menus.facts import AlertFacts, RequestFacts
from menus.found import chosen_article, chosen_centre, chosen_contact, chosen_request
from menus.model import Needs
from menus.situation import Gone, Situation
from menus.speech import in_words_of

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "off")
_DAY = re.compile("|".join(_DAYS))


def _alert(situation: Situation) -> AlertFacts:
    if situation.facts.alert is None:
        raise Gone("alert")
    return situation.facts.alert


def _hours(situation: Situation) -> str:
    """The centre's hours with the words for days in her language; the rest of OpenStreetMap's syntax reads as it is."""
    days = dict(zip(_DAYS, situation.say("centres.hours").split(), strict=False))
    return _DAY.sub(lambda match: days.get(match[0], match[0]), chosen_centre(situation).hours)


def _article(situation: Situation) -> str:
    return in_words_of(situation.language, lambda language: chosen_article(situation, language).body)


def _request(situation: Situation) -> RequestFacts:
    request = chosen_request(situation)
    if request is None:
        raise Gone("request")
    return request


Value = Callable[[Situation], str]

VALUES: Mapping[str, Value] = {
    "article": _article,
    "contacts_told": lambda situation: str(_alert(situation).contacts_told),
    "answered": lambda situation: str(_alert(situation).answered),
    "contact_name": lambda situation: chosen_contact(situation).name,
    "contact_number": lambda situation: chosen_contact(situation).masked_number,
    "typed_name": lambda situation: situation.answer("name"),
    "own_name": lambda situation: situation.facts.own_name,
    "own_text": lambda situation: situation.facts.own_text,
    "typed_pin": lambda situation: situation.answer("pin"),
    "cover_key": lambda situation: situation.facts.cover_key,
    "safe_word": lambda situation: situation.facts.safe_word,
    "own_phrase": lambda situation: situation.facts.own_phrase,
    "newest_code": lambda situation: situation.facts.requests[-1].code,
    "request_whom": lambda situation: situation.say(f"consult.{_request(situation).whom}"),
    "request_answer": lambda situation: _request(situation).answer,
    "centre_name": lambda situation: in_words_of(situation.language, chosen_centre(situation).name),
    "centre_address": lambda situation: in_words_of(situation.language, chosen_centre(situation).address),
    "centre_phone": lambda situation: chosen_centre(situation).phone,
    "centre_hours": _hours,
}

_CENTRE = Needs(facts=("directory",), answers=("centre",))
PUBLIC_VALUES: Mapping[str, Needs] = {
    "article": Needs(facts=("today",), answers=("topic", "article")),
    "centre_name": _CENTRE,
    "centre_address": _CENTRE,
    "centre_phone": _CENTRE,
    "centre_hours": _CENTRE,
}
"""Those that say nothing of hers, and what they need."""
