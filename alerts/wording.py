"""The texts that leave this service: catalogue templates in the reader's language, in as few parts as they can be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alerts.alert import Alert, Kind, Place
from alerts.doer import Doer
from alerts.notice import KEY, Addressee, Notice, Recipient, TellReason, Urgency
from alerts.people import Caller, Contact
from alerts.request import Request
from alerts.surroundings import Surroundings
from regions.codes import CentreCode
from regions.links import map_link
from texts.alphabet import length_of
from texts.contact_data import to_pass_on
from texts.languages import UZ, Language
from texts.phone_number import PhoneNumber
from texts.times import clock_time, day_and_time
from texts.transliterate import to_latin
from texts.typed import without_marks

CENTRES_READ = UZ

MOST_CODES = 20
"""In one text; the console names the rest."""

MOST_OF_HER_WORDS = 160
"""Characters of what she wrote in a text; all of them stand in the console."""


class ReadyText(StrEnum):
    """What staff can send to somebody who was told of an alert."""

    PLEASE_ANSWER = "please_answer"
    CALL_US = "call_us"
    NOT_ALONE = "not_alone"
    NO_MORE_NEEDED = "no_more_needed"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text twice: as a fixed template, and with the caller's own words where she wrote some."""

    fixed: str
    own_words: str = ""


