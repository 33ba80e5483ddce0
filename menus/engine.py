"""The menu as a pure function: where she is and what she typed give where she goes, what she sees, what is to be done.

Key 1 is HELP on every screen, and sends on HELP's own; 2 to 6 choose, 9 is more, 0 is back, 00 is the start. Under a
cover HELP has the key that she chose (docs/decisions/0003).
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from menus.compose import Option
from menus.deeds import DEEDS
from menus.entries import checks_for, key_in
from menus.facts import Facts
from menus.model import ONWARD, Entry, Menu, Move
from menus.place import USED_ONCE, Held, Place, Screen, Spot, Turn
from menus.sight import ONE_WAS_PRESSED, Sight, look
from menus.situation import Gone, Situation
from vocabulary.effects import Effect

Step = tuple[Place, tuple[Effect, ...]]
"""Where a key leads, and what is to be done; the screen there is not put together yet."""


def begin(menu: Menu, facts: Facts) -> Place:
    """The place where a dial starts."""
    return Place(Spot(menu.start_for(facts)))


def show(menu: Menu, place: Place, facts: Facts) -> Screen:
    """The screen at a place; the start screen with a hint when the place no longer exists."""
    sight = look(menu, place, facts)
    return Screen(sight.page.text, sight.node.ends)


def advance(menu: Menu, place: Place, typed: str, facts: Facts) -> Turn:
    """What one input does, whatever it holds."""
    place, effects = press(menu, place, typed, facts)
    return Turn(place, show(menu, place, facts), effects)


def replay(menu: Menu, facts: Facts, inputs: Iterable[str]) -> Turn:
    """What a whole dial does, from its start: the same as one `advance` after the other."""
    place = begin(menu, facts)
    effects: tuple[Effect, ...] = ()
    for typed in inputs:
        place, new = press(menu, place, typed, facts)
        effects += new
    return Turn(place, show(menu, place, facts), effects)


def press(menu: Menu, place: Place, typed: str, facts: Facts) -> Step:
    """What one input does, without the screen that follows: for inputs whose screen nobody sees any more."""
    return press_at(look(menu, place, facts), typed)


def press_at(sight: Sight, typed: str) -> Step:
    """What one input does to a caller on a page."""
    key = key_in(typed)
    if sight.node.entry is None and any(map(str.isalpha, key)):
        key = sight.key_labelled(key)
    if help_step := _for_help(sight, key):
        return help_step
    if key == "00" or sight.node.ends:
        return begin(sight.menu, sight.facts), ()
    if key == "0":
        return _back(sight), ()
    if key == "9" and (next_start := sight.page.next_start) is not None:
        return sight.turned_to(next_start), ()
    if option := sight.page.option(key):
        return _follow(sight, option)
    if sight.node.entry and key:
        return _enter(sight, sight.node.entry, typed)
    return sight.hinting("hint.key"), ()


def _for_help(sight: Sight, key: str) -> Step | None:
    """Where a key of HELP leads. Under a new cover the first 1 is a wrong key, as under any, and the second one sends.

    DANGER: on a phone without PIN whoever holds it can plant a PIN and a cover, and her 1 and 1 would reach nobody.
    """
    if key in sight.help_keys:
        return _follow(sight, Option("", sight.node.first.move, ()))
    if key != "1" or not sight.hides_help_on_1:
        return None
    if sight.place.hint != ONE_WAS_PRESSED:
        return sight.hinting(ONE_WAS_PRESSED), ()
    to_help, _ = _follow(sight, Option("", sight.node.first.move, ()))
    return press_at(look(sight.menu, to_help, sight.facts), "1")


def _back(sight: Sight) -> Place:
    back = sight.place.back
    if sight.page.start:
        return sight.turned_to(sight.page.start_before)
    if back:
        return Place(back[-1], back[:-1])
    start = begin(sight.menu, sight.facts)
    return sight.hinting("hint.key") if sight.node.id == start.at.screen else start


def _enter(sight: Sight, entry: Entry, typed: str) -> Step:
    check = checks_for(sight.menu.material.countries)[entry.check]
    answer = check.read(typed)
    if answer is None or len(answer) > entry.at_most:
        return sight.hinting("hint.key" if sight.node.covered else check.hint_for(typed)), ()
    if check.common and sight.menu.material.is_common(answer):
        return sight.hinting(check.common), ()
    move = entry.read_back if entry.read_back and check.is_unsure and check.is_unsure(answer) else entry.move
    return _follow(sight, Option("", move, ((entry.holds, answer),)))


def _follow(sight: Sight, option: Option) -> Step:
    """Go where a key leads. What is done cannot be gone back to, and no screen stands twice on the way back."""
    move = option.move
    if move.do:
        return _do(sight, move, sight.place.at.holding(option.holds))
    way = (*sight.place.back, sight.place.at)
    if _is_forgotten(sight, move):
        way = tuple(spot for spot in way if not sight.menu.nodes[spot.screen].forgets)
    way = tuple(takewhile(lambda spot: spot.screen != move.to, way))
    return Place(Spot(move.to, held=_held_on(sight, option)), way, move.note), ()


def _held_on(sight: Sight, option: Option) -> Held:
    """What she takes along: what was held is forgotten with the way back to where she chose it."""
    place, to = sight.place, option.move.to
    if not place.back or to == sight.menu.help or _is_forgotten(sight, option.move):
        return option.holds
    return place.at.holding(option.holds, option.counts)


def _is_forgotten(sight: Sight, move: Move) -> bool:
    """Is she leaving screens that forget, other than for HELP, from where she may come back?"""
    return sight.node.forgets and move.to != sight.menu.help and not sight.menu.nodes[move.to].forgets


def _do(sight: Sight, move: Move, answers: Held) -> Step:
    try:
        effect = DEEDS[move.do](Situation.of(sight.facts, answers, sight.menu))
    except Gone:
        return replace(begin(sight.menu, sight.facts), hint="hint.changed"), ()
    to = sight.place.at.screen if move.to == ONWARD else move.to
    kept = tuple((name, answer) for name, answer in answers if name not in USED_ONCE)
    return Place(Spot(to, held=kept), hint=move.note), (effect,) if effect else ()
