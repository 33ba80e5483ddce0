"""What a road tells of each request for the operator's figures: nothing of whose it was or what stood in it."""

from collections.abc import Callable, Collection
from enum import StrEnum


class Happened(StrEnum):
    """What came of a request."""

    TURN = "turn"
    BEGUN = "begun"
    LAST_SCREEN = "last_screen"
    RELEASED = "released"
    SCREEN_REFUSED = "screen_refused"


Count = Callable[[str, Collection[Happened], float], None]
"""Told the road, what happened, and the seconds from the request to its answer; must not block."""


def count_no_turns(_road: str, _happened: Collection[Happened], _seconds: float) -> None:
    """Where nobody wants to know how the roads fare."""


def came_of(*, begins: bool = False, ends: bool = False) -> list[Happened]:
    """What happened in a request that was answered with a screen."""
    return [Happened.TURN, *[Happened.BEGUN] * begins, *[Happened.LAST_SCREEN] * ends]
