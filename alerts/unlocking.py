"""What a typed PIN opens: guesses are slowed down by each channel for itself, so that no text spoils a dial (S6)."""

from dataclasses import replace
from datetime import datetime, timedelta

from alerts.alert import Origin
from alerts.pin_work import TriedPin
from alerts.private import Private
from menus.facts import Access

MOST_WRONG = 5
SLOWED_FOR = timedelta(hours=1)
"""After so many wrong ones of a channel within this time the right one opens nothing there, and no screen says so."""


def access_after(tried: TriedPin, private: Private, origin: Origin, now: datetime) -> tuple[Access, Private]:
    """What a tried PIN opens, and what is to be kept of it.

    The duress PIN shows the same as a wrong one, slowed down or not, and is always heard by staff. The cover is opened
    by her PIN or the duress PIN alone, and by neither while it is slowed down.
    """
    recent = tuple(at for at in _wrong_ones(private, origin) if now - at < SLOWED_FOR)
    is_slowed = len(recent) >= MOST_WRONG
    if tried.opens is Access.FORCED:
        return (Access.LOCKED if tried.at_cover and is_slowed else Access.FORCED), private
    if tried.opens is Access.OPEN and not is_slowed:
        return Access.OPEN, _with_wrong_ones(private, origin, ())
    wrong = Access.LOCKED if tried.at_cover else Access.FRESH
    return wrong, _with_wrong_ones(private, origin, (*recent, now)[-MOST_WRONG:])


def _wrong_ones(private: Private, origin: Origin) -> tuple[datetime, ...]:
    return private.wrong_pins_by_text if origin is Origin.SMS else private.wrong_pins


def _with_wrong_ones(private: Private, origin: Origin, wrong: tuple[datetime, ...]) -> Private:
    if origin is Origin.SMS:
        return replace(private, wrong_pins_by_text=wrong)
    return replace(private, wrong_pins=wrong)
