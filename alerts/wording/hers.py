"""Neutral texts for her own phone (S1, S2)."""

from alerts.people import Caller
from alerts.surroundings import Surroundings
from alerts.wording.saying import say
from vocabulary.languages import Language


def to_her(key: str, caller: Caller, around: Surroundings, **values: str) -> str:
    """A neutral text for her own phone in the language she reads (S1, S2)."""
    return neutral(key, caller.reads, around, **values)


def neutral(key: str, language: Language, around: Surroundings, **values: str) -> str:
    """A neutral text for her own phone in a language that tells nothing of what is stored (S18)."""
    return say(f"caller.{key}", language, around, **values)
