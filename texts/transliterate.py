"""Uzbek and Russian in other letters, by rule: Latin to Cyrillic for reading, Cyrillic to Latin for GSM-7.

The rules are those of the Uzbek alphabets of 1940 (Cyrillic) and 1995 (Latin) and of their spelling rules; what they
leave open is in `uz_cyrillic_exceptions.txt`.
"""

import re
from collections.abc import Callable

from texts.alphabet import APOSTROPHES, fold
from texts.loan_words import LoanWords
from vocabulary.languages import RU, Language

_LOANS = LoanWords.read()

_UNTOUCHED = (
    r"\{[a-z_]+\}"  # a placeholder
    r"|\*[\w*]*#"  # a USSD code
    r"|(?:https?://|www\.|geo:)\S+|\S+@\S+|[\w.-]+\.(?:uz|com|org|net|ru|info)\b\S*"
    r"|\b[IVX]{2,}\b"  # a Roman number
)
_LATIN_WORD = rf"[A-Za-z]+(?:[{APOSTROPHES}][A-Za-z]+)*(?:(?<=[OoGg])[{APOSTROPHES}])?"
_LATIN_PIECE = re.compile(f"(?P<untouched>{_UNTOUCHED})|(?P<word>{_LATIN_WORD})")
_FOREIGN = re.compile(r"w|c(?!h)")

_LATIN_UNIT = re.compile("|".join([*_LOANS.parts, r"s'(?=h)|[og]'|sh|ch|yo(?!')|y[aeu]|[a-z']"]))
_CYRILLIC_LETTERS = _LOANS.parts | {
    "a": "а", "b": "б", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "ҳ", "i": "и", "j": "ж", "k": "к", "l": "л",
    "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "x": "х",
    "y": "й", "z": "з", "o'": "ў", "g'": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е",
    "'": "ъ", "s'": "с",
}  # fmt: skip

_OPENING_LATIN = ("", *"aeiou'")

_CYRILLIC_WORD = re.compile("[А-Яа-яЁёЎўҚқҒғҲҳ]+")
_CYRILLIC_UNIT = re.compile("сҳ|ьо|ъ[еёюя]|ўъ|тябр|.")
_UZBEK_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "x", "ц": "s", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "'", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ў": "o'", "қ": "q", "ғ": "g'", "ҳ": "h", "сҳ": "s'h", "ьо": "yo", "ъе": "ye", "ъё": "yo", "ъю": "yu", "ъя": "ya",
    "ўъ": "o'", "тябр": "tabr",
}  # fmt: skip
_CYRILLIC_VOWELS = tuple("аеёиоуўыэюя")
_OPENING_CYRILLIC = ("", "ь", *_CYRILLIC_VOWELS)
_RUSSIAN_LETTERS = _UZBEK_LETTERS | {
    "ж": "zh", "х": "kh", "ц": "ts", "щ": "sch", "ъ": "", "ы": "y", "тябр": "tyabr",
}  # fmt: skip


def to_cyrillic(text: str) -> str:
    """Write Uzbek Latin in Cyrillic letters; placeholders, codes, addresses and foreign words stay as they are."""
    return _LATIN_PIECE.sub(lambda piece: piece["untouched"] or _latin_word_in_cyrillic(piece["word"]), text)


def to_latin(text: str, language: Language) -> str:
    """Write Cyrillic, Russian or else Uzbek, in Latin letters that GSM-7 has; the rest of the text is folded for it."""
    letters = _russian_letters if language == RU else _uzbek_letters
    return fold(_CYRILLIC_WORD.sub(lambda word: _respell(word[0], _CYRILLIC_UNIT, letters), text))


def _latin_word_in_cyrillic(word: str) -> str:
    folded = fold(word)
    if _FOREIGN.search(folded.lower()):
        return word
    stem, end = _LOANS.stem_of(folded.lower())
    return _in_case_of(folded[:end], stem) + _respell(folded[end:], _LATIN_UNIT, _cyrillic_letters)


def _respell(word: str, unit: re.Pattern[str], letters: Callable[[re.Match[str]], str]) -> str:
    """Replace a word unit by unit, each in the case of what it replaces; the units are matched in small letters."""
    units = unit.finditer(word.lower())
    written = "".join(_in_case_of(word[match.start() : match.end()], letters(match)) for match in units)
    return written.upper() if word.isupper() and len(word) > 1 else written


def _in_case_of(model: str, letters: str) -> str:
    if model.isupper() and len(model) > 1:
        return letters.upper()
    return letters[:1].upper() + letters[1:] if model[:1].isupper() else letters


def _cyrillic_letters(unit: re.Match[str]) -> str:
    before = _letter_before(unit)
    if unit[0] == "e" and before in _OPENING_LATIN:
        return "э"
    if unit[0] == "ye" and before not in _OPENING_LATIN:
        return "ье"
    return _CYRILLIC_LETTERS[unit[0]]


def _uzbek_letters(unit: re.Match[str]) -> str:
    if unit[0] == "е" and _letter_before(unit) in _OPENING_CYRILLIC:
        return "ye"
    if unit[0] == "ц" and _letter_before(unit) in _CYRILLIC_VOWELS and _letter_after(unit) in _CYRILLIC_VOWELS:
        return "ts"
    return _UZBEK_LETTERS[unit[0]]


def _russian_letters(unit: re.Match[str]) -> str:
    return _RUSSIAN_LETTERS[unit[0]]


def _letter_before(unit: re.Match[str]) -> str:
    return unit.string[unit.start() - 1 : unit.start()] if unit.start() else ""


def _letter_after(unit: re.Match[str]) -> str:
    return unit.string[unit.end() : unit.end() + 1]
