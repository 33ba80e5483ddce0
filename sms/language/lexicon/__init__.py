"""What kinds of words a text is made of, as far as a call for help goes: each written once, by what is said with it."""

from collections.abc import Mapping
from functools import lru_cache

from sms.language.lexicon import asking, despair, grammar, helping, ordinary, people, violence
from sms.language.lexicon.kinds import Kind
from sms.language.morphology import Does, readings, stems_of
from vocabulary.languages import RU, UZ, Language

__all__ = ["HEARD_ALIKE", "MISSPELT", "Kind", "kinds_of", "language_of", "listed_as"]

_EVERYDAY = Kind.PLAY.value | Kind.MATTER.value
_BESIDE_EVERYDAY = Kind.ABOUT.value | Kind.FOR_SALE.value | Kind.BURNS.value | Kind.DUTY.value | Kind.POTION.value
_WANTS = ("mokçi", "mekşi", "makşi")
"""The ending of who wants to do it (o'ldirmoqchi, in Karakalpak óltirmekshi)."""

Said = Mapping[Kind, frozenset[str]]


def _bits_of(*parts: Said) -> dict[str, int]:
    """Every sound with all kinds that it may be, as bits: flags are slow to put together."""
    bits: dict[str, int] = {}
    for part in parts:
        for kind, sounds in part.items():
            for sound in sounds - {""} - violence.OTHERS:
                bits[sound] = bits.get(sound, 0) | kind.value
    return bits


def _stems_of(*parts: Mapping[Kind, str]) -> dict[str, int]:
    bits: dict[str, int] = {}
    for part in parts:
        for kind, spelt in part.items():
            for stem in stems_of(spelt):
                bits[stem] = bits.get(stem, 0) | kind.value
    return bits


_UZBEK = _bits_of(
    helping.UZBEK, grammar.UZBEK, people.UZBEK, violence.UZBEK, asking.UZBEK, despair.UZBEK, ordinary.UZBEK
)
_RUSSIAN = _bits_of(
    helping.RUSSIAN,
    grammar.RUSSIAN,
    people.RUSSIAN,
    violence.RUSSIAN,
    asking.RUSSIAN,
    despair.RUSSIAN,
    ordinary.RUSSIAN,
)
_ENGLISH = _bits_of(
    helping.ENGLISH, grammar.ENGLISH, people.ENGLISH, violence.ENGLISH, asking.ENGLISH, ordinary.ENGLISH
)
_STEMS = {
    Does.HE: _stems_of(grammar.DOES, violence.DOES, ordinary.DOES),
    Does.HE_DOES_NOT: _stems_of(grammar.DOES_NOT, violence.DOES_NOT),
    Does.I_DO_NOT: _stems_of(grammar.I_DO_NOT),
    Does.I_DO: _stems_of(helping.I_DO, grammar.I_DO, violence.I_DO, ordinary.I_DO),
}
_ANY_STEM = frozenset().union(*_STEMS.values())

MISSPELT = tuple(sound for part in (helping.UZBEK, helping.RUSSIAN) for sound in part[Kind.HELP] | part[Kind.CRY])
"""Words for help that are also known with a letter wrong."""

HEARD_ALIKE = tuple(asking.RUSSIAN[Kind.TAKE] | asking.RUSSIAN[Kind.HERE])
"""Words that are also known with a vowel written as an untrained ear hears it."""


@lru_cache(maxsize=20_000)
def kinds_of(sound: str) -> int:
    """Tell what a word may be, as bits: 0 where nothing is known of it."""
    bits = listed_as(sound)
    if sound in violence.OTHERS:
        return bits
    if not bits or bits & ~_EVERYDAY:
        bits |= _as_verb(sound)
    return bits & ~_EVERYDAY if bits & ~(_EVERYDAY | _BESIDE_EVERYDAY) else bits


def listed_as(sound: str) -> int:
    """Tell what a word is in the lists, without a look at its stem."""
    return _UZBEK.get(sound, 0) | _RUSSIAN.get(sound, 0) | _ENGLISH.get(sound, 0)


@lru_cache(maxsize=20_000)
def language_of(sound: str) -> Language | None:
    """Tell which language a word belongs to, Uzbek before Russian; English ones do not tell what she reads."""
    if sound in _UZBEK or _as_verb(sound):
        return UZ
    return RU if sound in _RUSSIAN else None


def _as_verb(sound: str) -> int:
    """What an Uzbek verb may be, by its longest stem and its ending."""
    wants = Kind.WANTS.value if any(ending in sound for ending in _WANTS) else 0
    return next((_STEMS[who][stem] | wants for stem, who in readings(sound, _ANY_STEM) if stem in _STEMS[who]), wants)
