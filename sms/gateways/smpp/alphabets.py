"""What a text was written in: what the SMSC says, unless its octets plainly say something else.

3GPP TS 23.038 §4 (data coding schemes), SMPP v3.4 §5.2.19. Networks write UCS-2 and Cyrillic under almost any code.
"""

from enum import Enum, auto

from doors.octets import as_far_as_it_goes, in_some_cyrillic
from texts.alphabet import BASIC_IN_ORDER, ESCAPE, EXTENSION


class _Written(Enum):
    GSM7 = auto()
    EIGHT_BIT = auto()
    UCS2 = auto()
    COMPRESSED = auto()


_SMPP = {1: _Written.EIGHT_BIT, 2: _Written.EIGHT_BIT, 3: _Written.EIGHT_BIT, 8: _Written.UCS2}
_GROUP = (_Written.GSM7, _Written.EIGHT_BIT, _Written.UCS2, _Written.GSM7)
_COMPRESSED_BIT, _TOP_BIT = 0x20, 0x80
_ASCII = frozenset(b"\t\n\r" + bytes(range(0x20, 0x7F)))
_PAGES = frozenset((0x00, 0x01, 0x02, 0x04, 0x20, 0x21, 0xFE, 0xFF, *range(0xD8, 0xE0)))
"""First octets of UCS-2: Latin, Cyrillic, apostrophes and punctuation, signs, both halves of an emoji."""
_LETTERS = frozenset((0x00, 0x04, *range(0xD8, 0xE0)))
_FEWEST_IN_CYRILLIC = 3


def read_text(payload: bytes, data_coding: int) -> str | None:
    """Read a text; None for what is none. What cannot be read is marked in its place."""
    written = _declared(data_coding)
    codec = _codec_of_ucs2(payload)
    if codec:
        text: str | None = payload.decode(codec, "replace").lstrip("\ufeff")
    elif written is _Written.COMPRESSED:
        text = None
    elif written is _Written.UCS2:
        text = payload.decode("latin-1" if _ASCII.issuperset(payload) else "utf-16-be", "replace")
    elif written is _Written.GSM7 and not any(octet & _TOP_BIT for octet in payload):
        text = _from_gsm7(payload)
    else:
        text = _from_octets(payload)
    return text.replace("\0", "") if text is not None else None


def _declared(coding: int) -> _Written:
    if coding < 0x10:
        return _SMPP.get(coding, _Written.GSM7 if coding == 0 else _Written.EIGHT_BIT)
    if coding < 0x80:
        return _Written.COMPRESSED if coding & _COMPRESSED_BIT else _GROUP[coding >> 2 & 3]
    if coding < 0xE0:
        return _Written.GSM7
    if coding < 0xF0:
        return _Written.UCS2
    return _Written.EIGHT_BIT if coding & 0x04 else _Written.GSM7


def _codec_of_ucs2(payload: bytes) -> str | None:
    """How the octets are ordered where every second one is what it would be in UCS-2; None where it is not so."""
    pairs = payload[: len(payload) // 2 * 2]
    for codec, first in (("utf-16-be", pairs[0::2]), ("utf-16-le", pairs[1::2])):
        if first and _PAGES.issuperset(first) and 2 * sum(octet in _LETTERS for octet in first) >= len(first):
            return codec
    return None


def _from_octets(payload: bytes) -> str | None:
    """One octet a letter, or UTF-8; None where there are controls that no text has."""
    high = [octet & _TOP_BIT for octet in payload]
    if any(octet < 0x20 and octet not in b"\0\t\n\r\x1b" for octet in payload):
        return None
    text = as_far_as_it_goes(payload)
    if "\ufffd" not in text:
        return text
    is_cyrillic = sum(map(bool, high)) >= _FEWEST_IN_CYRILLIC
    return in_some_cyrillic(payload) if is_cyrillic else payload.decode("latin-1")


def _from_gsm7(payload: bytes) -> str:
    text, is_escaped = "", False
    for octet in payload:
        character = EXTENSION.get(octet, BASIC_IN_ORDER[octet]) if is_escaped else BASIC_IN_ORDER[octet]
        is_escaped = character == ESCAPE
        text += "" if is_escaped else character
    return text
