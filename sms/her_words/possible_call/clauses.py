"""A clause, what is said in it, and which kinds of words go together in the rules of a possible call."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sms.language.hearing import Heard
from sms.language.lexicon import Kind

Clause = Sequence[Heard]

VICTIM = Kind.ME_WHOM | Kind.KIN_WHOM
DOER = Kind.FAMILY | Kind.HE
DEED = Kind.ASSAULTS | Kind.STRIKES
HERS = Kind.ME | Kind.ME_WHOM | Kind.FAMILY | Kind.BODY
ANYBODY = VICTIM | DOER | Kind.ME | Kind.HIM | Kind.LIFE | Kind.BODY | Kind.WEAK

_OF_HELP = Kind.HELP | Kind.OWN_HELP | Kind.EVERYDAY | Kind.SIGNAL | Kind.CRY | Kind.LOW_CRY | Kind.ABOUT | Kind.TASK
_TURNS = Kind.NOT | Kind.DENIES | Kind.IF | Kind.YOU | Kind.WHO | Kind.NOW | Kind.LONG_AGO
_OF_PEACE = (
    Kind.DUTY
    | Kind.POTION
    | Kind.PLAY
    | Kind.LAUGHS
    | Kind.MATTER
    | Kind.FOR_SALE
    | Kind.GENTLE
    | Kind.SCOLDS
    | Kind.BURNS
)
TOLD = ~(_OF_HELP | _TURNS | _OF_PEACE | Kind.LEAD | Kind.HERE | Kind.DANGER | Kind.DESPAIR)
"""All that is told of violence: who, whom, what, with what, how, when and where."""


def has(clause: Clause, kinds: Kind) -> bool:
    """Tell whether a word of these kinds stands in it."""
    bits = kinds._value_
    return any(word.kinds & bits for word in clause)


def only(clause: Clause, kinds: Kind) -> bool:
    """Tell whether nothing else is spoken of, but for numbers, and a name or a place at the end."""
    said = list(clause)
    while said and (said[-1].sound.isdigit() or (said[-1].token.is_name and not said[-1].kinds)):
        said.pop()
    return all(word.is_a(kinds) or word.sound.isdigit() for word in said)


def stand(clause: Clause, one: Kind, other: Kind) -> bool:
    """Tell whether two different words are of these two kinds."""
    first = [word for word in clause if word.is_a(one)]
    second = [word for word in clause if word.is_a(other)] if first else []
    return len(second) > 0 and (len(first) > 1 or len(second) > 1 or first[0] is not second[0])


def follow(clause: Clause, one: Kind, other: Kind) -> bool:
    """Tell whether a word of the one kind stands right before one of the other."""
    return any(first.is_a(one) and second.is_a(other) for first, second in pairwise(clause))


def fits(clause: Clause, form: re.Pattern[str]) -> bool:
    """Tell whether a word of it has this form."""
    return any(form.fullmatch(word.sound) for word in clause)
