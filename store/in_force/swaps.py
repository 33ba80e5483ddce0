"""Swaps of shifts that were asked for; one that is confirmed puts the roster after it in force at the same moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, or_, select, update

from alerts.duty.shift import Shift
from alerts.duty.swap import Swap, SwapState
from store.database import reading, writing
from store.ids import new_id
from store.sealed.sealing import DataKey
from store.tables.in_force import roster_swaps

MOST_LISTED = 100

_SHIFTS = TypeAdapter(tuple[Shift, Shift | None])
_COLUMN = "roster_swaps.shifts_sealed"


@dataclass(frozen=True, slots=True)
class StoredSwaps:
    """Keeps swaps until they are forgotten."""

    engine: Engine
    key: DataKey

    def ask(self, by: str, of: str, given: Shift, taken: Shift | None, now: datetime) -> str:
        """Keep that somebody asks; returns its id."""
        swap_id = new_id()
        sealed = self.key.seal(_SHIFTS.dump_json((given, taken)).decode(), _COLUMN, swap_id)
        row = {"id": swap_id, "asked_by": by, "asked_of": of, "asked_at": now, "shifts_sealed": sealed}
        with writing(self.engine) as connection:
            connection.execute(roster_swaps.insert().values(row | {"state": SwapState.ASKED}))
        return swap_id

    def get(self, swap_id: str) -> Swap | None:
        """One of them."""
        with reading(self.engine) as connection:
            row = connection.execute(select(roster_swaps).where(roster_swaps.c.id == swap_id)).one_or_none()
        return self._swap(row) if row else None

    def of(self, member: str) -> list[Swap]:
        """Those that this member asked for or is asked, the newest first."""
        theirs = or_(roster_swaps.c.asked_by == member, roster_swaps.c.asked_of == member)
        newest = select(roster_swaps).where(theirs).order_by(roster_swaps.c.asked_at.desc()).limit(MOST_LISTED)
        with reading(self.engine) as connection:
            return [self._swap(row) for row in connection.execute(newest)]

    def decide(self, swap_id: str, state: SwapState, now: datetime) -> bool:
        """Decline or withdraw one that is still asked for; False when it is not."""
        with writing(self.engine) as connection:
            return _decide(connection, swap_id, state, now)

    @staticmethod
    def confirming(swap_id: str, now: datetime) -> Callable[[Connection], bool]:
        """What is to be done in the transaction that puts the roster after it in force."""
        return lambda connection: _decide(connection, swap_id, SwapState.CONFIRMED, now)

    def _swap(self, row: Any) -> Swap:
        given, taken = _SHIFTS.validate_json(self.key.open(row.shifts_sealed, _COLUMN, row.id))
        state = SwapState(row.state)
        return Swap(row.id, row.asked_by, row.asked_of, given, taken, row.asked_at, state, row.decided_at)


def _decide(connection: Connection, swap_id: str, state: SwapState, now: datetime) -> bool:
    still = roster_swaps.c.id == swap_id, roster_swaps.c.state == SwapState.ASKED
    done = connection.execute(update(roster_swaps).where(*still).values(state=state, decided_at=now))
    return done.rowcount == 1
