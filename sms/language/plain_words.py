"""Words of an answer as they sound, in Latin letters: еду, yedu and edu are one word."""

import re
from collections.abc import Sequence

from sms.language.sounds import sound_in_plain_letters

Words = Sequence[str]
"""Of one line, each as `sound_in_plain_letters` gives it."""


def any_of(words: str) -> frozenset[str]:
    """These words as they sound."""
    return frozenset(sound_in_plain_letters(word) for word in words.split())


def begins_any(*phrases: str) -> re.Pattern[str]:
    """Where a word begins as one of these regular expressions does."""
    return re.compile(r"\b(?:" + "|".join(phrases) + ")")
