"""Argon2 for the PINs that a turn is about, done before her book is opened: no transaction waits for it.

The first look into her book finds that there is work, and leaves everything as it was; the second finds it done. It
holds for the PINs that were stored then: when they were changed meanwhile, it is done anew.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from alerts.pin import hash_pin, is_same
from alerts.private import Private
from menus import effects
from menus.effects import Effect
from menus.facts import Access


class Pins(NamedTuple):
    """The hashes of her PIN and of her duress PIN; empty where she has none."""

    pin: str = ""
    duress_pin: str = ""


@dataclass(frozen=True, slots=True)
class TriedPin:
    """A PIN was typed: what it opens, as long as her channel is not slowed down."""

    opens: Access


@dataclass(frozen=True, slots=True)
class NewPin:
    """A new PIN, hashed; empty takes it away. `is_other` tells that it is her duress PIN already."""

    hashed: str = field(repr=False)
    is_other: bool


@dataclass(frozen=True, slots=True)
class NewDuressPin:
    """A new duress PIN, hashed; empty takes it away. `is_other` tells that it is her PIN already."""

    hashed: str = field(repr=False)
    is_other: bool


PinWork = TriedPin | NewPin | NewDuressPin
"""What takes the place of an effect with a typed PIN in it."""

_WITH_A_PIN = (effects.Unlock, effects.SetPin, effects.SetDuressPin)


class PinWorkWanted(Exception):
    """A PIN has still to be worked on: leave the book as it was, do it, and carry everything out once more.

    DANGER: `effect` has the typed PIN in it, so it is none of the exception's arguments, which may be logged.
    """

    def __init__(self, effect: Effect, stored: Pins) -> None:
        super().__init__()
        self.effect = effect
        self.stored = stored


class WorkedPins:
    """The work on PINs that was done for one exchange, each for the PINs that were stored then."""

    def __init__(self) -> None:
        self._done: dict[tuple[Effect, Pins], PinWork] = {}

    def of(self, effect: Effect, private: Private) -> Effect | PinWork:
        """An effect with the slow part of a typed PIN done; any other stays as it is. Raises PinWorkWanted."""
        if not isinstance(effect, _WITH_A_PIN):
            return effect
        stored = Pins(private.pin, private.duress_pin)
        done = self._done.get((effect, stored))
        if done is None:
            raise PinWorkWanted(effect, stored)
        return done

    def work(self, wanted: PinWorkWanted) -> None:
        """Do it now: some 50 ms of a core for each PIN that there is or may be."""
        self._done[wanted.effect, wanted.stored] = worked_out(wanted.effect, wanted.stored)


def worked_out(effect: Effect, stored: Pins) -> PinWork:
    """Do the slow part of an effect with a typed PIN in it; raises TypeError for any other."""
    match effect:
        case effects.Unlock(pin):
            return TriedPin(_opened_by(pin, stored))
        case effects.SetPin(pin):
            return NewPin(hash_pin(pin), is_same(stored.duress_pin, pin))
        case effects.SetDuressPin(pin):
            return NewDuressPin(hash_pin(pin), is_same(stored.pin, pin))
    raise TypeError(type(effect).__name__)


def _opened_by(pin: str, stored: Pins) -> Access:
    """Both PINs are compared whatever the first one says, so that time tells nothing."""
    is_hers, is_forced = is_same(stored.pin, pin), is_same(stored.duress_pin, pin)
    return Access.FORCED if is_forced else Access.OPEN if is_hers else Access.FRESH
