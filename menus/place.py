"""Where she is in the menu, and what one key makes of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from vocabulary.effects import Effect

Held = tuple[tuple[str, str], ...]
"""What she chose or typed on the way, by name."""


def count_in(held: Mapping[str, str], name: str) -> int:
    """How often she chose what counts under this name."""
    return int(held.get(name, "0"))


USED_ONCE = frozenset(["pin", "question", "code of an alert"])
"""Answers that nothing needs once something was done with them, so that no checkpoint keeps them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One screen from one piece on (`start` counts words of the text and choices), with what was held there."""

    screen: str
    start: int = 0
    held: Held = ()

    def holding(self, answers: Held, counts: str = "") -> Held:
        """What is held once these answers are added, and one more is counted."""
        held = {**dict(self.held), **dict(answers)}
        if counts:
            held[counts] = str(count_in(held, counts) + 1)
        return tuple(held.items())


@dataclass(frozen=True, slots=True)
class Place:
    """Where she is, her way back, and the key of a hint that the screen shows once."""

    at: Spot
    back: tuple[Spot, ...] = ()
    hint: str = ""

    def to_json(self) -> str:
        """Write it for a checkpoint, which is stored sealed: it may hold a name or a number that she typed."""
        spots = [[spot.screen, spot.start, dict(spot.held)] for spot in (*self.back, self.at)]
        return json.dumps([spots, self.hint], ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> "Place":
        """Read a checkpoint; one that an older or newer release wrote otherwise becomes a place that no tree has."""
        try:
            spots, hint = json.loads(text)
            *back, at = (Spot(str(screen), int(start), tuple(held.items())) for screen, start, held in spots)
        except (ValueError, TypeError, AttributeError):
            return NOWHERE
        return Place(at, tuple(back), str(hint))


NOWHERE = Place(Spot(""))
"""A place that no tree has: the engine answers it with the start screen."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What her phone shows; after `ends` the network closes the session."""

    text: str
    ends: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """What one key does: where she is now, the screen there, and what the service is asked to do."""

    place: Place
    screen: Screen
    effects: tuple[Effect, ...] = ()
