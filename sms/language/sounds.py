"""How a word sounds, in one plain alphabet, whatever letters wrote it: "уряпти", "uryapti"; "pomoshch", "П0МОЩЬ".

So each word of the lists is written once, and heard in three scripts and in Russian in Latin letters. One letter
stands for one sound: ş for sh, ç for ch, x for h, k for q; o' and g' are o and g; doubled letters are one.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ў": "o", "ф": "f", "х": "x", "ҳ": "x", "ц": "ts", "ч": "ç", "ш": "ş", "щ": "ş", "ъ": "'", "ы": "i",
    "ь": "'", "э": "e", "ю": "yu", "я": "ya", "ә": "a", "ө": "o", "ү": "u", "ң": "ng", "і": "i", "ş": "sh", "ç": "ch",
    **dict.fromkeys("😂🤣😅😆😁😄🥰😍😘", "haha"),
}  # fmt: skip
_LATIN = {
    "o'": "o", "g'": "g", "shch": "ş", "sch": "ş", "sh": "ş", "ch": "ç", "zh": "j", "kh": "x", "h": "x", "q": "k",
    "c": "k", "w": "v", "ye": "e", "y": "i", "ı": "i",
}  # fmt: skip
_LATIN_UNIT = re.compile(r"[og]'|shch|sch|sh|ch|zh|kh|h|q|c|w|ye|y(?![aeiou])|ı|\W")
_SOFT_C = re.compile("c(?=[eiy])")
_KARAKALPAK_W = re.compile("(?<=[аәеёиоөуүыіэюя])ў")
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile("iy?(?=[aou])")
_BEFORE_E = re.compile("iy?(?=e)")

_IN_PLAIN_LETTERS = str.maketrans({"ş": "sh", "ç": "ch", "y": "i"})

_SOS_IN_LATIN_LETTERS = "coc"
"""It looks like «сос», and would sound like "ko'k", which is blue."""

_DIGITS = (str.maketrans("01345@6", "oieasab"), str.maketrans("0134@6", "oizçaş"))
"""Digits in a word stand for the letters that look like them, or for those that they begin in Russian."""

_LOOKS_LATIN, _LOOKS_CYRILLIC = "abcehkmoptxyi", "авсенкмортхуі"
_AS_LATIN = str.maketrans(_LOOKS_CYRILLIC, _LOOKS_LATIN)
_AS_CYRILLIC = str.maketrans(_LOOKS_LATIN, _LOOKS_CYRILLIC)


def sound(word: str) -> str:
    """Write a word as it sounds."""
    word = word.lower()
    if not word.isascii():
        word = _KARAKALPAK_W.sub("в", word)
        word = "".join(_CYRILLIC.get(letter) or unicodedata.normalize("NFKD", letter)[0] for letter in word)
    word = _LATIN_UNIT.sub(lambda unit: _LATIN.get(unit[0], ""), _SOFT_C.sub("ts", word) if "c" in word else word)
    return _BEFORE_E.sub("", _GLIDE.sub("y", _DOUBLED.sub(r"\1", word)))


def sound_in_plain_letters(word: str) -> str:
    """Write a word as it sounds in a to z alone, for patterns of endings: ş as sh, ç as ch, ц as s, every y as i."""
    plain = sound(word).translate(_IN_PLAIN_LETTERS).replace("ts", "s")
    return _DOUBLED.sub(r"\1", plain).replace("ie", "e")


@lru_cache(maxsize=5000)
def sounds(word: str) -> tuple[str, ...]:
    """List how a word may sound: letters of the wrong alphabet, digits for letters, у for ў, j for a Russian й."""
    word = word.lower()
    letters = {word}
    if word == _SOS_IN_LATIN_LETTERS:
        letters.add("сос")
    if is_cyrillic(word) and re.search("[a-z]", word):
        letters |= {word.translate(_AS_LATIN), word.translate(_AS_CYRILLIC)}
    if re.search("[0-9@]", word) and not word.isdigit():
        letters = {one.translate(digits) for one, digits in product(letters, _DIGITS)}
    if _DOUBLED.search(word):
        letters |= {_DOUBLED.sub(r"\1", one) for one in letters}
    heard = {sound(one): None for one in sorted(letters)}
    if is_cyrillic(word):
        heard |= {one.replace("u", "o"): None for one in heard if "ў" not in word}
    else:
        for written, meant in (("j", "y"), ("w", "sh")):
            heard |= {sound(one.replace(written, meant)): None for one in letters if written in one}
    return tuple(heard)


def is_cyrillic(word: str) -> bool:
    """Tell whether any letter of a word is Cyrillic."""
    return any("Ѐ" <= letter <= "ӿ" for letter in word)


def as_heard(sounded: str) -> str:
    """Fold what an untrained ear takes for one vowel: a and o, e and i ("pamagiti")."""
    return sounded.replace("o", "a").replace("e", "i")
