"""How a place's name sounds: one key for its spellings in Uzbek and Russian, in either alphabet."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from texts.alphabet import APOSTROPHES, fold

LONGEST = 80
"""Characters: no place's name with its region is longer, and a longer text is not looked at."""

_READABLE = re.compile(rf"(?:[^\W_]|[ ,.()\-{APOSTROPHES}])*")
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіғқҳә", "abvgdeziyklmnoprstufxieigkha", strict=True))
    | {"ё": "yo", "ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ў": "o"}
    | {"ъ": "", "ь": "", "ə": "a", "ı": "i", "ŭ": "o"}
)
_SOUNDS = (
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


class Hint(StrEnum):
    """What somebody said that a place is."""

    REGION = "region"
    CITY = "city"
    DISTRICT = "district"


_HINTS = {
    Hint.REGION: "viloyati viloyat vil respublikasi respublika область обл области республика",
    Hint.CITY: "shahri shahar shahr shaxri shaxar sh город городе гор г city",
    Hint.DISTRICT: "tumani tuman tum t район районе рн district",
}
_NOT_THE_NAME = "в во из с на у от около".split()
"""Russian prepositions; Uzbek has endings."""

_BEFORE_THE_NAME = "город городе гор г республика".split()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a typed name, as it sounds, with what was said that it is."""

    sound: str
    hint: Hint | None = None


def sound_of(text: str) -> str:
    """Write a text by its sound, without blanks; spellings that people mix give the same."""
    sound = fold(text).casefold().translate(_LATIN)
    for pattern, letter in _SOUNDS:
        sound = re.sub(pattern, letter, sound)
    return sound


def slips_allowed(sound: str) -> int:
    """How many letters may be added, dropped, changed or swapped: none in a short word, which soon is another."""
    return 0 if len(sound) < 6 else 1 if len(sound) < 9 else 2


_HINT_OF = {sound_of(word): hint for hint, words in _HINTS.items() for word in words.split()}
_LEADING = {sound_of(word) for word in _BEFORE_THE_NAME}
_SKIPPED = {sound_of(word) for word in _NOT_THE_NAME}


def words_of(typed: str) -> list[Word]:
    """Read a typed name as words; empty when it is too long or holds anything but words."""
    text = unicodedata.normalize("NFC", typed.strip())
    if len(text) > LONGEST or not _READABLE.fullmatch(text):
        return []
    words: list[Word] = []
    expected: Hint | None = None
    for sound in map(sound_of, re.split(r"[ ,.()]+", text.replace("р-н", "рн"))):
        hint = _HINT_OF.get(sound)
        if hint and words and sound not in _LEADING:
            words[-1] = Word(words[-1].sound, hint)
        elif hint:
            expected = hint
        elif sound and sound not in _SKIPPED:
            words.append(Word(sound, expected))
            expected = None
    return words
