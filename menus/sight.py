"""A place as one caller sees it: the screen put together and cut to the page that she is on."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from menus.compose import Content, compose
from menus.conditions import CONDITIONS
from menus.facts import NOBODY_KNOWN, Facts
from menus.model import FIRST_NUMBER, MOST_UNDER_COVER, Menu, Needs, Node
from menus.paging import Frame, Page, ending, page_at
from menus.place import Held, Place, Spot
from menus.situation import Gone, Situation
from texts.alphabet import fold
from vocabulary.languages import Language
from vocabulary.states import Access

ONE_WAS_PRESSED = "1 was pressed"
"""The hint of a wrong key, which a new cover shows to the first 1."""

MOST_KEPT = 8192
"""Pages of 2 kB; all that ships has about 5000, most of them lists of districts."""


class Edge(NamedTuple):
    """What stands around a screen's own lines: a hint by its key, the ways of `Frame`, her own key under a cover."""

    hint: str
    has_way_back: bool
    has_way_out: bool
    cover_key: str


class View(NamedTuple):
    """One page without what is hers; `truths` are the conditions of its screen that hold, `start` as in `Page`."""

    menu: Menu
    node: Node
    language: Language | None
    truths: tuple[str, ...]
    start: int
    edge: Edge


@dataclass(frozen=True, slots=True)
class Sight:
    """One caller on one page."""

    menu: Menu
    place: Place
    facts: Facts
    node: Node
    page: Page

    @property
    def help_keys(self) -> tuple[str, ...]:
        """The keys of HELP here: 1, or under a cover the one that she chose, which also sends on HELP's own screen."""
        key = self.facts.cover_key
        if not key:
            return ("1",)
        if self.node.covered:
            return (key,)
        led_here = self.node.id == self.menu.help and self.facts.access is Access.LOCKED and not self.page.option(key)
        return ("1", key) if led_here else ("1",)

    @property
    def hides_help_on_1(self) -> bool:
        """Whether a second 1 sends here, under a cover that may have been planted on a phone without PIN."""
        return self.node.covered and self.facts.pin_is_new

    @property
    def content(self) -> Content:
        """All of the screen of which she sees a page."""
        return self.page.content

    def key_labelled(self, typed: str) -> str:
        """The key of the line that she typed in its own words, with its number or without; else what she typed."""
        page, frame = self.page, self.page.frame
        lines = [page.first, *(f"{number} {option.label}" for number, option in page.numbered)]
        lines += [f"9 {frame.more}", f"0 {frame.back}", f"00 {frame.start}"]
        for line in lines:
            key, _, label = line.partition(" ")
            if label and _letters(typed) in {_letters(words) for words in (line, label, *label.split("/"))}:
                return key
        return typed

    def turned_to(self, start: int) -> Place:
        """Another page of the same screen."""
        return Place(replace(self.place.at, start=start), self.place.back)

    def hinting(self, hint: str) -> Place:
        """The same page with a hint."""
        return replace(self.place, hint=hint)


def _letters(text: str) -> str:
    """What of a line she would type again."""
    return "".join(filter(str.isalnum, fold(text).casefold()))


def look(menu: Menu, place: Place, facts: Facts) -> Sight:
    """See a place; one that no longer exists becomes the start, with a hint."""
    try:
        return _look(menu, place, facts)
    except Gone:
        return _look(menu, Place(Spot(menu.start_for(facts)), hint="hint.changed"), facts)


def _look(menu: Menu, place: Place, facts: Facts) -> Sight:
    node, at = menu.nodes.get(place.at.screen), place.at
    if node is None:
        raise Gone(at.screen)
    is_locked, start = facts.access is Access.LOCKED, menu.start_for(facts)
    if node.covered and not is_locked:
        return _look(menu, Place(Spot(start)), facts)
    if node.guarded and is_locked:
        node = menu.nodes[menu.pin]
    edge = Edge(
        f"refusal.{facts.refusal}" if facts.refusal else _hint_of(place),
        has_way_back=bool(place.back),
        has_way_out=at.screen != start,
        cover_key=facts.cover_key if node.covered else "",
    )
    view = View(menu, node, menu.language_of(facts), _truths(menu, node, at, facts), at.start, edge)
    if node.needs is None:
        page = _page(view, Situation.of(facts, at.held, menu))
    else:
        page = _public_page(view, *_kept(node.needs, facts, at.held))
    return Sight(menu, place, facts, node, page)


def _hint_of(place: Place) -> str:
    return "hint.key" if place.hint == ONE_WAS_PRESSED else place.hint


def _truths(menu: Menu, node: Node, at: Spot, facts: Facts) -> tuple[str, ...]:
    if not node.conditions:
        return ()
    situation = Situation.of(facts, at.held, menu)
    return tuple([name for name in node.conditions if CONDITIONS[name](situation)])


Kept = tuple[tuple[str, Any], ...]
"""What a public page needs beside its view, by name."""


def _kept(needs: Needs, facts: Facts, held: Held) -> tuple[Kept, Held]:
    """The facts and the answers that a public page needs."""
    return (
        tuple([(name, getattr(facts, name)) for name in needs.facts]) if needs.facts else (),
        tuple([answer for answer in held if answer[0] in needs.answers]) if needs.answers else (),
    )


def _page(view: View, situation: Situation) -> Page:
    content = compose(view.menu, view.node, situation, view.truths)
    if view.node.ends:
        return ending(content)
    return page_at(content, view.start, _frame(view.menu, view.language, view.edge))


@lru_cache(maxsize=MOST_KEPT)
def _public_page(view: View, facts: Kept, held: Held) -> Page:
    """Keep what holds nothing of hers, because most of a hop's work is cutting pages."""
    known = replace(NOBODY_KNOWN, language=view.language, **dict(facts))
    return _page(view, Situation.of(known, held, view.menu))


@lru_cache(maxsize=MOST_KEPT)
def _frame(menu: Menu, language: Language | None, edge: Edge) -> Frame:
    return Frame(
        hint=menu.plain.get((edge.hint, language), ""),
        more=menu.plain["nav.more", language],
        back=menu.plain["nav.back", language],
        start=menu.plain["nav.start", language],
        has_way_back=edge.has_way_back,
        has_way_out=edge.has_way_out,
        limits=menu.limits,
        first_number=_first_number(edge.cover_key) if edge.cover_key else FIRST_NUMBER,
        hint_may_go=edge.hint == "hint.key",
    )


def _first_number(cover_key: str) -> int:
    """Under a cover the options are numbered past her own key, if she has one from when theirs were offered too."""
    key = int(cover_key)
    return key + 1 if FIRST_NUMBER <= key < FIRST_NUMBER + MOST_UNDER_COVER else FIRST_NUMBER
