"""The alarm, and what is said later of where she is: who, where, when, what to do and what not (S10)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from alerts.alert import BETWEEN_TEXTS, Alert, Kind, Place
from alerts.notice import Addressee, Recipient, TellReason
from alerts.people import Caller
from alerts.surroundings import Surroundings
from alerts.wording.excerpt import excerpt
from alerts.wording.places import (
    MOST_OF_HER_WORDS,
    her_words,
    rest_in_console,
    where_she_is,
    where_staff_look,
    with_map,
)
from alerts.wording.readers import is_kept, known_as, language_of, may_read_her_words
from alerts.wording.saying import CENTRES_READ, Wording, in_script, readable, say, with_key
from texts.calls_off import calls_off
from texts.contact_data import to_pass_on
from texts.times import clock_time
from texts.typed import without_marks
from vocabulary.languages import Language

_POINT = re.compile(r"(?:^|\s)-?\d{1,2}\.\d{5} -?\d{1,3}\.\d{5}$")


def alarm(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> Wording:
    """What a contact or a centre's duty phone reads: who, where, when, what to do and what not (S10)."""
    language, is_contact = language_of(to, caller, around), to.kind is Recipient.CONTACT
    is_to_go = is_contact and not calls_off(caller.profile.own_text)
    own_text = in_script(caller.profile.own_text, language, around) if is_to_go else ""
    said = _worded(caller, alert, to, lambda told, in_console: _alarm(caller, told, to, around, in_console), own_text)
    return said if is_contact else _with_cry(said, caller, alert, around)


def _with_cry(said: Wording, caller: Caller, alert: Alert, around: Surroundings) -> Wording:
    """The words that raised a possible call stand before all that came later, whoever is told when: staff decide by
    them."""
    words, coordinates = _apart(without_marks(alert.cry))
    cry = f"{excerpt(to_pass_on(words), MOST_OF_HER_WORDS, around)} {coordinates}".strip()
    if not cry:
        return said
    words = f"<{in_script(cry, caller.reads, around)}>{rest_in_console(words, CENTRES_READ, around)}"
    return Wording(said.fixed, _with_words_first(said.own_words or said.fixed, words))


def _apart(cry: str) -> tuple[str, str]:
    """Her words, and the coordinates at their end, which are no telephone number."""
    point = _POINT.search(cry)
    return (cry[: point.start()], point[0].strip()) if point else (cry, "")


@dataclass(frozen=True, slots=True)
class NewWords:
    """What she has just written, whether it is surely from her, and whether it is a call for help once more."""

    words: str
    is_proved: bool
    is_call: bool = False


NO_WORDS = NewWords("", is_proved=True)


def place_of(caller: Caller, alert: Alert, to: Addressee, around: Surroundings, new: NewWords = NO_WORDS) -> Wording:
    """The later word on where she is."""
    key = "alert.asks_again" if new.is_call else "alert.place"
    return _worded(caller, alert, to, _Here(key, caller, to, around))


def words_of(caller: Caller, alert: Alert, to: Addressee, around: Surroundings, new: NewWords) -> Wording:
    """Her newest words alone, which say of the place nothing that is understood; none for who may not read them."""
    language, is_contact = language_of(to, caller, around), to.kind is Recipient.CONTACT
    hers = her_words(new.words, around)
    if not may_read_her_words(caller, alert, to) or (is_contact and (not hers or calls_off(hers))):
        return Wording("")

    def written(words: str) -> str:
        names = {"who": known_as(caller, alert, to), "code": alert.code}
        if new.is_call:
            return say("alert.asks_again", language, around, **names, place=words)
        return say("alert.words", language, around, **names, words=words)

    known = alert.with_places(lambda place: place.without_her_words)
    in_console = say("place.words_in_console", language, around)
    fixed = written(where_she_is(known, language, around) if is_contact else in_console)
    rest = "" if is_contact else rest_in_console(new.words, language, around)
    return Wording(fixed, written(_quoted(new, hers, language, around) + rest) if hers else "")


def asks_again(caller: Caller, alert: Alert, to: Addressee, around: Surroundings, new: NewWords) -> Wording:
    """For a duty phone: she asks for help once more, in an alert that begins now; her new words go first."""
    language = language_of(to, caller, around)
    hers = her_words(new.words, around)

    def said(alert: Alert, in_console: bool) -> str:
        text = say(
            "centre.asks_again" if new.is_proved else "centre.asks_again_by_text",
            language,
            around,
            number=readable(caller.number),
            code=alert.code,
            time=clock_time(alert.began_at),
            place=where_staff_look(alert, language, around, in_console),
        )
        return with_map(text, alert, around, with_key("", choices(alert), language, around))

    if not new.words:
        return _worded(caller, alert, to, said)
    known = alert.with_places(lambda place: place.without_her_words)
    fixed = said(known, True)
    if not hers:
        return Wording(fixed)
    rest = rest_in_console(new.words, language, around)
    return Wording(fixed, _with_words_first(said(known, False), f"<{hers}>{rest}"))


def _with_words_first(text: str, words: str) -> str:
    """Put what she wrote right behind the reference."""
    code, colon, rest = text.partition(":")
    return f"{code}{colon} {words}{rest}"


