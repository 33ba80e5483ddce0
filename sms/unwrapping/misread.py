"""Letters that a gateway took for those of another alphabet: UTF-8 for one octet a letter, one Cyrillic for another.

Each reading here is a guess. It is made only where it is plainly readable, and `sms/unwrapping/wrappings.py`
compares it with the text as it came.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import product
from math import prod

from doors.octets import in_some_cyrillic, likeness

_UTF8_WAS_TAKEN_FOR = ("cp1252", "cp1251", "koi8-r", "cp866")
_CYRILLIC_WAS_TAKEN_FOR = ("cp1252", "cp437", "cp850")
"""Of Latin letters; a character that none of these has stands for its octet, as in ISO 8859-1."""
_OF_MACINTOSH = ("mac-roman", "mac-cyrillic")
_FOR_ANOTHER_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_HAS_NO_LETTER_FOR = {
    "cp1251": {"Р": "\x98"},
    "cp1252": {"Ð": "\x90\x9d\x81", "Ñ": "\x81\x8f\x8d"},
}
"""The octets behind the first one of a Cyrillic letter for which these have none: И in the one; А, Н, Ё, с, я, э."""
_LOST = re.compile("([РÐÑ])([?\ufffd])")
_MOST_WAYS = 9
_FEWEST_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_WORD = re.compile("(?=.*[аеёиоуыэюяўАЕЁИОУЫЭЮЯЎ])[А-Яа-яЁёЎўІі]+")
_IN_CAPITALS = re.compile(r"[^\W\d_][а-яё]*|[А-ЯЁЎ]+")
_HALF_PAGES = frozenset((0x00, 0x01, 0x02, 0x04, 0x20))
"""First octets of UTF-16: of Latin letters, apostrophes, Cyrillic ones and punctuation."""


def misread_utf8(text: str) -> Iterator[str]:
    """UTF-8 that was taken for letters of one octet, if its last letter is half one or not."""
    if text.isascii():
        return
    for codec in _UTF8_WAS_TAKEN_FOR:
        for whole in _with_lost_octets(text, codec):
            with suppress(UnicodeError):
                inner = getincrementaldecoder("utf-8")().decode(_octets(whole, codec))
                if not inner.isascii():
                    yield inner


def _with_lost_octets(text: str, codec: str) -> Iterator[str]:
    """The text, with each octet in its place that the alphabet does not have and a gateway wrote as "?"."""
    after = _HAS_NO_LETTER_FOR.get(codec, {})
    lost = [one for one in _LOST.finditer(text) if one[1] in after]
    ways = [after[one[1]] for one in lost]
    if not lost or prod(map(len, ways)) > _MOST_WAYS:
        yield text
        return
    for octets in product(*ways):
        whole = text
        for one, octet in zip(lost, octets, strict=True):
            whole = whole[: one.start(2)] + octet + whole[one.end(2) :]
        yield whole


def misread_cyrillic(text: str) -> Iterator[str]:
    """Cyrillic letters of one octet that were taken for Latin ones, or for Cyrillic ones of another alphabet."""
    high = sum(character > "\x7f" for character in text)
    if high < _FEWEST_LETTERS or 2 * high < len(text.replace(" ", "")):
        return
    is_cyrillic = any("\u0400" <= character <= "\u04ff" for character in text)
    for inner in _other_readings(text, _FOR_ANOTHER_CYRILLIC if is_cyrillic else _CYRILLIC_WAS_TAKEN_FOR):
        if inner != text and _is_readable(inner) and (not is_cyrillic or likeness(inner) > likeness(text)):
            yield inner


def _other_readings(text: str, codecs: Sequence[str]) -> Iterator[str]:
    for codec in codecs:
        with suppress(UnicodeError):
            yield in_some_cyrillic(_octets(text, codec))
    taken_for, written_in = _OF_MACINTOSH
    with suppress(UnicodeError):
        yield text.encode(taken_for).decode(written_in)


def misread_utf16(text: str) -> Iterator[str]:
    """UTF-16 whose octets were read in the other order."""
    octets = text.encode("utf-16-be", "surrogatepass")
    if not text.isascii() and 5 * sum(octet in _HALF_PAGES for octet in octets[1::2]) >= 2 * len(octets):
        yield octets.decode("utf-16-le", "replace")


def _octets(text: str, codec: str) -> bytes:
    """What the letters were; one that the alphabet does not have stood for itself. Raises UnicodeError."""
    return b"".join(character.encode(codec, "ignore") or character.encode("latin-1") for character in text)


def _is_readable(text: str) -> bool:
    """Whether all words with letters that are not ASCII are of Cyrillic letters alone, and not too few."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    readable = sum(len(word) for word in words if _CYRILLIC_WORD.fullmatch(word) and _IN_CAPITALS.fullmatch(word))
    return readable >= _FEWEST_LETTERS and 5 * readable >= 4 * sum(map(len, words))
