"""Endings of a place's name in a sentence, by their sound: Uzbek cases and persons, Karakalpak and Russian cases."""

import re
from collections.abc import Iterator

_UZBEK_CASES = "dagilar dagi tagi dan den tan ten nan nen da de ta te gacha ga ge ka ke qa ning ni".split()
_UZBEK_PERSONS = "man men san sen miz biz siz dirman dir mi edi edim ku mana yam".split()
_OF_SOMEBODY_FROM_THERE = "likman liklarmiz likmiz likmanu".split()
_RUSSIAN_CASES = "om em oy e a u i".split()
_RUSSIAN_ADJECTIVES = "skogo skomu skom skoy skoye skuyu skaya skim skiy skie".split()


def _sounds(endings: list[str]) -> list[str]:
    return [ending.replace("q", "k").replace("y", "i").replace("e", "i").replace("a", "o") for ending in endings]


_UZBEK = re.compile(
    f"(?:(?:{'|'.join(_sounds(_UZBEK_CASES))})(?:{'|'.join(_sounds(_UZBEK_PERSONS))})*"
    f"|{'|'.join(_sounds(_OF_SOMEBODY_FROM_THERE))})$"
)
_MAY_BE_SHARED = ("d", "t", "g", "k", "n")
_ADJECTIVE = re.compile(f"(?:{'|'.join(sorted({*_sounds(_RUSSIAN_ADJECTIVES), 'ski', 'skoio', 'skuiu'}))})$")
ADJECTIVE = "ski"
"""Every ending of a Russian adjective is read as this one."""


def without_uzbek_ending(sound: str) -> Iterator[str]:
    """Give what stands before an Uzbek ending; a letter that both share was heard, and written, once."""
    for start in range(2, len(sound) - 1):
        if _UZBEK.match(sound, start):
            yield sound[:start]
            if sound.startswith(_MAY_BE_SHARED, start):
                yield sound[: start + 1]


def without_russian_ending(sound: str) -> Iterator[str]:
    """Give the names of which this may be a Russian case: a vowel that the case has taken is tried again."""
    adjective = as_adjective(sound)
    if adjective:
        yield from (adjective, adjective.removesuffix(ADJECTIVE), f"{adjective.removesuffix(ADJECTIVE)}o")
    for ending in _sounds(_RUSSIAN_CASES):
        base = sound.removesuffix(ending)
        if base != sound and len(base) > 2:
            yield from (base, f"{base}o", f"{base}i", f"{base}io")


def as_adjective(sound: str) -> str:
    """Give a Russian adjective in its first form; empty for any other word."""
    found = _ADJECTIVE.search(sound)
    return sound[: found.start()] + ADJECTIVE if found and found.start() > 1 else ""
