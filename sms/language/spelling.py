"""Words as they are meant, whatever keyboard wrote them: letters of the wrong alphabet, accents, zeros, held keys."""

import re
import unicodedata
from dataclasses import dataclass

from texts.alphabet import fold
from texts.transliterate import to_latin
from vocabulary.languages import UZ_CYRL

_LETTER_BY_LETTER = re.compile(r"(^\W*|[.!?,;:\n]\s*)([^\W\d_](?:[ .,_-]{1,3}[^\W\d_]){2,})\b")
_WORD = re.compile(r"[^\W\d_]+(?:(?:0+|['134@6])?[^\W\d_]+)*|\d+|[😂🤣😅😆😁😄🥰😍😘]")
_BREAK = re.compile(r"[.,!?;:()\n]")

_LATIN, _CYRILLIC = "ABCEHKMOPTXYabceikmoptxy", "АВСЕНКМОРТХУаьсеікмортху"
_AS_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_AS_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_PLAIN = str.maketrans({"қ": "к", "ғ": "г", "ҳ": "х", "'": None})
_HELD_KEY = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text: how it may be meant, where it stands, whether a clause opens with it or asks."""

    word: str
    meant: tuple[str, ...]
    start: int
    end: int
    opens_clause: bool
    is_asked: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name is (G'ulom): in capitals throughout nothing can be told."""
        return self.word.replace("'", "").istitle()


def readable(text: str) -> str:
    """Make ornamental characters plain, drop accents that stand alone, put S.O.S. and Y O R D A M together."""
    composed = unicodedata.normalize("NFKC", fold(text))
    composed = composed.replace("🆘", " SOS ")
    plain = "".join(character for character in composed if unicodedata.category(character) not in ("Mn", "Me"))
    return _LETTER_BY_LETTER.sub(lambda spelt: spelt[1] + re.sub(r"\W", "", spelt[2]), plain)


def tokens_of(text: str) -> list[Token]:
    """Cut a readable text into words and numbers."""
    tokens: list[Token] = []
    matches = list(_WORD.finditer(text))
    starts = [match.start() for match in matches] + [len(text)]
    before = 0
    for match, next_start in zip(matches, starts[1:], strict=True):
        opens_clause = not tokens or _BREAK.search(text, before, match.start()) is not None
        is_asked = "?" in text[match.end() : next_start]
        tokens.append(Token(match[0], spellings(match[0]), match.start(), match.end(), opens_clause, is_asked))
        before = match.end()
    return tokens


def spellings(word: str) -> tuple[str, ...]:
    """List how a word may be meant: in small plain letters, of one alphabet where two are mixed, held keys let go.

    There is always one: letters that look like none of the other alphabet (Чилонзорda) are read as they sound.
    """
    word = _HELD_KEY.sub(r"\1", word.replace("0", "o")) if word[0].isalpha() else word
    meant = [word]
    if _is_mixed(word):
        meant = [one for one in (word.translate(_AS_CYRILLIC), word.translate(_AS_LATIN)) if not _is_mixed(one)]
        meant = meant or [to_latin(word, UZ_CYRL)]
    return tuple(_plain(one) for one in meant)


def _is_mixed(word: str) -> bool:
    return bool(re.search("[a-z]", word, re.IGNORECASE)) and bool(re.search("[а-яёўқғҳ]", word, re.IGNORECASE))


def _plain(word: str) -> str:
    """Small letters without marks, so that й is и, ё is е, ў is у: not every keyboard has them."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
