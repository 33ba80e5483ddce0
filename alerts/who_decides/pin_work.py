"""Argon2 for the PINs that a turn is about, done before her book is opened: no transaction waits for it.

The first look into her book finds that there is work, and leaves everything as it was; the second finds it done. It
holds for the PINs that were stored then: when they were changed meanwhile, it is done anew.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from alerts.private import Private
from alerts.who_decides.pin import digit_sum, hash_pin, is_near, is_same
from vocabulary import effects
from vocabulary.effects import Effect, WithAPin
from vocabulary.states import Access, Refusal


class Pins(NamedTuple):
    """The hashes of her PIN and of her duress PIN, empty where she has none, and the sums of their digits."""

    pin: str = ""
    duress_pin: str = ""
    pin_sum: int | None = None
    duress_sum: int | None = None


def pins_of(private: Private) -> Pins:
    """Those that are stored."""
    return Pins(private.pin, private.duress_pin, private.pin_sum, private.duress_sum)


@dataclass(frozen=True, slots=True)
class TriedPin:
    """A PIN was typed: what it opens, as long as her channel is not slowed down; hashed for an account of its own."""

    opens: Access
    typed: str = field(repr=False, compare=False, default="")
    hashed: str = field(repr=False, compare=False, default="")
    at_cover: bool = False


@dataclass(frozen=True, slots=True)
class NewPin:
    """A new PIN, hashed; empty takes it away. `refusal` tells why it is none beside her duress PIN."""

    hashed: str = field(repr=False)
    digit_sum: int | None = field(repr=False, default=None)
    refusal: Refusal | None = None
    typed: str = field(repr=False, compare=False, default="")


@dataclass(frozen=True, slots=True)
class NewDuressPin:
    """A new duress PIN, hashed; empty takes it away. `refusal` tells why it is none beside her PIN."""

    hashed: str = field(repr=False)
    digit_sum: int | None = field(repr=False, default=None)
    refusal: Refusal | None = None


PinWork = TriedPin | NewPin | NewDuressPin
"""What takes the place of an effect with a typed PIN in it."""

Setting = effects.Setting | NewPin | NewDuressPin
"""What changes her profile and nothing else, PINs among it."""

Worked = effects.Deed | effects.Setting | PinWork
"""An effect as the rules carry it out: no typed PIN is in it any more that needs work."""


class PinWorkWanted(Exception):
    """A PIN has still to be worked on: leave the book as it was, do it, and carry everything out once more.

    DANGER: `effect` has the typed PIN in it, so it is none of the exception's arguments, which may be logged.
    """

    def __init__(self, effect: WithAPin, stored: Pins) -> None:
        super().__init__()
        self.effect = effect
        self.stored = stored


class WorkedPins:
    """The work on PINs that was done for one exchange, each for the PINs that were stored then."""

    def __init__(self) -> None:
        self._done: dict[tuple[WithAPin, Pins], PinWork] = {}

    def of(self, effect: Effect, private: Private) -> Worked:
        """An effect with the slow part of a typed PIN done; any other stays as it is. Raises PinWorkWanted."""
        if not isinstance(effect, WithAPin):
            return effect
        stored = pins_of(private)
        done = self._done.get((effect, stored))
        if done is None:
            raise PinWorkWanted(effect, stored)
        return done

    def work(self, wanted: PinWorkWanted) -> None:
        """Do it now: some 50 ms of a core for each PIN that there is or may be."""
        self._done[wanted.effect, wanted.stored] = worked_out(wanted.effect, wanted.stored)


def worked_out(effect: WithAPin, stored: Pins) -> PinWork:
    """Do the slow part of an effect with a typed PIN in it."""
    match effect:
        case effects.Unlock(pin, at_cover):
            return TriedPin(_opened_by(pin, stored), pin, hash_pin(pin), at_cover)
        case effects.SetPin(pin):
            return NewPin(hash_pin(pin), digit_sum(pin), _why_not(pin, stored.duress_pin, stored.duress_sum), pin)
        case effects.SetDuressPin(pin):
            return NewDuressPin(hash_pin(pin), digit_sum(pin), _why_not(pin, stored.pin, stored.pin_sum))


def _why_not(pin: str, other: str, sum_of_other: int | None) -> Refusal | None:
    """DANGER: one slip of a finger must not make her PIN the duress PIN, nor this one hers."""
    if is_same(other, pin):
        return Refusal.SAME_AS_PIN
    return Refusal.NEAR_PIN if pin and is_near(other, sum_of_other, pin) else None


def _opened_by(pin: str, stored: Pins) -> Access:
    """Both PINs are compared whatever the first one says, so that time tells nothing."""
    is_hers, is_forced = is_same(stored.pin, pin), is_same(stored.duress_pin, pin)
    return Access.FORCED if is_forced else Access.OPEN if is_hers else Access.FRESH
