"""USSD sessions: how far their effects are stored, without keeping what was typed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from store.prepared import Row
from store.sealed.sealing import BlindIndex, DataKey
from store.tables.callers import checkpoints
from ussd.conversation import Checkpoint
from ussd.dial import Dial
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access, Refusal

SESSION_LIFE = timedelta(minutes=30)
"""Longer than any network keeps a session; after it the same id is a new call."""

_MARK_BYTES = 8
_COLUMN = "checkpoints.place_sealed"


@dataclass(frozen=True, slots=True)
class SessionKey:
    """A session belongs to one number: the same id from another phone is another session."""

    session: str
    number: PhoneNumber


def session_of(dial: Dial) -> SessionKey:
    """The session that a dial belongs to."""
    return SessionKey(dial.session, dial.number)


def menu_by_text(number: PhoneNumber) -> SessionKey:
    """The session of a menu by SMS: one at a time for each number."""
    return SessionKey("menu by text", number)


@dataclass(frozen=True, slots=True)
class Sessions:
    """Writes and reads checkpoints. They are sealed with the service's key: a session may outlive the caller's."""

    index: BlindIndex
    key: DataKey

    def id_of(self, key: SessionKey) -> bytes:
        """A session as the record knows it."""
        return self.index.of("session", f"{key.session}\0{key.number}")

    def marks(self, inputs: tuple[str, ...]) -> tuple[bytes, ...]:
        """A keyed mark of each input together with all before it."""
        return tuple(self.index.of("inputs", "*".join(inputs[:n]))[:_MARK_BYTES] for n in range(1, len(inputs) + 1))

    def written(self, key: SessionKey, checkpoint: Checkpoint, now: datetime) -> dict[str, Any]:
        """A checkpoint as columns of `checkpoints`, without the caller."""
        session = self.id_of(key)
        return {
            "session_index": session,
            "marks": b"".join(checkpoint.marks),
            "place_sealed": self.key.seal(checkpoint.place, _COLUMN, session.hex()),
            "access": checkpoint.access,
            "refusal": checkpoint.refusal,
            "account_index": checkpoint.account or None,
            "at": now,
        }

    def read(self, row: Row) -> Checkpoint:
        """Read how far a session is stored."""
        marks, refusal = row[checkpoints.c.marks], row[checkpoints.c.refusal]
        return Checkpoint(
            marks=tuple(marks[start : start + _MARK_BYTES] for start in range(0, len(marks), _MARK_BYTES)),
            place=self.key.open(row[checkpoints.c.place_sealed], _COLUMN, row[checkpoints.c.session_index].hex()),
            access=Access(row[checkpoints.c.access]),
            refusal=Refusal(refusal) if refusal else None,
            account=row[checkpoints.c.account_index] or b"",
            at=row[checkpoints.c.at],
        )
