"""Saying a text in her language, or in two at once before she has chosen one."""

from collections.abc import Callable

from texts.languages import RU, UZ, Language

BOTH = (UZ, RU)
"""What a caller who has not chosen reads: one of them will do."""


def in_words_of(language: Language | None, say: Callable[[Language], str]) -> str:
    """Say it in the language; with none known, in both, and once where they agree."""
    if language is not None:
        return say(language)
    return "/".join(dict.fromkeys(map(say, BOTH)))
