"""What each word that she may text asks for, and what is answered when it cannot be done.

A command that was carried out is answered by silence, but for HELP's one neutral text: every text on her phone is a
trace. She can look by dialling in. Nothing but HELP's answer may depend on what is stored, down to its language: what a
text shows by itself may be said, and REMOVE and ERASE are answered by a code, whoever sent them (docs/decisions/0004).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import assert_never

from alerts import wording
from alerts.alert import LONGEST_PLACE, Origin, Place
from alerts.answer_her import answer_her, answer_received, text_centre
from alerts.carry_out import carry_out
from alerts.contacts.hers import find_contact
from alerts.help.possible_call import raise_possible_call
from alerts.help.tell_more import Written, tell_more
from alerts.people import LONGEST_NAME, Profile
from alerts.surroundings import Surroundings
from alerts.who_decides.authority import Verdict, verdict_on
from alerts.who_decides.other_account import shown_caller
from alerts.who_decides.proof import Proof
from menus.entries import read_name, read_pin
from regions.choice import Whereabouts, Wish, choose_centre
from regions.found import Found, Unknown
from regions.gazetteer import find_place
from regions.long_text import find_in_long_text
from regions.plus_codes import point_of, take_plus_code
from regions.said import LONGEST as LONGEST_SAID
from sms.her_words.emergency_number import is_emergency_number
from sms.her_words.read import Command, Word, language_named
from sms.place_of_hers import place_of_hers
from sms.texted_codes import CodeBook, Errand, Opens, is_code_of_ours, read_code, text_code
from texts.contact_number import ContactNumber, WhyNot, country_name, read_contact_number, spaced
from texts.typed import without_marks
from texts.typed_pins import with_pins_masked
from vocabulary.effects import (
    AddContact,
    Effect,
    EraseEverything,
    HearAgain,
    RaiseAlert,
    RemoveContact,
    SetLanguage,
    SetRegion,
    TakeBack,
    Unlock,
)
from vocabulary.languages import DEFAULT_LANGUAGE, Language
from vocabulary.match import Match
from vocabulary.point import Point

_NUMBER_BEGINS = re.compile(r"[+\d]")
_TEL = re.compile(
    r"[\s:,;-]+(?:tel|telefon\w*|raqam\w*|nomer\w*|тел|телефон\w*|номер\w*|рақам\w*|phone|number)\W*$", re.I
)
_YES = re.compile(r"(?<=\d)[\s,.;:!-]+(?:ha|xa|ҳа|ха|да|da|yes)\W*$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


class NotUnderstood(Exception):
    """The command cannot be carried out; `key` names the neutral text that shows how it is written."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def carry_out_command(command: Command, book: CodeBook, around: Surroundings) -> None:
    """Carry out one command in her book, and answer her where an answer is due."""
    if command.word is not Word.LANGUAGE:
        _remember_language(command, book)
    try:
        _DEEDS[command.word](command, book, around)
    except NotUnderstood as wrong:
        answer_her(book, wording.neutral(wrong.key, _answered_in(command), around, **wrong.values))


def carry_out_errand(errand: Errand, book: CodeBook, around: Surroundings) -> None:
    """Do what a text had asked for, now that the code came back that was texted to that phone for it."""
    book.vouched = Proof.CODE
    match errand.opens:
        case Opens.REMOVE:
            _do(RemoveContact(errand.contact), book, around)
        case Opens.ERASE:
            _do(EraseEverything(), book, around)
        case Opens.HEAR_AGAIN:
            _do(HearAgain(), book, around)
        case Opens.MENU | Opens.NOTHING:
            pass
        case _:
            assert_never(errand.opens)


def asks_for_a_code(command: Command) -> bool:
    """Tell whether it is answered by a code and nothing else, of which few go to a number in a day."""
    is_named = bool(command.rest) and read_pin(command.rest) is None
    return command.word is Word.ERASE or (command.word is Word.REMOVE and is_named)


def _answered_in(command: Command) -> Language:
    return command.language or DEFAULT_LANGUAGE


def _hear_pin(typed: str, book: CodeBook, around: Surroundings) -> str:
    """Try a PIN that stands as the last word, and give back the rest; one is tried as long where she has none."""
    *others, last = typed.split() or [""]
    pin = read_pin(last)
    if not pin:
        return typed
    private = book.caller.profile.private
    book.pins.of(Unlock(pin), private)
    if private.pin:
        carry_out(Unlock(pin), book, Origin.SMS, around)
    return " ".join(others)


