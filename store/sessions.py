"""USSD sessions: how far their effects are stored, without keeping what was typed."""

from datetime import timedelta

from sqlalchemy import RowMapping

from menus.facts import Refusal
from store.pages import Sealer
from store.schema import checkpoints
from store.sealing import BlindIndex
from ussd.conversation import Checkpoint
from ussd.dial import Dial

SESSION_LIFE = timedelta(minutes=30)
"""Longer than any network keeps a session; after it the same id is a new call."""

_MARK_BYTES = 8


def session_index(index: BlindIndex, dial: Dial) -> bytes:
    """A session belongs to one number: the same id from another phone has another index."""
    return index.of("session", f"{dial.session}\0{dial.number}")


def marks_of(index: BlindIndex, inputs: tuple[str, ...]) -> tuple[bytes, ...]:
    """A keyed mark of each input together with all before it."""
    return tuple(index.of("inputs", "*".join(inputs[:n]))[:_MARK_BYTES] for n in range(1, len(inputs) + 1))


def read_checkpoint(row: RowMapping, sealer: Sealer) -> Checkpoint:
    """Read how far a session is stored."""
    marks = row[checkpoints.c.marks]
    refusal = row[checkpoints.c.refusal]
    return Checkpoint(
        marks=tuple(marks[start : start + _MARK_BYTES] for start in range(0, len(marks), _MARK_BYTES)),
        place=sealer.open(row, checkpoints.c.place_sealed, row[checkpoints.c.session_index].hex()),
        refusal=Refusal(refusal) if refusal else None,
    )
