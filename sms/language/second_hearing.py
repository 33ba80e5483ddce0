"""A text heard once more where no rule understood it: words that lost their blank, marks that cut a sentence.

A phone with twelve keys leaves out a blank, sets a dot for it, ends a line anywhere ("meniuryapti", "qamalib.qoldim").
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sms.language.hearing import Heard, is_a_word_of_its_own
from sms.language.lexicon import kinds_of
from sms.language.morphology import words

_SHORTEST, _LONGEST = 7, 40
_SHORTEST_PART, _LONGER_PART = 3, 4
_AFFIXES = frozenset("man men dan den lar ler siz miz gan nda nada işda işga pod pri pro per raz nad".split())
"""No words where they begin or end another; "işda" ends a verb too (qilishda)."""
_CRIES = words("помогите памагите спасите qutqaringlar qutqaring yordam")
"""What nothing can be joined to but another word; behind "yordam" there are endings, so it may only end such a word."""
_MAY_END_ALONE = "yordam"


def with_words_apart(heard: Sequence[Heard]) -> list[Heard]:
    """Each word of which nothing is known as the two known words that it may be made of."""
    return [part for word in heard for part in _apart(word)]


def without_marks(heard: Sequence[Heard]) -> list[Heard]:
    """All in one clause."""
    return [_in_the_midst(word) if word.token.opens_clause else word for word in heard]


def _in_the_midst(word: Heard) -> Heard:
    return replace(word, token=replace(word.token, opens_clause=False))


def _apart(word: Heard) -> list[Heard]:
    parts = () if word.kinds else _cut_in_two(word.sound)
    return [replace(word, sound=part, kinds=kinds_of(part)) for part in parts] or [word]


@lru_cache(maxsize=2000)
def _cut_in_two(sound: str) -> tuple[str, ...]:
    """Where both parts are known; the shorter one as long as can be."""
    if not _SHORTEST <= len(sound) <= _LONGEST or is_a_word_of_its_own(sound):
        return ()
    cried = next(filter(None, (_cut_at_a_cry(sound, cry) for cry in _CRIES)), ())
    if cried:
        return cried
    ways = [(sound[:end], sound[end:]) for end in range(_SHORTEST_PART, len(sound) - _SHORTEST_PART + 1)]
    known = [
        way
        for way in ways
        if _AFFIXES.isdisjoint(way) and max(map(len, way)) >= _LONGER_PART and all(map(kinds_of, way))
    ]
    return max(known, key=lambda way: min(map(len, way)), default=())


def _cut_at_a_cry(sound: str, cry: str) -> tuple[str, ...]:
    if sound.endswith(cry):
        return sound.removesuffix(cry), cry
    return (cry, sound.removeprefix(cry)) if sound.startswith(cry) and cry != _MAY_END_ALONE else ()