def _help(command: Command, book: CodeBook, around: Surroundings) -> None:
    call = _help_at(command, book.caller.profile, around)
    _do(_at_point(call, command.point, around) if command.point else call, book, around)
    answer_received(book, around)


def add_to_her_alert(command: Command, book: CodeBook, around: Surroundings) -> bool:
    """Put words that are no command beside her open alert; False where no staff read them there. Unanswered (S18)."""
    call = _help_at(command, book.caller.profile, around)
    call = _at_point(call, command.point, around) if command.point else call
    place = Place(call.region, call.district, call.place_typed, call.point, call.match)
    return tell_more(book, Written(with_pins_masked(command.rest), place), around)


def _possible(command: Command, book: CodeBook, around: Surroundings) -> None:
    call = _help_at(command, book.caller.profile, around)
    call = _at_point(call, command.point, around) if command.point else call
    place = Place(call.region, call.district, point=call.point, match=call.match)
    where = f" {command.point.lat:.5f} {command.point.lon:.5f}" if command.point else ""
    words = command.rest if is_emergency_number(command.rest) else with_pins_masked(command.rest)
    raise_possible_call(book, Origin.SMS, f"{words}{where}", around, place)
    answer_received(book, around)


def _erase(command: Command, book: CodeBook, around: Surroundings) -> None:
    code = read_code(command.rest) if is_code_of_ours(command.rest) else None
    proved = book.take_code(code, Word.ERASE) if code else None
    if proved:
        carry_out_errand(proved, book, around)
        return
    _hear_pin(command.rest, book, around)
    _do_or_ask(EraseEverything(), Errand(Opens.ERASE, asked=Word.ERASE), command, book, around)


def _help_at(command: Command, profile: Profile, around: Surroundings) -> RaiseAlert:
    """Her words go on as she wrote them; a place that we know in them chooses the centre, or one of hers: "uydaman".

    It stands behind the call, or before it («Юнусабад помогите 11 квартал»).

    A short plus code beside it is a point, where it lies in that place's region.
    """
    said = " ".join(with_pins_masked(without_marks(command.said or command.rest)).split())[:LONGEST_PLACE]
    words = said if _LETTER.search(said) else ""
    code, named = take_plus_code(command.rest)
    found = find_place(named, around.geography, profile.region) if words else None
    if isinstance(found, Unknown) and command.said:
        found = find_place(command.said, around.geography, profile.region)
    if isinstance(found, Unknown) and len(command.said or words) > LONGEST_SAID:
        found = find_in_long_text(command.said or words, around.geography, profile.region)
    if isinstance(found, Found):
        point = point_of(code, Point(found.lon, found.lat)) if code else None
        is_there = point and around.geography.region_near(point.lon, point.lat) == found.region
        return RaiseAlert(found.region, found.district, words, point if is_there else None, found.match)
    label = place_of_hers(command.rest)
    hers = next((place for place in profile.private.places if place.label is label), None)
    if hers and isinstance(found, Unknown):
        return RaiseAlert(hers.region, hers.district, words, match=Match.HERS)
    return RaiseAlert(place_typed=words)


def _at_point(call: RaiseAlert, point: Point, around: Surroundings) -> RaiseAlert:
    """Her coordinates say more than the name of a place, and a district only where both agree."""
    region = around.geography.region_near(point.lon, point.lat)
    if region in (None, call.region):
        return replace(call, point=point)
    return replace(call, region=region, district=None, point=point, match=None)


def _safe(command: Command, book: CodeBook, around: Surroundings) -> None:
    _hear_pin(command.rest, book, around)
    _do(TakeBack(), book, around)


