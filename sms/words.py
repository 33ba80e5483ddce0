"""Reading a text that somebody sent: the word it begins with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from regions.coordinates import Point
from regions.coordinates_in_text import take_coordinates
from sms.help_call import Call, find_call, goes_with_a_call
from sms.read_answer import CONTACT, read_answer
from sms.spelling import Token, readable, tokens_of
from sms.word_forms import Word, form_of, language_of
from texts.languages import Language

__all__ = [
    "Command",
    "Word",
    "begins_with",
    "is_command",
    "language_named",
    "read",
    "without_prefix",
]

_MOST_WORDS = dict.fromkeys(Word, 4) | {
    Word.LANGUAGE: 2,
    Word.SAFE: 0,
    Word.MENU: 0,
    Word.ERASE: 0,
    Word.STOP: 0,
}
"""Words that may follow, beside numbers and courtesies: "забудь об этом" erases nobody."""


@dataclass(frozen=True, slots=True)
class Command:
    """A text's word, what follows it, and the language of the word; without a word, `rest` is the whole text.

    `point` is where she is by coordinates that stood anywhere in the text, and in `rest` no more.
    """

    word: Word | None
    rest: str
    language: Language | None = None
    point: Point | None = None


def read(text: str) -> Command:
    """Split a text into its word and the rest."""
    point, text = take_coordinates(text)
    text = readable(text)
    tokens = tokens_of(text)
    call = find_call(tokens)
    if call:
        return Command(Word.HELP, _where(text, tokens, call), call.form.language, point)
    form = form_of(tokens[0].meant) if tokens else None
    if form is None or form.word is Word.HELP or _words_in(tokens[1:]) > _MOST_WORDS[form.word]:
        return Command(None, _trimmed(text), point=point)
    return Command(form.word, _trimmed(text[tokens[0].end :]), form.language, point)


def without_prefix(text: str, prefixes: Sequence[str]) -> str:
    """Take off one of the keywords that a shared short code puts before every text, unless nothing else is there.

    One that is glued to the next word goes only where that word says something without it, and nothing with it.
    """
    for prefix in prefixes:
        match = re.match(rf"\W*{re.escape(prefix)}", text, re.IGNORECASE)
        rest = text[match.end() :] if match else ""
        if tokens_of(rest) and (not re.match(r"\w", rest) or (_is_understood(rest) and not _is_understood(text))):
            return rest
    return text


def _is_understood(text: str) -> bool:
    return read(text).word is not None or read_answer(text, CONTACT).digit is not None


def language_named(text: str) -> Language | None:
    """Find the language that a text names, such as uz, ўз or ru."""
    tokens = tokens_of(readable(text))
    return language_of(tokens[0].meant) if tokens else None


def is_command(word: str) -> bool:
    """Tell whether a word means something already, so that nobody can choose it for her own."""
    return read(word).word is not None


def begins_with(text: str, word: str) -> bool:
    """Tell whether a text begins with this word, as freely spelt as any word here; no text begins with no word."""
    tokens, wanted = tokens_of(readable(text)), tokens_of(readable(word))
    return bool(tokens and wanted) and not set(tokens[0].meant).isdisjoint(wanted[0].meant)


def _where(text: str, tokens: Sequence[Token], call: Call) -> str:
    """The place follows the call; what stands before it is better than nothing."""
    before, after = tokens[: call.position], tokens[call.position + 1 :]
    place = _without_companions(_without_companions(after)[::-1])[::-1]
    if place:
        return text[place[0].start : place[-1].end]
    return _trimmed(text[: tokens[call.position].start]) if _without_companions(before) else ""


def _without_companions(words: Sequence[Token]) -> list[Token]:
    return list(dropwhile(goes_with_a_call, words))


def _words_in(tokens: Sequence[Token]) -> int:
    return sum(not (goes_with_a_call(token) or token.meant[0].isdigit()) for token in tokens)


def _trimmed(text: str) -> str:
    return re.sub(r"^[^\w+]+|[^\w']+$", "", text)
