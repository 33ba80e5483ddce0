"""The texts that leave this service: catalogue templates in the reader's language, in as few parts as they can be."""

from dataclasses import dataclass, replace

from alerts.alert import Alert, Place
from alerts.notice import Addressee, Notice, Recipient, Urgency
from alerts.people import Caller, Contact, ContactState
from alerts.surroundings import Surroundings
from texts.alphabet import length_of
from texts.languages import UZ, Language
from texts.phone_number import PhoneNumber
from texts.times import clock_time
from texts.transliterate import to_latin

CENTRES_READ = UZ


@dataclass(frozen=True, slots=True)
class Wording:
    """One text twice: as a fixed template, and with the caller's own words where she wrote some."""

    fixed: str
    own_words: str = ""


def alarm_for_contact(caller: Caller, alert: Alert, contact: Contact, around: Surroundings) -> Wording:
    """What a contact reads: who, where, since when, what to do and what not (S10).

    Her own text reaches only a contact who agreed to be one (S9); a place that she typed and we do not know, likewise.
    """
    language = contact.language
    known = replace(alert, place=replace(alert.place, typed=""))
    fixed = _alarm("contact.alarm", caller, known, language, around)
    if contact.state is not ContactState.ACCEPTED or not (caller.profile.own_text or alert.place.typed):
        return Wording(fixed)
    own = _alarm("contact.alarm", caller, alert, language, around)
    return Wording(fixed, f"{own} {_in_script(caller.profile.own_text, language, around)}".strip())


def alarm_for_centre(caller: Caller, alert: Alert, around: Surroundings) -> Wording:
    """What a centre's duty phone reads: the code to answer with, the number, where, and how it came in."""
    known = replace(alert, place=replace(alert.place, typed=""))
    fixed = _alarm(f"centre.alarm.{alert.origin}", caller, known, CENTRES_READ, around)
    if not alert.place.typed:
        return Wording(fixed)
    return Wording(fixed, _alarm(f"centre.alarm.{alert.origin}", caller, alert, CENTRES_READ, around))


def place_of(caller: Caller, alert: Alert, language: Language, around: Surroundings) -> str:
    """The later word on where she is."""
    return _say(
        "alert.place",
        language,
        around,
        who=who(caller),
        code=alert.code,
        place=place_words(alert.place, language, around),
    )


def taken_back(caller: Caller, alert: Alert, language: Language, around: Surroundings) -> str:
    """She says that she is safe."""
    return _say("alert.taken_back", language, around, who=who(caller), code=alert.code)


def another_goes(caller: Caller, alert: Alert, name: str, language: Language, around: Surroundings) -> str:
    """Somebody answered that they go."""
    return _say("alert.another_goes", language, around, who=who(caller), code=alert.code, name=name)


def centre_took_it(caller: Caller, alert: Alert, language: Language, around: Surroundings) -> str:
    """A centre took the alert."""
    return _say("alert.centre_took_it", language, around, who=who(caller), code=alert.code)


def ask_which_alert(caller: Caller, responder: Addressee, codes: list[str], around: Surroundings) -> Notice:
    """Several alerts are open: this responder's answer needs a code."""
    body = _say("answer.which", language_of(responder, caller), around, codes=", ".join(codes))
    return Notice(responder, body, Urgency.ANSWER)


def to_her(key: str, caller: Caller, around: Surroundings) -> str:
    """A neutral text for her own phone (S1, S2)."""
    return _say(f"caller.{key}", caller.reads, around)


def language_of(addressee: Addressee, caller: Caller) -> Language:
    """The language that this addressee reads."""
    contact = caller.contact(addressee.key) if addressee.kind is Recipient.CONTACT else None
    return contact.language if contact else CENTRES_READ


def who(caller: Caller) -> str:
    """How the people she chose know her: by the name she gave for it, else by her number."""
    return caller.profile.own_name or _readable(caller.number)


def place_words(place: Place, language: Language, around: Surroundings) -> str:
    """Where, in words: her own where we did not understand them, else district and region."""
    if place.typed:
        return place.typed
    names = [
        named.names[language]
        for named in (
            around.geography.district(place.district) if place.district else None,
            around.geography.region(place.region) if place.region else None,
        )
        if named
    ]
    return ", ".join(dict.fromkeys(names)) or around.words.say("place.unknown", language)


def _alarm(key: str, caller: Caller, alert: Alert, language: Language, around: Surroundings) -> str:
    text = _say(
        key,
        language,
        around,
        who=who(caller),
        number=_readable(caller.number),
        code=alert.code,
        time=clock_time(alert.raised_at),
        place=place_words(alert.place, language, around),
    )
    return _with_map(text, alert.place, around)


def _with_map(text: str, place: Place, around: Surroundings) -> str:
    """Add a map link where a district is known and the link costs no further part."""
    if place.typed or not place.district:
        return text
    district = around.geography.district(place.district)
    longer = f"{text} {around.policy.map_link.format(lat=district.lat, lon=district.lon)}"
    return longer if length_of(longer).parts == length_of(text).parts else text


def _say(key: str, language: Language, around: Surroundings, **values: str) -> str:
    return _in_script(around.words.say(key, language, **values), language, around)


def _in_script(text: str, language: Language, around: Surroundings) -> str:
    return text if around.policy.cyrillic else to_latin(text, language)


def _readable(number: PhoneNumber) -> str:
    if number.startswith("+998") and len(number) == 13:
        return f"+998 {number[4:6]} {number[6:9]} {number[9:11]} {number[11:]}"
    return number
