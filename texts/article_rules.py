"""How an article may be worded: short, in one language, with known numbers only, and without what is never said."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from texts.alphabet import Alphabet, fits_screen, fold, length_of
from texts.article_file import Line
from texts.sentences import long_sentences
from texts.transliterate import to_cyrillic
from vocabulary.languages import RU, UZ, Language

HOTLINES = ("102", "103", "112", "1146", "1259")
"""The only telephone numbers that an article may name."""

_NUMBER = re.compile(r"(?<![\d-])\d{3,}(?![\d-])")
_YEAR = re.compile(r"20\d\d")
_ADDRESS_OR_ABBREVIATION = re.compile(r"[\w.-]+\.uz\b|\b[A-Z]{2,}\b")
_FOREIGN = {
    UZ: re.compile(r"\b\w*(?:[wа-яё]|c(?!h))\w*", re.IGNORECASE),
    RU: re.compile(r"\b\w*[a-zўқғҳ]\w*", re.IGNORECASE),
}


class Room(Enum):
    """The septets of GSM-7 and the 16-bit units of UCS-2 that a piece may take: a text about five screens of each."""

    TITLE = (24, 22)
    TEXT = (450, 350)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of wording; `never_said` holds by language how a word or phrase begins, and why it is never said."""

    never_said: Mapping[Language, Mapping[str, str]]

    def faults(self, lines: Iterable[Line], language: Language, room: Room) -> Iterator[Line]:
        """Judge a title, or a text by its paragraphs: each fault stands as a reason at its line."""
        lines = list(lines)
        for line in lines:
            yield from (Line(line.number, reason) for reason in self._reasons(line.text, language))
        whole = "\n".join(line.text for line in lines)
        yield from (Line(lines[0].number, reason) for reason in _too_long(whole, language, room))

    def _reasons(self, text: str, language: Language) -> Iterator[str]:
        yield from long_sentences(text)
        yield from _foreign(text, language)
        yield from _strange_numbers(text)
        plain = fold(text).casefold()
        for beginning, because in self.never_said.get(language, {}).items():
            if beginning in plain and re.search(rf"(?<!\w){re.escape(beginning)}", plain):
                yield f"{beginning!r} is never said: {because}"


def _foreign(text: str, language: Language) -> Iterator[str]:
    """Words of another language or alphabet; an address and an abbreviation such as SMS may stand anywhere."""
    words = _FOREIGN[language].findall(_ADDRESS_OR_ABBREVIATION.sub("", text)) if language in _FOREIGN else []
    yield from (f"{word!r} is no word of this language ({language})" for word in words)
    if language == UZ and not words and length_of(text).alphabet is Alphabet.UCS2:
        yield "a letter or mark is not in GSM-7: write o' and g', \" and - as a plain keyboard has them"


def _strange_numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        if number not in HOTLINES and not _YEAR.fullmatch(number):
            yield f"{number} is none of the numbers that may be named: {', '.join(HOTLINES)}"


def _too_long(text: str, language: Language, room: Room) -> Iterator[str]:
    """Every alphabet that the text is read in counts: Uzbek is written in Cyrillic too."""
    for written in (text, to_cyrillic(text)) if language == UZ else (text,):
        if not fits_screen(written, *room.value):
            length = length_of(written)
            most = room.value[0 if length.alphabet is Alphabet.GSM7 else 1]
            yield f"{written[:20]!r}.. takes {length.units} of {length.alphabet}; a {room.name.lower()} has {most}"
