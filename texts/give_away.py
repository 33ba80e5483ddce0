"""Whether a text could give the caller away to who holds her phone (S2)."""

import re
from collections.abc import Iterator
from pathlib import Path

from texts.alphabet import fold
from texts.languages import RU
from texts.transliterate import to_cyrillic, to_latin

_LIST = Path(__file__).with_name("give_away_words.txt")


def gives_away(text: str) -> str | None:
    """The first word of a text that must not reach her phone; None when there is none."""
    found = _PATTERN.search(_plain(text))
    return found[0] if found else None


def _read_words() -> Iterator[str]:
    section = ""
    for line in _LIST.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield from _in_each_alphabet(line, section)


def _in_each_alphabet(word: str, section: str) -> Iterator[str]:
    yield word
    if section == "uz":
        yield to_cyrillic(word)
    if section == "ru":
        yield to_latin(word, RU)


def _plain(text: str) -> str:
    return fold(text).casefold().replace("ё", "е")


_PATTERN = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(_plain(word)).replace(r"\*", r"\w*") for word in _read_words()) + r")(?!\w)"
)
