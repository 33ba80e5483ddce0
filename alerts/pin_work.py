"""Argon2 for the PINs that a turn is about, done before her book is opened: no transaction waits for it.

What was worked out holds for the PINs that were stored then; a book with others refuses it, and the turn is read anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from alerts.pin import hash_pin, is_same
from alerts.private import Private
from menus import effects
from menus.effects import Effect
from menus.facts import Access


class PinsChanged(Exception):
    """Her PINs are not those that the work was done for: read her pages again, and work again."""


class Pins(NamedTuple):
    """The hashes of her PIN and of her duress PIN; empty where she has none."""

    pin: str = ""
    duress_pin: str = ""


@dataclass(frozen=True, slots=True)
class TriedPin:
    """A PIN was typed: what it opens, as long as her channel is not slowed down."""

    stored: Pins
    opens: Access


@dataclass(frozen=True, slots=True)
class NewPin:
    """A new PIN, hashed; empty takes it away. `is_other` tells that it is her duress PIN already."""

    stored: Pins
    hashed: str = field(repr=False)
    is_other: bool


@dataclass(frozen=True, slots=True)
class NewDuressPin:
    """A new duress PIN, hashed; empty takes it away. `is_other` tells that it is her PIN already."""

    stored: Pins
    hashed: str = field(repr=False)
    is_other: bool


PinWork = TriedPin | NewPin | NewDuressPin
"""What takes the place of an effect with a typed PIN in it."""

_WITH_A_PIN = (effects.Unlock, effects.SetPin, effects.SetDuressPin)


def needs_work(wanted: Iterable[Effect]) -> bool:
    """Whether one of these effects has a typed PIN in it."""
    return any(isinstance(effect, _WITH_A_PIN) for effect in wanted)


def worked_out(effect: Effect, private: Private) -> Effect | PinWork:
    """Do the slow part of an effect with a typed PIN; any other stays as it is. Some 50 ms of a core each."""
    stored = Pins(private.pin, private.duress_pin)
    match effect:
        case effects.Unlock(pin):
            return TriedPin(stored, _opened_by(pin, stored))
        case effects.SetPin(pin):
            return NewPin(stored, hash_pin(pin), is_same(stored.duress_pin, pin))
        case effects.SetDuressPin(pin):
            return NewDuressPin(stored, hash_pin(pin), is_same(stored.pin, pin))
    return effect


def _opened_by(pin: str, stored: Pins) -> Access:
    """Both PINs are compared whatever the first one says, so that time tells nothing."""
    is_hers, is_forced = is_same(stored.pin, pin), is_same(stored.duress_pin, pin)
    return Access.FORCED if is_forced else Access.OPEN if is_hers else Access.FRESH
