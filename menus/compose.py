"""What a screen has to show, before anyone asks whether it fits."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from menus.model import Choice, Listing, Menu, Move, Node, Phrase, Saying
from menus.place import Held
from menus.situation import Situation
from menus.sources import SOURCES
from menus.speech import in_words_of
from menus.values import VALUES
from texts.alphabet import fold
from vocabulary.languages import Language

LONGEST_WORD = 16
"""Longer words may be cut, so that one without blanks cannot be too long for a page; a slash ends a word."""

MOST_KEPT = 4096
"""Lines of the tree in a language; all that ships has about a thousand."""

_WORD = re.compile(rf"\s*(?:[^\s/]{{1,{LONGEST_WORD}}}/?|/)")


class Option(NamedTuple):
    """One numbered line: what it says, where it leads, and what choosing it holds and counts."""

    label: str
    move: Move
    holds: Held
    counts: str = ""


class Content(NamedTuple):
    """All of a screen: its text as words with the blanks before them, HELP's key, and the options.

    HELP's key is not named under a cover.
    """

    words: tuple[str, ...]
    first: Option
    options: tuple[Option, ...]

    @property
    def length(self) -> int:
        """Its pieces: the words of the text, then the options."""
        return len(self.words) + len(self.options)


def compose(menu: Menu, node: Node, situation: Situation, truths: tuple[str, ...]) -> Content:
    """Put a screen together for one caller, of whom these of its conditions hold; raises Gone as a value does."""
    language = situation.language
    return Content(
        words=_words(menu, node, situation, truths),
        first=Option("", node.first.move, ()) if node.covered else _option(menu, node.first, language),
        options=tuple(_options(menu, node, situation, truths)),
    )


def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into the pieces that a page break may stand between, each with the blanks before it."""
    return tuple(_WORD.findall(text))


def _filled(menu: Menu, phrase: Phrase, situation: Situation) -> str:
    values = {name: fold(VALUES[name](situation)) for name in phrase.takes}
    return in_words_of(situation.language, lambda language: menu.words.say(phrase.key, language, **values))


def _words(menu: Menu, node: Node, situation: Situation, truths: tuple[str, ...]) -> tuple[str, ...]:
    for saying in node.sayings:
        if _holds(saying, truths):
            phrase, language = saying.phrase, situation.language
            return words_of(_filled(menu, phrase, situation)) if phrase.takes else _plain(menu, phrase.key, language)
    return ()


@lru_cache(maxsize=MOST_KEPT)
def _plain(menu: Menu, key: str, language: Language | None) -> tuple[str, ...]:
    return words_of(menu.plain[key, language])


def _options(menu: Menu, node: Node, situation: Situation, truths: tuple[str, ...]) -> Iterator[Option]:
    for line in node.options:
        if isinstance(line, Listing):
            yield from _items(line, situation)
        elif _holds(line, truths):
            yield _option(menu, line, situation.language)


def _items(listing: Listing, situation: Situation) -> Iterator[Option]:
    for item in SOURCES[listing.source](situation):
        if listing.counts:
            yield Option(item.label, listing.move, (), f"{listing.counts} {item.answer}")
        else:
            yield Option(item.label, listing.move, ((listing.holds, item.answer),))


@lru_cache(maxsize=MOST_KEPT)
def _option(menu: Menu, choice: Choice, language: Language | None) -> Option:
    """The line of a choice; its text takes no values."""
    return Option(menu.plain[choice.phrase.key, language], choice.move, choice.holds, choice.counts)


def _holds(line: Saying | Choice, truths: tuple[str, ...]) -> bool:
    return not line.when or line.when in truths
