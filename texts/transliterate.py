"""Uzbek from Latin to Cyrillic letters, by rule."""

import re

_UNTOUCHED = r"\{[a-z_]+\}"
_WORD = r"[A-Za-z]+(?:['ʻʼ‘’`´][A-Za-z]+)*(?:(?<=[OoGg])['ʻʼ‘’`´])?"
_PIECE = re.compile(f"({_UNTOUCHED})|({_WORD})")
_SPLIT = re.compile(r"s'h|[og]'|sh|ch|yo(?!')|yu|ya|ye|[a-z']")
_LETTERS = {
    "s'h": "сҳ", "o'": "ў", "g'": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "'": "ъ",
    "a": "а", "b": "б", "c": "с", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "ҳ", "i": "и", "j": "ж", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "в", "x": "х", "y": "й", "z": "з",
}  # fmt: skip


def to_cyrillic(text: str) -> str:
    """Write Uzbek Latin in Cyrillic letters; placeholders stay as they are."""
    return _PIECE.sub(lambda match: match[1] or _cyrillic_word(match[2]), text)


def _cyrillic_word(word: str) -> str:
    latin = re.sub("[ʻʼ‘’`´]", "'", word)
    units = [match[0] for match in _SPLIT.finditer(latin.lower())]
    done = ""
    position = 0
    for unit in units:
        letter = _LETTERS[unit]
        if unit == "e" and (not done or done[-1].lower() in "аеёиоуўэюя"):
            letter = "э"
        done += letter.upper() if latin[position].isupper() else letter
        position += len(unit)
    return done
