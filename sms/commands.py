"""What each word that she may text asks for, and what is answered when it cannot be done.

A command that was carried out is answered by silence, but for HELP's one neutral text: every text on her phone is a
trace. She can look by dialling in.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from alerts import wording
from alerts.alert import Origin
from alerts.answer_her import answer_her, answer_received, text_centre
from alerts.book import Book
from alerts.carry_out import carry_out
from alerts.contacts import find_contact
from alerts.people import LONGEST_NAME
from alerts.pin_work import worked_out
from alerts.surroundings import Surroundings
from menus.effects import (
    AddContact,
    Effect,
    EraseEverything,
    RaiseAlert,
    RemoveContact,
    SetLanguage,
    SetRegion,
    TakeBack,
    Unlock,
)
from menus.entries import read_name, read_own_text
from menus.facts import Access, Refusal
from regions.choice import Whereabouts, Wish, choose_centre
from regions.coordinates import Point
from regions.gazetteer import Found, Unknown, find_place
from sms.words import Command, Word, language_named
from texts.alphabet import fold
from texts.phone_number import from_typed

_GUARDED = {
    Word.SAFE: "pin_example",
    Word.ADD: "add_example",
    Word.REMOVE: "remove_example",
    Word.REGION: "region_example",
    Word.ERASE: "pin_example",
}
"""The words that need her PIN, and what is answered without one: what anybody would read who wrote it wrong."""

_PIN = re.compile(r"[0-9]{4,6}")
_NUMBER_BEGINS = re.compile(r"[+\d]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
LONGEST_PLACE = 40


class NotUnderstood(Exception):
    """The command cannot be carried out; `key` names the neutral text that shows how it is written."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def carry_out_command(command: Command, book: Book, around: Surroundings) -> None:
    """Carry out one command in her book, and answer her where an answer is due."""
    _remember_language(command, book)
    try:
        _DEEDS[command.word](_unlocked(command, book, around), book, around)
    except NotUnderstood as wrong:
        answer_her(book, wording.to_her(wrong.key, book.caller, around, **wrong.values))


def _unlocked(command: Command, book: Book, around: Surroundings) -> Command:
    """Read her PIN as the last word, where she has one and the command changes what is hers."""
    if book.access is Access.OPEN or command.word not in _GUARDED:
        return command
    *others, last = command.rest.split() or [""]
    if not _PIN.fullmatch(last):
        raise NotUnderstood(_GUARDED[command.word])
    carry_out(worked_out(Unlock(last), book.caller.profile.private), book, Origin.SMS, around)
    return replace(command, rest=" ".join(others))


def _help(command: Command, book: Book, around: Surroundings) -> None:
    call = _help_at(command.rest, around)
    _do(_at_point(call, command.point, around) if command.point else call, book, around)
    answer_received(book, around)


def _erase(_command: Command, book: Book, around: Surroundings) -> None:
    _do(EraseEverything(), book, around)


def _help_at(typed: str, around: Surroundings) -> RaiseAlert:
    """A place that we know becomes its codes; any other stays in her words, cut to what may be passed on (S11)."""
    found = find_place(typed, around.geography) if typed else None
    if isinstance(found, Found):
        return RaiseAlert(found.region, found.district)
    words_alone = " ".join(_WORD.findall(fold(typed)))
    return RaiseAlert(place_typed=read_own_text(typed[:LONGEST_PLACE]) or words_alone[:LONGEST_PLACE])


def _at_point(call: RaiseAlert, point: Point, around: Surroundings) -> RaiseAlert:
    """Her coordinates say more than the name of a place, and a district only where both agree."""
    region = around.geography.region_near(point.lon, point.lat)
    if region in (None, call.region):
        return replace(call, point=point)
    return replace(call, region=region, district=None, point=point)


def _safe(_command: Command, book: Book, around: Surroundings) -> None:
    _do(TakeBack(), book, around)


def _add(command: Command, book: Book, around: Surroundings) -> None:
    begins = _NUMBER_BEGINS.search(command.rest)
    name = read_name(command.rest[: begins.start()].strip(" :,;-(")) if begins else None
    number = from_typed(command.rest[begins.start() :].strip()) if begins else None
    if not name or len(name) > LONGEST_NAME or not number:
        raise NotUnderstood("add_example")
    _do(AddContact(name, number), book, around)


def _remove(command: Command, book: Book, around: Surroundings) -> None:
    contact = find_contact(book.caller, command.rest)
    if contact is None:
        raise NotUnderstood("remove_example")
    _do(RemoveContact(contact.id), book, around)


def _region(command: Command, book: Book, around: Surroundings) -> None:
    found = _place(command.rest, book, around)
    _do(SetRegion(found.region, found.district), book, around)


def _language(command: Command, book: Book, around: Surroundings) -> None:
    language = language_named(command.rest)
    if language is None:
        raise NotUnderstood("language_example")
    _do(SetLanguage(language), book, around)


def _centre(command: Command, book: Book, around: Surroundings) -> None:
    near = _place(command.rest, book, around) if command.rest else book.caller.profile
    where = Whereabouts(command.point, near.district, near.region)
    centre, _ = choose_centre(where, Wish(), around.directory, around.geography, book.now)
    if centre is None:
        raise NotUnderstood("region_example")
    text_centre(book, centre.code, around)


def _place(typed: str, book: Book, around: Surroundings) -> Found:
    """The place that she named; of several that are called so she is asked for the region."""
    found = find_place(typed, around.geography)
    if isinstance(found, Unknown):
        raise NotUnderstood("region_example")
    if isinstance(found, Found):
        return found
    regions = list(dict.fromkeys(choice.region for choice in found.choices))
    if len(regions) > 1:
        names = [around.geography.region(region).names[book.caller.reads] for region in regions]
        raise NotUnderstood("which_region", regions=", ".join(names))
    return replace(found.choices[0], district=None)


def _do(effect: Effect, book: Book, around: Surroundings) -> None:
    refusal = carry_out(effect, book, Origin.SMS, around)
    if refusal and refusal is not Refusal.ALREADY_THERE:
        raise NotUnderstood(f"refused.{refusal}")


def _remember_language(command: Command, book: Book) -> None:
    """The first word that she texts tells which language she reads; a choice of hers stands."""
    if book.caller.profile.language is None and command.language:
        book.save_profile(replace(book.caller.profile, language=command.language))


_DEEDS: Mapping[Word | None, Callable[[Command, Book, Surroundings], None]] = {
    Word.HELP: _help,
    Word.SAFE: _safe,
    Word.ADD: _add,
    Word.REMOVE: _remove,
    Word.REGION: _region,
    Word.LANGUAGE: _language,
    Word.CENTRE: _centre,
    Word.ERASE: _erase,
}
CARRIED_OUT = frozenset(_DEEDS)
