"""A number is shown for a minute, after its reader said what for and the audit log has it.

What is shown until when stands in the reader's own signed cookie: no number, only whose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import session

from texts.typed import without_marks

SHOWN_FOR = timedelta(seconds=60)
SHORTEST_REASON, LONGEST_REASON = 3, 200
_SLOT = "revealed"
_WRITERS = ("caller", "sender")


def reason_in(form: Mapping[str, str]) -> str:
    """What a number is wanted for, as it was typed; empty when that says too little or too much."""
    reason = without_marks(form.get("reason", ""))
    return reason if SHORTEST_REASON <= len(reason) <= LONGEST_REASON else ""


@dataclass(frozen=True, slots=True)
class Revealed:
    """Whose number of which thing this reader may see, and until when (aware UTC)."""

    thing: str
    whose: str
    until: datetime


def reveal(thing: str, whose: str, now: datetime) -> None:
    """Let this reader see it for a minute; only after the audit log has it."""
    session[_SLOT] = [thing, whose, (now + SHOWN_FOR).isoformat()]


def revealed(thing: str, now: datetime) -> Revealed | None:
    """What of this thing the reader may see now."""
    kept = session.get(_SLOT)
    if not kept or kept[0] != thing:
        return None
    until = datetime.fromisoformat(kept[2])
    return Revealed(thing, kept[1], until) if now < until else None


def shows_numbers(thing: str, now: datetime) -> bool:
    """Whether the reader sees now whose number it is, and so the numbers in what was written."""
    shown = revealed(thing, now)
    return shown is not None and shown.whose in _WRITERS
