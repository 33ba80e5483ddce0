"""What a screen has to show, before anyone asks whether it fits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from menus.conditions import CONDITIONS
from menus.model import Choice, Listing, Menu, Move, Node, Phrase
from menus.place import Held
from menus.situation import Situation
from menus.sources import SOURCES
from menus.speech import in_words_of
from menus.values import VALUES
from texts.alphabet import fold

LONGEST_WORD = 16
"""Longer words may be cut, so that one without blanks cannot be too long for a page; a slash ends a word."""

_WORD = re.compile(rf"\s*(?:[^\s/]{{1,{LONGEST_WORD}}}/?|/)")


@dataclass(frozen=True, slots=True)
class Option:
    """One numbered line: what it says, where it leads, and what choosing it holds and counts."""

    label: str
    move: Move
    holds: Held
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """All of a screen: its text as words with the blanks before them, HELP's key, and the options.

    HELP's key is not named under a cover.
    """

    words: tuple[str, ...]
    first: Option
    options: tuple[Option, ...]


def compose(menu: Menu, node: Node, situation: Situation) -> Content:
    """Put a screen together for one caller; raises Gone when what it is about no longer exists."""
    return Content(
        words=words_of(_text(menu, node, situation)),
        first=Option("", node.first.move, ()) if node.covered else _option(menu, node.first, situation),
        options=tuple(_options(menu, node, situation)),
    )


def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into the pieces that a page break may stand between, each with the blanks before it."""
    return tuple(_WORD.findall(text))


def say(menu: Menu, phrase: Phrase, situation: Situation) -> str:
    """Say a phrase with its blanks filled in."""
    if not phrase.takes:
        return menu.plain[phrase.key, situation.language]
    values = {name: fold(VALUES[name](situation)) for name in phrase.takes}
    return in_words_of(situation.language, lambda language: menu.words.say(phrase.key, language, **values))


def _text(menu: Menu, node: Node, situation: Situation) -> str:
    for saying in node.sayings:
        if _holds(saying.when, situation):
            return say(menu, saying.phrase, situation)
    return ""


def _options(menu: Menu, node: Node, situation: Situation) -> Iterator[Option]:
    for line in node.options:
        if isinstance(line, Listing):
            yield from _items(line, situation)
        elif _holds(line.when, situation):
            yield _option(menu, line, situation)


def _items(listing: Listing, situation: Situation) -> Iterator[Option]:
    for item in SOURCES[listing.source](situation):
        yield Option(item.label, listing.move, ((listing.holds, item.answer),))


def _option(menu: Menu, choice: Choice, situation: Situation) -> Option:
    return Option(say(menu, choice.phrase, situation), choice.move, choice.holds, choice.counts)


def _holds(condition: str, situation: Situation) -> bool:
    return not condition or CONDITIONS[condition](situation)
