"""Her settings: what each choice makes of her profile."""

from dataclasses import replace
from typing import assert_never

from alerts.people import Profile
from alerts.private import Later, Private
from alerts.who_decides.pin_work import NewDuressPin, NewPin, Setting
from vocabulary import effects
from vocabulary.choices import LabelledPlace, SmsAnswers, TellCentre
from vocabulary.codes import CentreCode
from vocabulary.states import Refusal

_PrivateSetting = (
    NewPin
    | NewDuressPin
    | effects.SetCover
    | effects.SetSafeWord
    | effects.SetSmsAnswers
    | effects.SetHearsWhoGoes
    | effects.SetSafeTime
    | effects.SetMissedCall
    | effects.SetLabelledPlace
)


def with_setting(profile: Profile, setting: Setting) -> Profile | Refusal:
    """Her profile after this choice, or why the choice is refused."""
    match setting:
        case effects.SetLanguage(language):
            return replace(profile, language=language, private=replace(profile.private, face=None))
        case effects.SetRegion(region, district):
            return replace(profile, region=region, district=district)
        case effects.SetTellCentre(answer):
            return replace(profile, tell_centre=answer, private=_with_word(profile.private))
        case effects.SetCentre(centre):
            return _with_centre(profile, centre)
        case effects.SetOwnName(name):
            return replace(_with_later(profile, replace(profile.private.later, own_name=None)), own_name=name)
        case effects.SetOwnText(text):
            return replace(_with_later(profile, replace(profile.private.later, own_text=None)), own_text=text)
        case _:
            private = _with_private_setting(profile.private, setting)
            return replace(profile, private=private) if isinstance(private, Private) else private


def _with_word(private: Private) -> Private:
    """A word on centres goes before a "no" that waited, and is shown when it is given after she erased herself."""
    private = replace(private, later=replace(private.later, no_centre=False))
    return replace(private, erased=replace(private.erased, keeps_her_word=False)) if private.erased else private


def _with_later(profile: Profile, later: Later) -> Profile:
    """What her PIN sets goes before what her phone alone would set once the alert is closed."""
    return replace(profile, private=replace(profile.private, later=later))


def _with_centre(profile: Profile, centre: CentreCode | None) -> Profile:
    """Choosing a centre is a yes to telling it; letting go of it leaves her answer as it is."""
    answer = TellCentre.YES if centre else profile.tell_centre
    return replace(profile, tell_centre=answer, private=replace(_with_word(profile.private), centre=centre))


def _with_private_setting(private: Private, setting: _PrivateSetting) -> Private | Refusal:  # noqa: C901 one case a setting
    match setting:
        case NewPin():
            return _with_pin(private, setting)
        case NewDuressPin():
            return _with_duress_pin(private, setting)
        case effects.SetCover(key):
            return replace(private, cover_key=key)
        case effects.SetSafeWord(word):
            return replace(private, safe_word=word)
        case effects.SetSmsAnswers(sms_answers, phrase):
            return _with_answers(private, sms_answers, phrase)
        case effects.SetHearsWhoGoes(on):
            return replace(private, hears_who_goes=on)
        case effects.SetSafeTime(time):
            return replace(private, safe_time=time)
        case effects.SetMissedCall(on):
            return replace(private, missed_call=on)
        case effects.SetLabelledPlace(label, region, district):
            others = tuple(place for place in private.places if place.label is not label)
            return replace(private, places=(*others, LabelledPlace(label, region, district)))
        case _:
            assert_never(setting)


def _with_answers(private: Private, answers: SmsAnswers, phrase: str) -> Private:
    """Who wants no answer wants no text at all: a yes to hearing who goes ends with it."""
    hears = private.hears_who_goes and answers is not SmsAnswers.OFF
    return replace(private, sms_answers=answers, own_phrase=phrase, hears_who_goes=hears)


def _with_pin(private: Private, new: NewPin) -> Private | Refusal:
    """A new PIN; without one there is nothing for a duress PIN or a cover to protect."""
    if not new.hashed:
        private = replace(private, duress_pin="", duress_sum=None, cover_key="")
    claimed = private.claimed if private.pin and new.hashed else ()
    return new.refusal or replace(private, pin=new.hashed, pin_sum=new.digit_sum, claimed=claimed)


def _with_duress_pin(private: Private, new: NewDuressPin) -> Private | Refusal:
    return new.refusal or replace(private, duress_pin=new.hashed, duress_sum=new.digit_sum)
