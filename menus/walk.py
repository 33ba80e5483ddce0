"""The proof: every screen that a key can reach, in every language, for the callers who make it longest."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from menus.engine import begin, press, press_at
from menus.extremes import extreme_facts, typed_at, with_longest_tests
from menus.facts import NOBODY_KNOWN, Facts
from menus.in_sight import out_of_sight
from menus.loader import CONSTANT_KEYS
from menus.model import Listing, Menu
from menus.place import Place
from menus.sight import Sight, look
from menus.sources import COVER_KEYS
from texts.alphabet import Alphabet, fits_screen, length_of
from texts.sentences import long_sentences
from vocabulary.effects import (
    AddContact,
    AnswerCall,
    AskCallBack,
    AskQuestion,
    Effect,
    EraseEverything,
    Invite,
    RaiseAlert,
    SetDuressPin,
    SetLanguage,
    SetPin,
    TryOut,
    Unlock,
)
from vocabulary.languages import Language
from vocabulary.states import Access, Refusal

WRONG_KEY = "8"
HINT = "hint.key"
TWO_LANGUAGES = "uz+ru"
"""How the proof names the screens of a caller who has not chosen a language."""


OFFERED = {str(key) for key in COVER_KEYS}

MAY_BE_REFUSED = (AddContact, AnswerCall, AskCallBack, AskQuestion, Invite, TryOut, SetPin, SetDuressPin)
"""By the rules, after she asked for it."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest screen of an alphabet, in its units."""

    units: int
    screen: str
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What the walk saw: different screens by language, the longest by alphabet, and what is wrong, each once."""

    screens: Mapping[str, int]
    longest: Mapping[Alphabet, Longest]
    faults: tuple[str, ...]


def prove(menu: Menu, languages: Iterable[Language | None] = ()) -> Proof:
    """Walk through the whole menu in these languages, or in all, and say what is wrong with it.

    None is the time before a language is chosen.
    """
    return prove_for(menu, extreme_facts(menu, languages or (None, *menu.words.offered)))


def prove_for(menu: Menu, callers: Iterable[Facts]) -> Proof:
    """Walk as these callers alone: what none of them sees is named as if no key led there."""
    menu = with_longest_tests(menu)
    seen: dict[str, set[tuple[str, str]]] = {}
    longest: dict[Alphabet, Longest] = {}
    faults: dict[str, None] = {}
    walked: set[tuple[str, str]] = set()
    for facts in callers:
        language = facts.language or TWO_LANGUAGES
        for sight in _walk(menu, facts):
            walked.add((language, sight.node.id))
            screens, screen = seen.setdefault(language, set()), (sight.node.id, sight.page.text)
            if screen in screens:
                continue
            screens.add(screen)
            _measure(sight, longest)
            faults |= {f"{sight.node.id} ({language}): {fault}": None for fault in _faults_of(sight)}
    return Proof(
        screens={language: len(screens) for language, screens in seen.items()},
        longest=longest,
        faults=(*faults, *_never_seen(menu, walked), *_never_said(menu), *_long_sentences(menu)),
    )


def _walk(menu: Menu, facts: Facts) -> Iterator[Sight]:
    """Every page that keys lead to, breadth first."""
    waiting = deque([begin(menu, facts)])
    known = {_what_counts(waiting[0])}
    while waiting:
        sight = look(menu, waiting.popleft(), facts)
        yield sight
        for key in _keys_of(sight):
            place, effects = press_at(sight, key)
            if _what_counts(place) in known or any(isinstance(effect, SetLanguage) for effect in effects):
                continue
            known.add(_what_counts(place))
            yield from (look(menu, place, then) for effect in effects for then in _callers_after(effect, facts))
            if place.hint == HINT:
                yield look(menu, place, facts)
            else:
                waiting.append(place)


def _callers_after(effect: Effect, facts: Facts) -> Iterator[Facts]:
    """The caller as she may be once the rules were asked: let in, refused, or forgotten."""
    match effect:
        case EraseEverything():
            yield NOBODY_KNOWN
        case Unlock():
            yield replace(facts, access=Access.OPEN)
            yield replace(facts, refusal=Refusal.NOT_NOW)
        case _ if isinstance(effect, MAY_BE_REFUSED):
            yield from (replace(facts, refusal=refusal) for refusal in Refusal)
        case _:
            pass


def _what_counts(place: Place) -> tuple[object, ...]:
    """A page is the same on another way back, and after another district: no screen differs by that."""
    held = tuple((name, bool(answer) if name == "district" else answer) for name, answer in place.at.held)
    return place.at.screen, place.at.start, held, place.hint, bool(place.back)


def _keys_of(sight: Sight) -> list[str]:
    numbers = [str(number) for number, _ in sight.page.numbered]
    return [sight.help_keys[0], *numbers, "9", "0", "00", WRONG_KEY, *typed_at(sight.node)]


def _measure(sight: Sight, longest: dict[Alphabet, Longest]) -> None:
    length = length_of(sight.page.text)
    if length.alphabet not in longest or length.units > longest[length.alphabet].units:
        longest[length.alphabet] = Longest(length.units, sight.node.id, sight.page.text)


def _faults_of(sight: Sight) -> Iterator[str]:
    limits, page = sight.menu.limits, sight.page
    if not fits_screen(page.text, limits.gsm7, limits.ucs2):
        yield f"too long: {page.text!r}"
    if sight.place.hint == "hint.changed":
        yield "a key leads to what is not there"
    yield from _cover_faults(sight)
    yield from out_of_sight(sight)
    if not sight.node.ends:
        yield from _key_faults(sight)


def _key_faults(sight: Sight) -> Iterator[str]:
    menu, page, facts = sight.menu, sight.page, sight.facts
    lines = page.text.split("\n")
    if sight.node.covered != (f"1 {sight.content.first.label}" not in lines):
        yield f"key 1 is not shown: {page.text!r}"
    for number, option in page.numbered:
        if f"{number} {option.label}" not in lines and not sight.place.hint:
            yield f"the label {option.label!r} is too long"
    if not (page.options or sight.node.entry or page.next_start or lines[-1].startswith("0")):
        yield "dead end: no key leads on or back"
    asking, _ = press_at(sight, sight.help_keys[0])
    _, effects = press(menu, asking, "1", facts)
    if sight.node.id != menu.help and not any(isinstance(effect, RaiseAlert) for effect in effects):
        yield "HELP is not two keys away"
    if page.start == 0 and _options_page_by_page(sight) != sight.content.options:
        yield f"an option is on no page: {page.text!r}"


def _cover_faults(sight: Sight) -> Iterator[str]:
    """The digit of HELP must be none that stands before a line here, nor may such a one be offered as hers."""
    if not sight.node.covered:
        return
    numbers = {str(number) for number, _ in sight.page.numbered}
    if sight.help_keys[0] in numbers:
        yield f"HELP's own key is a line's: {sight.page.text!r}"
    if sight.facts.cover_key in OFFERED and numbers & OFFERED:
        yield f"a key that is offered for HELP is a line's: {sight.page.text!r}"


def _options_page_by_page(sight: Sight) -> tuple[object, ...]:
    options = sight.page.options
    while sight.page.next_start is not None:
        place, _ = press_at(sight, "9")
        sight = look(sight.menu, place, sight.facts)
        options += sight.page.options
    return options


def _never_seen(menu: Menu, walked: set[tuple[str, str]]) -> Iterator[str]:
    for language in {language for language, _ in walked} - {TWO_LANGUAGES}:
        for name in menu.nodes.keys() - {menu.start_unknown}:
            if (language, name) not in walked:
                yield f"{name} ({language}): no key leads here"


def _never_said(menu: Menu) -> Iterator[str]:
    said = {*CONSTANT_KEYS}
    for node in menu.nodes.values():
        said |= {
            line.phrase.key for line in (*node.sayings, node.first, *node.options) if not isinstance(line, Listing)
        }
        said |= {move.note for move in node.moves}
    for key in menu.words.keys:
        if key not in said:
            yield f"{key}: no screen says this text"


def _long_sentences(menu: Menu) -> Iterator[str]:
    for language in menu.words.languages:
        for key in menu.words.keys:
            text = menu.words.say(key, language, **dict.fromkeys(menu.words.placeholders(key), ""))
            yield from (f"{key} ({language}): {fault}" for fault in long_sentences(text))
