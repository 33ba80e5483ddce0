"""Saying a text in her language, or in two at once before she has chosen one."""

from collections.abc import Callable
from itertools import zip_longest

from vocabulary.languages import RU, UZ, Language

BOTH = (UZ, RU)
"""What a caller who has not chosen reads: one of them will do."""


def in_words_of(language: Language | None, say: Callable[[Language], str]) -> str:
    """Say it in the language; with none known, in both, line beside line, and once where they agree."""
    if language is not None:
        return say(language)
    lines = zip_longest(*(say(one).split("\n") for one in BOTH), fillvalue="")
    return "\n".join("/".join(dict.fromkeys(line)) for line in lines)
