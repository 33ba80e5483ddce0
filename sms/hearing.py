"""The words of a text with the kinds of word that they may be, clause by clause; joined and misspelt words as meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from sms.lexicon import MISSPELT, Kind, kinds_of, language_of, listed_as
from sms.morphology import words
from sms.sounds import as_heard, is_cyrillic, sounds
from sms.spelling import Token
from texts.languages import UZ, UZ_CYRL, Language

_CALLS = Kind.HELP | Kind.OWN_HELP | Kind.EVERYDAY | Kind.CRY | Kind.LOW_CRY
_JOINED = _CALLS | Kind.PLEA | Kind.NEED | Kind.ME | Kind.ALONG | Kind.ME_WHOM
_SHORTEST_JOINED, _LONGEST_JOINED = 7, 40
_SHORTEST_PART = 2
_MISSPELT = {as_heard(one): one for one in MISSPELT if len(one) >= 6 and one != "pomoşi"}
"""Words for help that are known with one letter wrong, missing, too many or swapped (Damerau and Levenshtein)."""

_OTHERS = words("спасти помощник помощница yordami yordamsiz yordamchi ko'rdim bordim")
"""Words of their own that lie one letter from a word for help."""


_LONGEST_NAME = 2
_SENT = ("sent", "отправлено", "yuborildi")


@dataclass(frozen=True, slots=True)
class Heard:
    """A word of a text: the kinds that it may be, or none; whether it is a guess at a misspelt word for help."""

    token: Token
    sound: str
    kinds: int
    is_guess: bool = False

    def is_a(self, kinds: Kind) -> bool:
        """Tell whether it may be one of these kinds."""
        return self.kinds & kinds.value != 0

    @property
    def language(self) -> Language | None:
        """The language that a word for help belongs to; English ones do not tell what she reads."""
        language = language_of(self.sound)
        return UZ_CYRL if language == UZ and is_cyrillic(self.token.word) else language


def hear(tokens: Sequence[Token]) -> list[Heard]:
    """Find the kinds of each word; a word that is several joined ones becomes these ("yordamkerak", "помогитемне")."""
    return [heard for token in tokens for heard in _heard(token)]


def speaks_of_help(word: str) -> bool:
    """Tell whether a word is one for help, whatever it says of it."""
    return any(kinds_of(one) & _CALLS.value for one in sounds(word))


def clauses_of(heard: Sequence[Heard]) -> list[list[Heard]]:
    """Cut a text where its marks do."""
    clauses: list[list[Heard]] = []
    for position, word in enumerate(heard):
        is_first_part = position == 0 or heard[position - 1].token is not word.token
        if not clauses or (word.token.opens_clause and is_first_part):
            clauses.append([])
        clauses[-1].append(word)
    return clauses


def without_signature(heard: Sequence[Heard]) -> Sequence[Heard]:
    """Leave out a last clause that is only a name or two, or says what phone sent the text."""
    *clauses, last = clauses_of(heard) or [[]]
    is_name = len(last) <= _LONGEST_NAME and all(word.token.is_name and not word.kinds for word in last)
    is_of_a_phone = bool(last) and last[0].token.word.lower() in _SENT
    return heard[: len(heard) - len(last)] if clauses and (is_name or is_of_a_phone) else heard


def _heard(token: Token) -> Iterator[Heard]:
    readings = sounds(token.word)
    kinds = 0
    for reading in readings:
        kinds |= kinds_of(reading)
    if kinds:
        said = next(reading for reading in readings if kinds_of(reading))
        yield Heard(token, said, kinds)
        return
    if not _OTHERS.isdisjoint(readings):
        yield Heard(token, readings[0], 0)
        return
    for reading in readings:
        parts = _parts(reading)
        if parts:
            yield from (Heard(token, part, kinds_of(part)) for part in parts)
            return
    guess = next(filter(None, map(_misspelt, readings)), None)
    yield Heard(token, guess or readings[0], kinds_of(guess) if guess else 0, guess is not None)


@lru_cache(maxsize=1000)
def _parts(word: str) -> tuple[str, ...]:
    """The words that a word is made of, where all are known and one calls for help."""
    if not _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED:
        return ()
    ways: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 15), end - _SHORTEST_PART + 1):
            before, part = ways[start], word[start:end]
            if before is not None and listed_as(part) & _JOINED.value:
                way = (*before, part)
                if ways[end] is None or len(way) < len(ways[end] or ()):
                    ways[end] = way
    parts = ways[-1] or ()
    return parts if any(listed_as(part) & _CALLS.value for part in parts) else ()


@lru_cache(maxsize=1000)
def _misspelt(word: str) -> str | None:
    if len(word) < 5 or word.endswith("iş"):
        return None
    heard = as_heard(word)
    return next(
        (meant for form, meant in _MISSPELT.items() if DamerauLevenshtein.distance(form, heard, score_cutoff=1) <= 1),
        None,
    )
