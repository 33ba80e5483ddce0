"""How long a text is on a phone: the GSM 7-bit alphabet where it suffices, UCS-2 where it does not.

3GPP TS 23.038 §6.2.1 (the alphabet and its extension table) and TS 23.040 §9.2.3.24.1 (messages of several parts).
A character beyond the Basic Multilingual Plane is counted as the two UTF-16 units that phones send.
"""

from dataclasses import dataclass
from enum import StrEnum

APOSTROPHES = "'ʻʼʹʽˈ‘’‛`´′＇"
"""Everything that people and keyboards write for the apostrophe of o', g' and the tutuq belgisi."""

ESCAPE = "\x1b"
BASIC_IN_ORDER = (
    f"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ{ESCAPE}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The characters by their codes; after the escape comes a code of the extension."""
EXTENSION = {10: "\f", 20: "^", 40: "{", 41: "}", 47: "\\", 60: "[", 61: "~", 62: "]", 64: "|", 101: "€"}

_BASIC = frozenset(BASIC_IN_ORDER) - {ESCAPE}
_EXTENDED = frozenset(EXTENSION.values())
_GSM7 = _BASIC | _EXTENDED

_FOLDED = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys("“”„‟«»‹›″＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("\t\x0b\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                    "\u202f\u205f\u3000", " ")
    | dict.fromkeys("\u2028\u2029", "\n")
    | dict.fromkeys("\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
                    "\u2066\u2067\u2068\u2069\ufeff", "")
    | {"…": "...", "№": "N", "•": "*", "·": "*", "×": "x"}
)  # fmt: skip


class Alphabet(StrEnum):
    """How a network writes a text: one foreign character turns the whole of it into UCS-2."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


ROOM = {Alphabet.GSM7: (160, 153), Alphabet.UCS2: (70, 67)}
"""Units that an SMS holds when it is the only part, and when it is one of several."""


@dataclass(frozen=True, slots=True)
class Length:
    """A text's alphabet, its septets or 16-bit units, and the parts of the SMS that carries it."""

    alphabet: Alphabet
    units: int
    parts: int


def fold(text: str) -> str:
    """Write apostrophes, dashes, quotes, blanks and the like as GSM-7 has them; invisible marks go, letters stay."""
    return text.translate(_FOLDED)


def length_of(text: str) -> Length:
    """Measure a text as it would be sent, without folding it first."""
    alphabet = _alphabet_of(text)
    return Length(alphabet, _units(text, alphabet), len(split(text)))


def fits_screen(text: str, gsm7_limit: int, ucs2_limit: int) -> bool:
    """Tell whether a text fits one USSD screen; the limits are in septets and in 16-bit units."""
    if len(text) > max(gsm7_limit, ucs2_limit):
        return False
    if _BASIC.issuperset(text):
        return len(text) <= gsm7_limit
    alphabet = _alphabet_of(text)
    return _units(text, alphabet) <= (gsm7_limit if alphabet is Alphabet.GSM7 else ucs2_limit)


def split(text: str) -> list[str]:
    """Cut a text into the parts of an SMS; no escape or surrogate pair is cut, so a part may stay one unit short."""
    alphabet = _alphabet_of(text)
    alone, among_others = ROOM[alphabet]
    if _units(text, alphabet) <= alone:
        return [text]
    parts = []
    start = used = 0
    for position, character in enumerate(text):
        cost = _units(character, alphabet)
        if used + cost > among_others:
            parts.append(text[start:position])
            start, used = position, 0
        used += cost
    return [*parts, text[start:]]


def _alphabet_of(text: str) -> Alphabet:
    return Alphabet.GSM7 if _GSM7.issuperset(text) else Alphabet.UCS2


def _units(text: str, alphabet: Alphabet) -> int:
    if alphabet is Alphabet.GSM7:
        return len(text) + sum(map(text.count, _EXTENDED))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
