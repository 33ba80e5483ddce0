"""What the {blanks} in a screen's text are filled with."""

from collections.abc import Callable, Mapping

from menus.facts import AlertFacts
from menus.found import chosen_centre, chosen_contact
from menus.situation import Gone, Situation
from menus.speech import in_words_of


def _alert(situation: Situation) -> AlertFacts:
    if situation.facts.alert is None:
        raise Gone("alert")
    return situation.facts.alert


VALUES: Mapping[str, Callable[[Situation], str]] = {
    "contacts_told": lambda situation: str(_alert(situation).contacts_told),
    "answered": lambda situation: str(_alert(situation).answered),
    "contact_name": lambda situation: chosen_contact(situation).name,
    "contact_number": lambda situation: chosen_contact(situation).masked_number,
    "typed_name": lambda situation: situation.answer("name"),
    "own_name": lambda situation: situation.facts.own_name,
    "own_text": lambda situation: situation.facts.own_text,
    "centre_name": lambda situation: in_words_of(situation.language, chosen_centre(situation).name),
    "centre_address": lambda situation: in_words_of(situation.language, chosen_centre(situation).address),
    "centre_phone": lambda situation: chosen_centre(situation).phone,
    "centre_hours": lambda situation: chosen_centre(situation).hours,
}
