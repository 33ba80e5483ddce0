"""Letters that look right and are of another alphabet, and characters that nobody sees."""

import re
import unicodedata

from vocabulary.languages import RU, UZ, UZ_CYRL, Language

_WORD = re.compile(r"[^\W\d_]+")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_LOOK_CYRILLIC = frozenset("aceopxyABCEHKMOPTXY")
"""Latin letters that stand alone in Russian for а, с, о, у and their like."""

_SCRIPTS = {UZ: "LATIN", RU: "CYRILLIC", UZ_CYRL: "CYRILLIC"}


def wrong_letters(text: str, language: Language, reference: str) -> str:
    """What is wrong with the letters of a translation, empty when nothing is; words of the reference are right.

    A word in two alphabets; a Cyrillic word in a Latin text; in a Cyrillic one a Latin word that looks Cyrillic. Of a
    language that we do not know, only words in two alphabets.
    """
    unseen = next((sign for sign in text if not sign.isprintable() and sign != "\n"), "")
    if unseen:
        return f"holds a character that cannot be seen: {_named(unseen)}"
    words = [word for word in _WORD.findall(_PLACEHOLDER.sub(" ", text)) if word not in reference]
    for word in words:
        scripts = [_script(letter) for letter in word]
        usual = _SCRIPTS.get(language) or max(scripts, key=scripts.count)
        strange = [letter for letter, script in zip(word, scripts, strict=True) if script != usual]
        if strange and (len(strange) < len(word) or usual == "LATIN" or _LOOK_CYRILLIC.issuperset(word)):
            return f"{word!r} holds {_named(strange[0])} in a text of {usual.capitalize()} letters"
    return ""


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
