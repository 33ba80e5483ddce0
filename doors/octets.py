"""Octets that should be text and are not quite: read as far as it goes, because the words in them may be a HELP."""

import re
from itertools import pairwise

_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
"""Two surrogates, each written as three octets: what CESU-8 makes of an emoji (Unicode Technical Report 26)."""

_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_LOST = "\ufffd".encode()

_CYRILLIC = ("cp1251", "koi8-r", "iso8859-5", "cp866")
_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FEWEST_LETTERS = 3
_LOOKED_AT = 4096
"""Octets that tell the alphabet: a megabyte would take longer than a dial may."""
_BY_FREQUENCY = "оаеинтсрвлкмдпугяызбчйхжшюцщэфъ"
"""Letters of Russian and Uzbek, the most usual first."""
_VOWELS = frozenset("аеёиоуыэюяў")


def as_far_as_it_goes(octets: bytes) -> str:
    """UTF-8 or marked UTF-16, with U+FFFD for what is none; or one octet a letter, in Cyrillic, if little is UTF-8."""
    if octets.isascii():
        return octets.decode()
    if octets.startswith(_MARKS_OF_UTF16) and len(octets) > len(_MARKS_OF_UTF16[0]):
        return octets.decode("utf-16", "replace")
    octets = _HALF.sub(_LOST, _PAIR.sub(_joined, octets))
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        text = octets.decode("utf-8", "replace")
    if sum("\x7f" < letter for letter in text) >= 2 * text.count("\ufffd"):
        return text
    return in_some_cyrillic(octets) if sum(octet > 0x7F for octet in octets) >= _FEWEST_LETTERS else text


def in_some_cyrillic(octets: bytes) -> str:
    """Read letters of one octet in the alphabet in which they look most like words."""
    begin = octets[:_LOOKED_AT]
    return octets.decode(max(_CYRILLIC, key=lambda codec: likeness(begin.decode(codec, "replace"))), "replace")


def likeness(text: str) -> int:
    """How much it looks like words: usual letters, vowels among consonants, no capital after a small letter."""
    letters = text.lower()
    usual = sum(len(_BY_FREQUENCY) - _BY_FREQUENCY.index(one) for one in letters if one in _BY_FREQUENCY)
    pairs = [pair for pair in pairwise(text) if pair[0].isalpha() and pair[1].isalpha()]
    mixed = sum((before.lower() in _VOWELS) != (after.lower() in _VOWELS) for before, after in pairs)
    odd = sum(before.islower() and after.isupper() for before, after in pairs)
    return usual + 20 * mixed - 40 * (odd + text.count("\ufffd"))


def _joined(pair: re.Match[bytes]) -> bytes:
    surrogates = pair[0].decode("utf-8", "surrogatepass")
    return surrogates.encode("utf-16", "surrogatepass").decode("utf-16").encode()
