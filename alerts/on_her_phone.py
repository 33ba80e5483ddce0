"""What is done on her phone while an alert is open, for staff alone: it may be his hand (S5).

A line of the alert's history says what kind of thing it was, and nothing of what was typed. No screen or text to her
number depends on it. Each kind stands there once an hour, so that no flood of texts hides the rest.
"""

from enum import StrEnum

from alerts.authority import Verdict
from alerts.book import Book
from alerts.doer import Doer
from alerts.people import Profile
from alerts.pin_work import NewDuressPin, NewPin, PinWork, TriedPin
from alerts.states import Change, Happening, happens
from vocabulary import effects
from vocabulary.choices import TellCentre
from vocabulary.effects import Effect
from vocabulary.states import Access


class Sign(StrEnum):
    """A kind of thing that was done, as the history names it.

    CONTACT_NAMED: by a text alone. OTHER_PIN: a wrong one or the duress PIN, which open nothing of hers. DURESS_PIN:
    typed while every PIN is put off.
    """

    CONTACT_ADDED = "phone_contact_added"
    CONTACT_NAMED = "phone_contact_named"
    CONTACT_REMOVED = "phone_contact_removed"
    CONTACT_KEPT = "phone_contact_kept"
    WORDS = "phone_words"
    LANGUAGE = "phone_language"
    PLACE = "phone_place"
    CENTRE_NO = "phone_centre_no"
    CENTRE_YES = "phone_centre_yes"
    PIN = "phone_pin"
    PIN_REMOVED = "phone_pin_removed"
    SECOND_PIN = "phone_second_pin"
    OTHER_PIN = "phone_other_pin"
    DURESS_PIN = "phone_duress_pin"
    SETTING = "phone_setting"
    ERASED = "phone_erased"


_BY_KIND: dict[type[Effect | PinWork], Sign] = {
    effects.RemoveContact: Sign.CONTACT_REMOVED,
    effects.KeepContact: Sign.CONTACT_KEPT,
    effects.SetOwnName: Sign.WORDS,
    effects.SetOwnText: Sign.WORDS,
    effects.SetLabelledPlace: Sign.PLACE,
    effects.SetCentre: Sign.CENTRE_YES,
    effects.SetCover: Sign.SETTING,
    effects.SetSafeWord: Sign.SETTING,
    effects.SetSmsAnswers: Sign.SETTING,
    effects.SetHearsWhoGoes: Sign.SETTING,
    effects.SetMissedCall: Sign.SETTING,
    effects.SetSafeTime: Sign.SETTING,
    effects.EraseEverything: Sign.ERASED,
    NewDuressPin: Sign.SECOND_PIN,
}


def sign_of(effect: Effect | PinWork, verdict: Verdict, before: Profile) -> Sign | None:
    """What kind of thing it is that this brings about; None where nothing of hers changes, and of a first choice."""
    if verdict not in (Verdict.DONE, Verdict.NOT_PROVED):
        return None
    match effect:
        case effects.AddContact():
            return Sign.CONTACT_ADDED if verdict is Verdict.DONE else Sign.CONTACT_NAMED
        case effects.SetTellCentre(answer):
            return Sign.CENTRE_NO if answer is TellCentre.NO else Sign.CENTRE_YES
        case effects.SetLanguage():
            return Sign.LANGUAGE if before.language else None
        case effects.SetRegion():
            return Sign.PLACE if before.region else None
        case NewPin(hashed):
            return Sign.PIN if hashed else Sign.PIN_REMOVED
        case TriedPin(opens):
            return None if opens is Access.OPEN else Sign.OTHER_PIN
    return _BY_KIND.get(type(effect))


def note_for_staff(sign: Sign, book: Book) -> None:
    """Add it to the history of her open alert, if there is one."""
    alert = book.alert
    if alert and book.is_first_in_its_hour(f"{sign} during {alert.id}"):
        line = Change(Happening.ON_HER_PHONE, Doer.CALLER, reason=sign)
        book.save_alert(happens(line.what, alert), line)