def _add(command: Command, book: CodeBook, around: Surroundings) -> None:
    """A number of another country is read back, and added when it comes again with "yes" at the end."""
    said = _YES.sub("", command.rest)
    begins = _NUMBER_BEGINS.search(said)
    name = read_name(_TEL.sub("", said[: begins.start()]).strip(" :,;-(")) if begins else None
    found = _number_of_contact(said[begins.start() :].strip() if begins else "", book, around)
    if not name or len(name) > LONGEST_NAME or found is WhyNot.NO_NUMBER:
        raise NotUnderstood("add_example")
    if isinstance(found, WhyNot):
        raise NotUnderstood(f"refused.{found}")
    if found.number == book.caller.number:
        raise NotUnderstood("refused.own_number")
    if found.country and said == command.rest:
        country = country_name(found.country, _answered_in(command))
        raise NotUnderstood("read_back", number=spaced(found.number), country=country)
    _do(AddContact(name, found.number), book, around)


def _number_of_contact(typed: str, book: CodeBook, around: Surroundings) -> ContactNumber | WhyNot:
    countries = around.policy.contact_countries
    found = read_contact_number(typed, countries)
    return read_contact_number(_hear_pin(typed, book, around), countries) if found is WhyNot.NO_NUMBER else found


def _remove(command: Command, book: CodeBook, around: Surroundings) -> None:
    named = _hear_pin(command.rest, book, around)
    if not named:
        raise NotUnderstood("remove_example")
    contact = find_contact(shown_caller(book), named)
    asked = f"{Word.REMOVE} {named.casefold()}"
    if contact:
        _do_or_ask(RemoveContact(contact.id), Errand(Opens.REMOVE, contact.id, asked=asked), command, book, around)
    else:
        text_code(book, Errand(Opens.NOTHING, asked=asked), _answered_in(command), around)


def _do_or_ask(effect: Effect, errand: Errand, command: Command, book: CodeBook, around: Surroundings) -> None:
    """Do it where her PIN proves it; a code is texted anyhow, and opens something only where it is the proof."""
    waits = verdict_on(effect, book) is Verdict.WAITS
    _do(effect, book, around)
    text_code(book, errand if waits else Errand(Opens.NOTHING, asked=errand.asked), _answered_in(command), around)


def _region(command: Command, book: CodeBook, around: Surroundings) -> None:
    found = _place(_hear_pin(command.rest, book, around), command, around)
    _do(SetRegion(found.region, found.district), book, around)


def _language(command: Command, book: CodeBook, around: Surroundings) -> None:
    language = language_named(command.rest)
    if language is None:
        raise NotUnderstood("language_example")
    _hear_pin(command.rest, book, around)
    _do(SetLanguage(language), book, around)


def _centre(command: Command, book: CodeBook, around: Surroundings) -> None:
    """Without a place always the question, also where her region is known."""
    near = _place(command.rest, command, around, "place_example") if command.rest else None
    where = Whereabouts(command.point, near.district if near else None, near.region if near else None)
    centre, _ = choose_centre(where, Wish(), around.directory, around.geography, book.now)
    if centre is None:
        raise NotUnderstood("place_example")
    text_centre(book, centre.code, around, _answered_in(command))


def _place(typed: str, command: Command, around: Surroundings, example: str = "region_example") -> Found:
    """The place that she named; of several that are called so she is asked for the region."""
    found = find_place(typed, around.geography)
    if isinstance(found, Unknown):
        raise NotUnderstood(example)
    if isinstance(found, Found):
        return found
    regions = list(dict.fromkeys(choice.region for choice in found.choices))
    if len(regions) > 1:
        names = [around.geography.region(region).names[_answered_in(command)] for region in regions]
        raise NotUnderstood("which_region", regions=", ".join(names))
    return replace(found.choices[0], district=None)


def _do(effect: Effect, book: CodeBook, around: Surroundings) -> None:
    """A refusal stays unsaid: it would tell what is stored."""
    carry_out(effect, book, Origin.SMS, around)


def _remember_language(command: Command, book: CodeBook) -> None:
    """The first word that she texts tells which language she reads; a choice of hers stands."""
    if book.caller.profile.language is None and command.language:
        book.save_profile(replace(book.caller.profile, language=command.language))


_DEEDS: Mapping[Word | None, Callable[[Command, CodeBook, Surroundings], None]] = {
    Word.HELP: _help,
    Word.POSSIBLE: _possible,
    Word.SAFE: _safe,
    Word.ADD: _add,
    Word.REMOVE: _remove,
    Word.REGION: _region,
    Word.LANGUAGE: _language,
    Word.CENTRE: _centre,
    Word.ERASE: _erase,
}
CARRIED_OUT = frozenset(_DEEDS)
