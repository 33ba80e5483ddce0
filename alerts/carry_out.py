"""The one place where what she asked for becomes what is stored: the same for a key, a text and a missed call."""

from dataclasses import replace

from alerts.alert import Origin, Place
from alerts.answer_her import text_centre
from alerts.book import Book
from alerts.contacts import add_contact
from alerts.raise_alert import place_alert, raise_alert
from alerts.surroundings import Surroundings
from alerts.take_back import take_back
from menus import effects
from menus.effects import Effect
from menus.facts import Refusal


def carry_out(effect: Effect, book: Book, origin: Origin, around: Surroundings) -> Refusal | None:  # noqa: C901 one case an effect
    """Fulfil one effect in her book; returns why not, when a rule refuses it."""
    profile = book.caller.profile
    match effect:
        case effects.RaiseAlert(region, district, typed):
            raise_alert(book, origin, Place(region, district, typed), around)
        case effects.PlaceAlert(region, district):
            place_alert(book, Place(region, district), around)
        case effects.TakeBack():
            take_back(book, around)
        case effects.AddContact(name, number):
            return add_contact(book, name, number)
        case effects.RemoveContact(contact_id):
            book.remove_contact(contact_id)
        case effects.SetOwnName(name):
            book.save_profile(replace(profile, own_name=name))
        case effects.SetOwnText(text):
            book.save_profile(replace(profile, own_text=text))
        case effects.SetLanguage(language):
            book.save_profile(replace(profile, language=language))
        case effects.SetRegion(region, district):
            book.save_profile(replace(profile, region=region, district=district))
        case effects.SetTellCentre(answer):
            book.save_profile(replace(profile, tell_centre=answer))
        case effects.TextMeCentre(centre):
            text_centre(book, centre, around)
    return None