def alarm(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> Wording:
    """What a contact or a centre's duty phone reads: who, where, when, what to do and what not (S10)."""
    language, is_contact = language_of(to, caller), to.kind is Recipient.CONTACT
    own_text = _in_script(caller.profile.own_text, language, around) if is_contact else ""
    said = _worded(caller, alert, to, lambda told, in_console: _alarm(caller, told, to, around, in_console), own_text)
    return said if is_contact else _with_cry(said, caller, alert, around)


def _with_cry(said: Wording, caller: Caller, alert: Alert, around: Surroundings) -> Wording:
    """The words that raised a possible call stand before all that came later, whoever is told when: staff decide by
    them."""
    cry = " ".join(without_marks(alert.cry).split())[:MOST_OF_HER_WORDS]
    if not cry:
        return said
    code, colon, rest = (said.own_words or said.fixed).partition(":")
    return Wording(said.fixed, f"{code}{colon} <{_in_script(cry, caller.reads, around)}>{rest}")


def place_of(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> Wording:
    """The later word on where she is."""
    return _worded(caller, alert, to, _Here("alert.place", caller, to, around))


def words_of(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> Wording:
    """What she wrote since, where it says of the place nothing that is understood."""
    return _worded(caller, alert, to, _Here("alert.words", caller, to, around))


def known_place_of(alert: Alert) -> tuple[Place, ...]:
    """What is understood of where she is."""
    plain = alert.with_places(lambda place: place.without_her_words)
    return plain.place, *plain.places_beside


def taken_back(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """For staff: she took it back with her PIN."""
    return _say("centre.taken_back", language_of(to, caller), around, who=known_as(caller, alert, to), code=alert.code)


def no_help_needed(caller: Caller, alert: Alert, to: Addressee, heard: bool, around: Surroundings) -> str:
    """For a contact, whatever proves it: her phone says that no help is needed. Who has not heard reads why at all."""
    language, about = language_of(to, caller), {"who": known_as(caller, alert, to), "code": alert.code}
    if heard:
        return _say("alert.taken_back", language, around, **about)
    return _say("alert.asked_and_taken_back", language, around, **about, time=clock_time(alert.began_at))


def not_proved_together(codes: list[str], around: Surroundings) -> str:
    """For who supervises, once an hour: all alerts that were taken back without proof and that nobody has."""
    more = f" +{len(codes) - MOST_CODES}" if len(codes) > MOST_CODES else ""
    return _say("supervisor.not_proved", CENTRES_READ, around, codes=", ".join(codes[:MOST_CODES]) + more)


def request(asked: Request, to: Addressee, around: Surroundings) -> str:
    """What a duty phone reads of a call-back or question: neither her number nor her words."""
    said = _say(_request_key(asked, to), CENTRES_READ, around, **_of_request(asked, around))
    return _with_key(said, "take_or_pass", CENTRES_READ, around)


def request_taken(asked: Request, around: Surroundings) -> str:
    """For the others who were told: somebody sees to it."""
    return _say("request.taken", CENTRES_READ, around, code=asked.code)


def request_details(asked: Request, around: Surroundings) -> str:
    """For who took it: which number to call and when it is safe, or where to read the question."""
    told = _of_request(asked, around)
    if asked.words:
        return _say("request.read_it", CENTRES_READ, around, **told)
    said = _say("request.details", CENTRES_READ, around, number=_readable(asked.number), **told)
    return _with_key(said, "done_or_pass", CENTRES_READ, around)


def nobody_comes(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """The last one who was to come cannot, so who was told is asked once more."""
    language, names = language_of(to, caller), {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return _say("contact.nobody_comes", language, around, **names)
    return _with_key(_say("centre.nobody_comes", language, around, **names), "answer", language, around)


def invitation(caller: Caller, contact: Contact, around: Surroundings) -> str:
    """Whether a contact agrees to be one; it says nothing of why."""
    return _say("contact.invitation", contact.language, around, who=who(caller))


def said_no(caller: Caller, contact: Contact, around: Surroundings) -> str:
    """For an invited contact in whose name a no came: what it was, and how to undo it."""
    return _say("contact.said_no", contact.language, around, who=who(caller))


def try_out(caller: Caller, contact: Contact, on: date, around: Surroundings) -> str:
    """A text that is plainly marked as a try."""
    return _say("contact.try_out", contact.language, around, who=_name_for(contact, caller, on))


def contact_unreachable(caller: Caller, alert: Alert, contact: Contact, around: Surroundings) -> str:
    """For a centre: the number of one of her contacts does not exist."""
    return _say(
        "centre.contact_unreachable",
        CENTRES_READ,
        around,
        who=who(caller),
        code=alert.code,
        name=name_of(contact, CENTRES_READ, around),
    )


def another_goes(caller: Caller, alert: Alert, contact: Contact, to: Addressee, around: Surroundings) -> str:
    """A contact's phone answered that they go. It releases nobody: anybody may hold that phone."""
    return _say_of_another("goes", _Reads(caller, alert, to), contact, around)


def another_cannot(caller: Caller, alert: Alert, contact: Contact, to: Addressee, around: Surroundings) -> str:
    """A contact's phone had answered that they go, and now that they cannot."""
    return _say_of_another("cannot", _Reads(caller, alert, to), contact, around)


@dataclass(frozen=True, slots=True)
class _Reads:
    """Who reads of whose alert."""

    caller: Caller
    alert: Alert
    to: Addressee


def _say_of_another(what: str, reads: _Reads, contact: Contact, around: Surroundings) -> str:
    caller, to = reads.caller, reads.to
    whose, language = "alert" if to.kind is Recipient.CONTACT else "centre", language_of(to, caller)
    name = name_of(contact, language, around)
    who = known_as(caller, reads.alert, to)
    is_held = what == "goes" and whose == "centre" and reads.alert.held
    key = "centre.another_goes_too" if is_held else f"{whose}.another_{what}"
    return _say(key, language, around, who=who, code=reads.alert.code, name=name)


def name_of(contact: Contact, language: Language, around: Surroundings) -> str:
    """How others read of one of her contacts.

    DANGER: whoever forges her number can add a contact by a text, under the name of somebody whom the others trust. So
    the name of one whom she has not kept reaches nobody.
    """
    if contact.kept:
        return contact.name
    return _say("contact.added_by_text", language, around, digits=contact.number[-4:])


def centre_took_it(caller: Caller, alert: Alert, to: Addressee, by: Addressee | None, around: Surroundings) -> str:
    """A centre took the alert, or the team: duty phones read which. It releases no contact."""
    language = language_of(to, caller)
    about = {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return _say("alert.centre_took_it", language, around, **about)
    centre = around.directory.get(CentreCode(by.key)) if by and by.kind is Recipient.CENTRE else None
    name = centre.name(language) if centre else _say("duty.the_team", language, around)
    return _say("centre.another_took_it", language, around, **about, centre=name)


def passed_on(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """Who had taken the alert passed it on: nobody relies on them any more."""
    language, names = language_of(to, caller), {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return _say("alert.passed_on", language, around, **names)
    return _with_key(_say("centre.passed_on", language, around, **names), "take_or_pass", language, around)


def no_longer_asked(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """For a centre that was told: staff know by now that she is elsewhere. It reads no more of where."""
    return _say("centre.no_longer_asked", language_of(to, caller), around, who=who(caller), code=alert.code)


def over(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """It was closed: a contact need not go any more, a duty phone has nothing left to do."""
    key = "contact.over" if to.kind is Recipient.CONTACT else "duty.over"
    return _say(key, language_of(to, caller), around, who=known_as(caller, alert, to), code=alert.code)


def over_by_now(caller: Caller, code: str, to: Addressee, on: date, around: Surroundings) -> str:
    """For a contact who answers once it is over: the same words."""
    whom = _name_for(caller.contact(to.key), caller, on)
    return _say("contact.over", language_of(to, caller), around, who=whom, code=code)


def ready(which: ReadyText, caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """What staff send to a contact or a duty phone; they are called back at the duty line."""
    language, number = language_of(to, caller), _readable(around.policy.duty_line)
    told = {"who": known_as(caller, alert, to), "code": alert.code, "number": number}
    if which is ReadyText.PLEASE_ANSWER and to.kind is not Recipient.CONTACT:
        return _with_key(_say("duty.please_answer", language, around, **told), _choices(alert), language, around)
    return _say(f"staff.{which}", language, around, **told)


def ask_which_alert(contact: Addressee, language: Language, whose: list[str], around: Surroundings) -> Notice:
    """Several alerts are open: this contact's answer needs a code; each stands with whom it is about."""
    body = _say("answer.which", language, around, codes=", ".join(whose))
    return Notice(contact, body, Urgency.ANSWER)


def ask_which_answer(caller: Caller, alert: Alert, contact: Addressee, around: Surroundings) -> str:
    """For a contact who said something else: do they come or not?"""
    names = {"who": known_as(caller, alert, contact), "code": alert.code}
    return _say("answer.which_of_two", language_of(contact, caller), around, **names)


def already(alert: Alert, to: Addressee, around: Surroundings) -> str:
    """For the duty phone whose answer was written down before; if it has the alert, since when."""
    held = alert.held
    if held and (held.by, held.key) == (Doer(to.kind), to.key):
        return _say("duty.already_taken", CENTRES_READ, around, code=alert.code, time=clock_time(held.since))
    return _say("duty.already", CENTRES_READ, around, code=alert.code)


def taken(alert: Alert, around: Surroundings) -> str:
    """For the duty phone that took an alert: it counted, and what to answer next."""
    choices = "take_or_pass" if alert.was_forced else "next"
    return _with_key(counted("taken", alert.code, around), choices, CENTRES_READ, around)


def counted(what: str, code: str, around: Surroundings) -> str:
    """For the duty phone whose answer counted, in one short text, or who hears why it did not."""
    return _say(f"duty.{what}", CENTRES_READ, around, code=code)


def keys_of(keys: Iterable[tuple[str, str]], around: Surroundings, which: str = "keys") -> str:
    """For a duty phone: its open keys, each with its reference: `keys`, `new_keys`, `wrong_key` or `old_key`."""
    listed = ", ".join(f"{code}: {key}" for code, key in keys)
    return _say(f"duty.{which}", CENTRES_READ, around, keys=listed)


def no_key(around: Surroundings) -> str:
    """For a duty phone that was just told its keys, and answers with none of them."""
    return _say("duty.no_key", CENTRES_READ, around)


def unclear(code: str, key: str, around: Surroundings) -> str:
    """For a duty phone that was just told its keys, and says with one of them what is no answer or several."""
    return _say("duty.unclear", CENTRES_READ, around, code=code, duty_key=key)


def to_her(key: str, caller: Caller, around: Surroundings, **values: str) -> str:
    """A neutral text for her own phone in the language she reads (S1, S2)."""
    return neutral(key, caller.reads, around, **values)


def neutral(key: str, language: Language, around: Surroundings, **values: str) -> str:
    """A neutral text for her own phone in a language that tells nothing of what is stored (S18)."""
    return _say(f"caller.{key}", language, around, **values)


def language_of(addressee: Addressee, caller: Caller) -> Language:
    """The language that this addressee reads."""
    contact = caller.contact(addressee.key) if addressee.kind is Recipient.CONTACT else None
    return contact.language if contact else CENTRES_READ


def who(caller: Caller) -> str:
    """How everybody reads of her who did not agree to be her help contact: by her number (S11)."""
    return _readable(caller.number)


def known_as(caller: Caller, alert: Alert, to: Addressee) -> str:
    """How this person reads of her: a help contact who agreed by the name that she gave for it, if she did."""
    contact = caller.contact(to.key) if to.kind is Recipient.CONTACT else None
    return _name_for(contact, caller, alert.raised_at.date())


def is_kept(caller: Caller, to: Addressee) -> bool:
    """Whether this person is more than a contact whom a text alone added."""
    contact = caller.contact(to.key)
    return to.kind is not Recipient.CONTACT or (contact is not None and contact.kept)


def may_read_her_words(caller: Caller, alert: Alert, to: Addressee) -> bool:
    """Whether what she wrote herself is for this person: for staff, and for a contact whom she kept and who agreed."""
    if to.kind is not Recipient.CONTACT:
        return True
    contact = caller.contact(to.key)
    return contact is not None and contact.may_read_her_words(alert.raised_at.date())


def _name_for(contact: Contact | None, caller: Caller, on: date) -> str:
    is_for_them = contact is not None and contact.may_read_her_words(on)
    return (caller.profile.own_name if is_for_them else "") or who(caller)


def place_words(place: Place, language: Language, around: Surroundings, in_console: bool = False) -> str:
    """Where, in words: her own first, marked as hers, the district and region that were understood behind them.

    What is left of a cry ("baring") stands among them and is no place. Without words of hers the district and region,
    or the bare coordinates; `in_console`: that is where her words are.
    """
    known = around.geography.find_district(place.district), around.region(place.region)
    names = ", ".join(dict.fromkeys(named.names.get(language, named.names[UZ]) for named in known if named))
    hers = to_pass_on(place.typed)[:MOST_OF_HER_WORDS].strip()
    unknown = _say("place.unknown", language, around)
    if hers:
        guess = (names if place.point or place.is_set_by_staff else f"{names}?") if names else unknown
        return f"<{hers}> ({guess})"
    numbers = map_link("{lat} {lon}", place.point.lon, place.point.lat) if place.point else ""
    where = names or numbers or unknown
    return f"{where}, {_say('place.words_in_console', language, around)}" if in_console else where


def where_she_is(alert: Alert, language: Language, around: Surroundings, in_console: bool = False) -> str:
    """Where, and beside it where a text claims that she is, and where she was before, each as what it is."""
    where = place_words(alert.place, language, around, in_console)
    beside = (*(("place.claimed", claim) for claim in alert.claims), ("place.earlier", alert.earlier))
    if alert.by_text and any(claim.is_known and claim != alert.place for claim in alert.claims):
        where = _say("place.not_verified", language, around, place=where)
    for key, place in beside:
        if place.is_known and place != alert.place:
            where = _say(key, language, around, place=where, beside=_with_numbers(place, language, around))
    return where


def _with_numbers(place: Place, language: Language, around: Surroundings) -> str:
    """A place with its coordinates, for which the text has no second link."""
    words = place_words(place, language, around)
    if place.point is None:
        return words
    numbers = map_link("{lat} {lon}", place.point.lon, place.point.lat)
    return words if numbers in words else f"{words} {numbers}"


def _worded(
    caller: Caller, alert: Alert, to: Addressee, say: Callable[[Alert, bool], str], own_text: str = ""
) -> Wording:
    """Say it without her own words, and with them for who may read them (S9).

    Staff who get no more than the template are told that her words are in the console.

    DANGER: whoever forges her number can add a contact by a text, and would read from a place whether she uses the
    service. Until she keeps the name, they read the same of every number: nothing of the place.
    """
    if not is_kept(caller, to):
        return Wording(say(alert.with_places(lambda place: Place()), False))
    typed = any(place.typed for place in (alert.place, *alert.places_beside))
    in_console = to.kind is not Recipient.CONTACT and typed
    fixed = say(alert.with_places(lambda place: place.without_her_words), in_console)
    if not may_read_her_words(caller, alert, to):
        return Wording(fixed)
    with_her_words = f"{say(alert, False)} {own_text}".strip()
    return Wording(fixed, with_her_words if with_her_words != fixed else "")


def _code_in_alarm(caller: Caller, alert: Alert, to: Addressee, language: Language, around: Surroundings) -> str:
    """The reference; of a call after her phone said that all is over, with "again", and for staff what that was."""
    if not alert.call or alert.is_over_for_her or not is_kept(caller, to):
        return alert.code
    was_forced = alert.was_forced and to.kind is not Recipient.CONTACT
    return _say("alarm.again_forced" if was_forced else "alarm.again", language, around, code=alert.code)


def _alarm_key(alert: Alert, to: Addressee) -> str:
    if to.kind is Recipient.CONTACT:
        return "contact.alarm"
    if alert.forced or alert.taken_back_at:
        return "centre.alarm.forced" if alert.forced else "centre.alarm.not_proved"
    if alert.kind is Kind.POSSIBLE:
        return "centre.alarm.possible"
    is_last = to.kind is Recipient.SUPERVISOR and to.reason is not TellReason.CALLS_ANEW
    return "supervisor.alarm" if is_last else f"centre.alarm.{alert.origin}"


def _request_key(asked: Request, to: Addressee) -> str:
    if to.reason in (TellReason.NOBODY_ANSWERED, TellReason.OVERDUE):
        return f"request.{to.reason}"
    if asked.by_missed_call:
        return "request.missed_call"
    return "request.question" if asked.words else "request.call_back"


def _of_request(asked: Request, around: Surroundings) -> dict[str, str]:
    return {
        "code": asked.code,
        "whom": _say(f"specialist.{asked.whom}", CENTRES_READ, around),
        "safe": _say(f"time.{asked.time}", CENTRES_READ, around),
        "time": day_and_time(asked.asked_at),
    }


@dataclass(frozen=True, slots=True)
class _Here:
    """Says in one of two texts where she is."""

    key: str
    caller: Caller
    to: Addressee
    around: Surroundings

    def __call__(self, alert: Alert, in_console: bool) -> str:
        language = language_of(self.to, self.caller)
        place = where_she_is(alert, language, self.around, in_console)
        who = known_as(self.caller, alert, self.to)
        text = _say(self.key, language, self.around, who=who, code=alert.code, place=place)
        return _with_map(text, alert.place, self.around)


def _choices(alert: Alert) -> str:
    """What a duty phone may answer: once she was forced, no text closes it."""
    return "take_or_pass" if alert.was_forced else "answer"


def _with_key(text: str, which: str, language: Language, around: Surroundings) -> str:
    """Add at the end what a duty phone answers, with the key of this phone."""
    return f"{text} {_say(f'duty.{which}', language, around, duty_key=KEY)}"


def _alarm(caller: Caller, alert: Alert, to: Addressee, around: Surroundings, in_console: bool) -> str:
    language = language_of(to, caller)
    text = _say(
        _alarm_key(alert, to),
        language,
        around,
        who=known_as(caller, alert, to),
        number=_readable(caller.number),
        code=_code_in_alarm(caller, alert, to, language, around),
        time=clock_time(alert.began_at),
        place=where_she_is(alert, language, around, in_console),
    )
    ends = "" if to.kind is Recipient.CONTACT else _with_key("", _choices(alert), language, around)
    return _with_map(text, alert.place, around, ends)


def _with_map(text: str, place: Place, around: Surroundings, ends: str = "") -> str:
    """Add a map link: to her coordinates always, to the centre of a district where it costs no further part."""
    district = around.geography.find_district(place.district)
    shown = place.point or (None if place.typed else district)
    if shown is None:
        return text + ends
    longer = f"{text} {map_link(around.policy.map_link, shown.lon, shown.lat)}{ends}"
    return longer if place.point or length_of(longer).parts == length_of(text + ends).parts else text + ends


def _say(key: str, language: Language, around: Surroundings, **values: str) -> str:
    """Say a text; a language that has lost its catalogue must not cost a HELP."""
    said_in = language if language in around.words.languages else UZ
    return _in_script(around.words.say(key, said_in, **values), said_in, around)


def _in_script(text: str, language: Language, around: Surroundings) -> str:
    return text if around.policy.cyrillic else to_latin(text, language)


def _readable(number: PhoneNumber) -> str:
    if number.startswith("+998") and len(number) == 13:
        return f"+998 {number[4:6]} {number[6:9]} {number[9:11]} {number[11:]}"
    return number
