"""How a place's name sounds: one key for its spellings in Uzbek, Karakalpak and Russian, in either alphabet."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from texts.alphabet import fold

_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіғқҳәңөүұһ", "abvgdeziyklmnoprstufxieigkhanouuh", strict=True))
    | {"ё": "yo", "ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ў": "o'"}
    | {"ъ": "", "ь": "", "ə": "a", "ı": "i", "ŭ": "o'", "ö": "o'", "õ": "o'", "ş": "sh", "ç": "ch", "ğ": "g"}
)
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("dzh|dj|zh", "j"),
        ("kh|x", "h"),
        ("gh", "g"),
        ("q", "k"),
        ("w", "v"),
        ("y|e", "i"),
        ("a", "o"),
        ("[^a-z]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_DOUBLED = re.compile(r"(.)\1+")
_O_WITH_APOSTROPHE = re.compile("o'")


@lru_cache(maxsize=4096)
def sound_of(text: str) -> str:
    """Write a text by its sound, without blanks; spellings that people mix give the same."""
    return _sound(_in_latin(text))


def sounds_of(name: str) -> set[str]:
    """List how a name may sound: o' is heard and written as o and as u."""
    latin = _in_latin(name)
    return {_sound(latin), _sound(_O_WITH_APOSTROPHE.sub("u", latin))}


def joined(sounds: Iterable[str]) -> str:
    """Write several words' sounds as one: a letter that meets itself is heard once."""
    return _DOUBLED.sub(r"\1", "".join(sounds))


def slips_allowed(sound: str) -> int:
    """How many letters may be added, dropped, changed or swapped: none in a short word, which soon is another."""
    return 0 if len(sound) < 6 else 1 if len(sound) < 9 else 2


def _in_latin(text: str) -> str:
    latin = unicodedata.normalize("NFC", fold(text)).casefold().translate(_LATIN)
    return latin if latin.isascii() else _without_accents(latin)


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _sound(latin: str) -> str:
    for pattern, letter in _SOUNDS:
        latin = pattern.sub(letter, latin)
    return latin