def _quoted(new: NewWords, hers: str, language: Language, around: Surroundings) -> str:
    return f"<{hers}>" if new.is_proved else say("place.not_verified", language, around, place=f"<{hers}>")


def with_where(said: Wording, caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> Wording:
    """News for a duty phone that was not told of the alert: where she is stands with it, and its key."""
    language = language_of(to, caller, around)
    where = _worded(caller, alert, to, lambda told, in_console: where_staff_look(told, language, around, in_console))
    ends = with_key("", choices(alert), language, around)

    def joined(news: str, place: str) -> str:
        return with_map(f"{news} {place[:1].upper()}{place[1:].removesuffix('.')}.", alert, around, ends)

    with_words = bool(said.own_words or where.own_words)
    own_words = joined(said.own_words or said.fixed, where.own_words or where.fixed) if with_words else ""
    return Wording(joined(said.fixed, where.fixed), own_words)


def _worded(
    caller: Caller, alert: Alert, to: Addressee, say: Callable[[Alert, bool], str], own_text: str = ""
) -> Wording:
    """Say it without her own words, and with them for who may read them (S9).

    Staff who get no more than the template are told that her words are in the console. A contact reads nothing in them
    that would call the alarm off: whoever forges her number writes it behind a word for help, and staff read it all.

    DANGER: whoever forges her number can add a contact by a text, and would read from a place whether she uses the
    service. Until she keeps the name, they read the same of every number: nothing of the place.
    """
    if not is_kept(caller, to):
        return Wording(say(alert.with_places(lambda place: Place()), False))
    if to.kind is Recipient.CONTACT:
        alert = alert.with_places(_without_what_calls_off)
    typed = any(place.typed for place in (alert.place, *alert.places_beside))
    in_console = to.kind is not Recipient.CONTACT and typed
    fixed = say(alert.with_places(lambda place: place.without_her_words) if typed else alert, in_console)
    if not (typed or own_text) or not may_read_her_words(caller, alert, to):
        return Wording(fixed)
    with_her_words = f"{say(alert, False)} <{own_text}>" if own_text else say(alert, False)
    return Wording(fixed, with_her_words if with_her_words != fixed else "")


def _without_what_calls_off(place: Place) -> Place:
    texts = place.typed.split(BETWEEN_TEXTS) if place.typed else []
    return replace(place, typed=BETWEEN_TEXTS.join(text for text in texts if not calls_off(text)))


def _code_in_alarm(caller: Caller, alert: Alert, to: Addressee, language: Language, around: Surroundings) -> str:
    """The reference; of a call after her phone said that all is over, with "again", and for staff what that was.

    No contact who heard of none of it before reads "again": staff alone may have heard, of a possible call.
    """
    is_first = to.kind is Recipient.CONTACT and to.reason is not TellReason.CALLS_ANEW
    if not alert.call or alert.is_over_for_her or is_first or not is_kept(caller, to):
        return alert.code
    was_forced = alert.was_forced and to.kind is not Recipient.CONTACT
    return say("alarm.again_forced" if was_forced else "alarm.again", language, around, code=alert.code)


def _alarm_key(alert: Alert, to: Addressee) -> str:
    if to.kind is Recipient.CONTACT:
        return "contact.alarm"
    if alert.forced or to.reason is TellReason.FORCED or (alert.was_forced and not alert.call):
        return "centre.alarm.forced"
    if alert.taken_back_at:
        return "centre.alarm.not_proved" if alert.contacts_know else "centre.alarm.not_proved_alone"
    if alert.kind is Kind.POSSIBLE:
        return "centre.alarm.possible"
    is_last = to.kind is Recipient.SUPERVISOR and to.reason is not TellReason.CALLS_ANEW
    return "supervisor.alarm" if is_last else f"centre.alarm.{alert.origin}"


@dataclass(frozen=True, slots=True)
class _Here:
    """Says in one of two texts where she is."""

    key: str
    caller: Caller
    to: Addressee
    around: Surroundings

    def __call__(self, alert: Alert, in_console: bool) -> str:
        language = language_of(self.to, self.caller, self.around)
        where = where_she_is if self.to.kind is Recipient.CONTACT else where_staff_look
        place = where(alert, language, self.around, in_console)
        who = known_as(self.caller, alert, self.to)
        text = say(self.key, language, self.around, who=who, code=alert.code, place=place)
        return with_map(text, alert, self.around)


def choices(alert: Alert) -> str:
    """What a duty phone may answer: once she was forced, no text closes it."""
    return "take_or_pass" if alert.was_forced else "answer"


def _alarm(caller: Caller, alert: Alert, to: Addressee, around: Surroundings, in_console: bool) -> str:
    language = language_of(to, caller, around)
    where = where_she_is if to.kind is Recipient.CONTACT else where_staff_look
    text = say(
        _alarm_key(alert, to),
        language,
        around,
        who=known_as(caller, alert, to),
        number=readable(caller.number),
        code=_code_in_alarm(caller, alert, to, language, around),
        time=clock_time(alert.began_at),
        place=where(alert, language, around, in_console),
    )
    ends = "" if to.kind is Recipient.CONTACT else with_key("", choices(alert), language, around)
    return with_map(text, alert, around, ends)
