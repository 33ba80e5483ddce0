"""What is done on her phone while an alert is open, for staff alone: it may be his hand (S5).

A line of the alert's history says what kind of thing it was, and nothing of what was typed. No screen or text to her
number depends on it. Each kind stands there once an hour, so that no flood of texts hides the rest.
"""

from enum import StrEnum
from typing import assert_never

from alerts.book import Book
from alerts.doer import Doer
from alerts.people import Profile
from alerts.states import Change, Happening, happens
from alerts.who_decides.authority import Verdict
from alerts.who_decides.pin_work import NewDuressPin, NewPin, TriedPin, Worked
from vocabulary import effects
from vocabulary.choices import TellCentre
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


def sign_of(effect: Worked, verdict: Verdict, before: Profile) -> Sign | None:  # noqa: C901 one case a kind
    """What kind of thing it is that this brings about; None where nothing of hers changes, and of a first choice."""
    if verdict not in (Verdict.DONE, Verdict.NOT_PROVED):
        return None
    match effect:
        case effects.AddContact():
            return Sign.CONTACT_ADDED if verdict is Verdict.DONE else Sign.CONTACT_NAMED
        case effects.RemoveContact():
            return Sign.CONTACT_REMOVED
        case effects.KeepContact():
            return Sign.CONTACT_KEPT
        case effects.SetOwnName() | effects.SetOwnText():
            return Sign.WORDS
        case effects.SetLanguage():
            return Sign.LANGUAGE if before.language else None
        case effects.SetRegion():
            return Sign.PLACE if before.region else None
        case effects.SetLabelledPlace():
            return Sign.PLACE
        case effects.SetTellCentre(answer):
            return Sign.CENTRE_NO if answer is TellCentre.NO else Sign.CENTRE_YES
        case effects.SetCentre():
            return Sign.CENTRE_YES
        case NewPin(hashed):
            return Sign.PIN if hashed else Sign.PIN_REMOVED
        case NewDuressPin():
            return Sign.SECOND_PIN
        case TriedPin(opens):
            return None if opens is Access.OPEN else Sign.OTHER_PIN
        case (
            effects.SetCover()
            | effects.SetSafeWord()
            | effects.SetSmsAnswers()
            | effects.SetHearsWhoGoes()
            | effects.SetSafeTime()
            | effects.SetMissedCall()
        ):
            return Sign.SETTING
        case effects.EraseEverything():
            return Sign.ERASED
        case (
            effects.RaiseAlert()
            | effects.PlaceAlert()
            | effects.TakeBack()
            | effects.Invite()
            | effects.TryOut()
            | effects.TextMeCentre()
            | effects.AskCallBack()
            | effects.AskQuestion()
            | effects.WrongCode()
            | effects.AnswerCall()
            | effects.HearAgain()
        ):
            return None
        case _:
            assert_never(effect)


def note_for_staff(sign: Sign, book: Book) -> None:
    """Add it to the history of her open alert, if there is one."""
    alert = book.alert
    if alert and book.is_first_in_its_hour(f"{sign} during {alert.id}"):
        line = Change(Happening.ON_HER_PHONE, Doer.CALLER, reason=sign)
        book.save_alert(happens(line.what, alert), line)
