"""The words of a text with the kinds of word that they may be, clause by clause; joined and misspelt words as meant."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from sms.language.lexicon import HEARD_ALIKE, MISSPELT, Kind, kinds_of, language_of, listed_as
from sms.language.morphology import words
from sms.language.sounds import as_heard, is_cyrillic, sound, sounds
from sms.language.spelling import Token, spellings
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

_CALLS = Kind.HELP | Kind.OWN_HELP | Kind.EVERYDAY | Kind.CRY | Kind.LOW_CRY
_WHOLE = Kind.HELP | Kind.CRY
_JOINED = _CALLS | Kind.PLEA | Kind.NEED | Kind.ME | Kind.ALONG | Kind.ME_WHOM
_WHO = Kind.FAMILY | Kind.ME_WHOM | Kind.KIN_WHOM
_TOLD = _WHO | Kind.HE | Kind.ASSAULTS | Kind.STRIKES | Kind.POLICE | Kind.CALL | Kind.FAST
_TOLD_TOGETHER = (
    (Kind.ASSAULTS | Kind.STRIKES, _WHO),
    (Kind.POLICE, Kind.CALL | Kind.FAST),
    (_CALLS, Kind.ASSAULTS | Kind.STRIKES),
)
_SPOKEN_OF = re.compile("m[ae]ni|menya|mne|bizni|erim|otam|bolam|kizim|onam|muj|mamu|mil?i[st]|polits")
"""Of whom joined words speak: to look at each stretch of every long word would take long."""
_RUN_TOGETHER = re.compile("(?<=n)y(?=[ou])")
"""As "meni urdi" sounds without the blank."""
_SHORTEST_JOINED, _LONGEST_JOINED = 7, 40
_SHORTEST_PART = 2
_ONLY_EXACT = words("помощи jardem jardim jerdem")
"""One letter from them lie помочи, "tordim" and "gordim"."""
_MISSPELT = {as_heard(one): one for one in MISSPELT if len(one) >= 6 and one not in _ONLY_EXACT}
"""Words for help that are known with one letter wrong, missing, too many or swapped (Damerau and Levenshtein)."""

_BY_EAR = {as_heard(one): one for one in HEARD_ALIKE if len(one) >= 6}
"""What she asks for instead of help, known with every vowel written as it is heard (забирити, атпустите)."""

_OTHERS = words("berdilar помощник помощница yordami yordamsiz yordamchi техпомощь соцпомощь госпомощь ko'rdim bordim")
"""Words of their own that lie one letter from a word for help, or begin with a plea."""


_AS_LETTERS = frozenset("01346")
_ONLY_UZBEK = re.compile("[ўқғҳ]", re.IGNORECASE)
_LONGEST_NAME = 2
_VOWELS = re.compile("[aeiou]")
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
        return self.kinds & kinds._value_ != 0

    @property
    def language(self) -> Language | None:
        """The language that a word for help belongs to; English ones do not tell what she reads."""
        language = language_of(self.sound)
        return UZ_CYRL if language == UZ and is_cyrillic(self.token.word) else language


def hear(tokens: Sequence[Token]) -> list[Heard]:
    """Find the kinds of each word; a word that is several joined ones becomes these ("yordamkerak", "помогитемне")."""
    return [heard for token in _put_together(tokens) for heard in _heard(token)]


def is_a_word_of_its_own(sound: str) -> bool:
    """Tell whether a word is none that is misspelt or joined."""
    return sound in _OTHERS


def speaks_of_help(word: str) -> bool:
    """Tell whether a word is one for help, whatever it says of it."""
    return any(kinds_of(one) & _CALLS.value for one in sounds(word))


def language_of_text(heard: Sequence[Heard]) -> Language | None:
    """The language and script that most known words of a text are in; None where neither they nor its letters tell.

    Letters that Russian lacks tell Uzbek, and other Cyrillic ones Russian where no word is known.
    """
    if any(_ONLY_UZBEK.search(word.token.word) for word in heard):
        return UZ_CYRL
    counted = Counter(word.language for word in heard if word.language)
    if counted:
        return counted.most_common(1)[0][0]
    return RU if any(is_cyrillic(word.token.word) for word in heard) else None


def has_any(said: Sequence[Heard], known: frozenset[str]) -> bool:
    """Tell whether one of these words is said."""
    return any(word.sound in known for word in said)


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


def _put_together(tokens: Sequence[Token]) -> Iterator[Token]:
    """Join a word for help that a blank cut in two ("hel p", "помоги те"), unless both halves are words.

    And a digit at the end of a word that stands for a letter.
    """
    rest = list(tokens)
    while rest:
        one, two = rest[0], rest[1] if len(rest) > 1 else None
        if two and not two.opens_clause and (_is_cut(one.word, two.word) or _is_a_digit_for_a_letter(one, two)):
            word = one.word + two.word
            one = replace(one, word=word, meant=spellings(word), end=two.end, is_asked=two.is_asked)
            rest = rest[1:]
        yield one
        rest = rest[1:]


def _is_a_digit_for_a_letter(one: Token, two: Token) -> bool:
    """At the beginning or the end of a word that is known with that letter alone (3абрал, насильн0)."""
    if one.end != two.start or (one.word in _AS_LETTERS) == (two.word in _AS_LETTERS):
        return False
    word = one.word if one.word not in _AS_LETTERS else two.word
    return not _is_known(word) and _is_known(one.word + two.word)


def _is_known(word: str) -> bool:
    return any(map(kinds_of, sounds(word)))


def _is_cut(one: str, two: str) -> bool:
    is_joined = any(listed_as(joined) & _WHOLE.value for joined in sounds(one + two))
    return is_joined and not (kinds_of(sound(one)) and kinds_of(sound(two)))


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
    alike = next((_BY_EAR[form] for form in map(as_heard, readings) if form in _BY_EAR), None)
    if alike:
        yield Heard(token, alike, kinds_of(alike))
        return
    guess = next(filter(None, map(_misspelt, readings)), None)
    yield Heard(
        token,
        guess or readings[0],
        kinds_of(guess) if guess else 0,
        guess is not None and not _is_sure(readings, guess),
    )


@lru_cache(maxsize=1000)
def _parts(word: str) -> tuple[str, ...]:
    """The words that a word is made of: all are known, and one calls for help or they tell who does what to whom."""
    if not _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED:
        return ()
    parts = _cut(word, _JOINED, listed_as)
    if any(listed_as(part) & _CALLS.value for part in parts):
        return parts
    apart = (word, _RUN_TOGETHER.sub("i", word))
    return next(filter(None, (_told_in(one) for one in apart if _SPOKEN_OF.search(one))), ())


def _told_in(word: str) -> tuple[str, ...]:
    """The words of which it is made, where they tell who does what to whom."""
    parts = _cut(word, _JOINED | _TOLD, kinds_of)
    kinds = [kinds_of(part) for part in parts]
    is_told = any(all(any(bits & one.value for bits in kinds) for one in together) for together in _TOLD_TOGETHER)
    return parts if is_told else ()


def _cut(word: str, kinds: Kind, kinds_in: Callable[[str], int]) -> tuple[str, ...]:
    """Cut a word into the fewest words of these kinds; none where it cannot be."""
    ways: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 15), end - _SHORTEST_PART + 1):
            before, part = ways[start], word[start:end]
            if before is not None and kinds_in(part) & kinds.value:
                way = (*before, part)
                if ways[end] is None or len(way) < len(ways[end] or ()):
                    ways[end] = way
    return ways[-1] or ()


def _is_sure(readings: Sequence[str], meant: str) -> bool:
    """It sounds like the word, or only a vowel is missing ("yordm"): "yordim" is a word of its own."""
    form = as_heard(meant)
    return any(
        heard == form or (len(heard) < len(form) and _VOWELS.sub("", heard) == _VOWELS.sub("", form))
        for heard in map(as_heard, readings)
    )


@lru_cache(maxsize=1000)
def _misspelt(word: str) -> str | None:
    if len(word) < 5 or word.endswith("iş"):
        return None
    heard = as_heard(word)
    return next(
        (meant for form, meant in _MISSPELT.items() if DamerauLevenshtein.distance(form, heard, score_cutoff=1) <= 1),
        None,
    )
