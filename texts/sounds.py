"""How words sound, in one spelling of Latin letters: Uzbek of both alphabets, and Russian in any letters."""

import re
import unicodedata

_HEARD = str.maketrans("абвгдеёжзийклмнопрстуфхыэўқғҳі", "abvgdeejziyklmnoprstufhieokghi", "ъь'") | str.maketrans(
    {"ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya"}
)
_SPELLINGS = (
    (re.compile(r"shch|sch|w"), "sh"),
    (re.compile("kh|x"), "h"),
    (re.compile("zh"), "j"),
    (re.compile(r"tz|c(?=[eiy])"), "ts"),
    (re.compile("c(?!h)|q"), "k"),
    (re.compile("yo"), "e"),
    (re.compile(r"(\w)\1\1+"), r"\1"),
)
"""Ways to write one sound in Latin letters."""


def sound(words: str) -> str:
    """Write words in small letters of any alphabet as they sound in Latin ones, without apostrophes."""
    heard = re.sub("[ьъ](?=[её])", "y", words).translate(_HEARD)
    heard = "".join(one for one in unicodedata.normalize("NFKD", heard) if not unicodedata.combining(one))
    for spelling, one_way in _SPELLINGS:
        heard = spelling.sub(one_way, heard)
    return heard
