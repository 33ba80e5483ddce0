"""The roster in force: each change makes a whole new version, sealed, and a new one shows within seconds."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, func, select, text

from alerts.duty.roster import NO_ROSTER, Roster
from alerts.duty.rotation import Rotation
from alerts.duty.shift import Shift
from store.database import reading, writing
from store.ids import new_id
from store.sealed.sealing import DataKey
from store.tables.in_force import rosters

LOOK_EVERY = 5.0
"""Seconds in which a roster that was read is believed."""

_SHIFTS = TypeAdapter(tuple[Shift, ...])
_ROTATIONS = TypeAdapter(tuple[Rotation, ...])
_COLUMN = "rosters.shifts_sealed"
_ROTATIONS_COLUMN = "rosters.rotations_sealed"


@dataclass(frozen=True, slots=True)
class RosterVersion:
    """A version of the roster: since when (aware UTC), and who put it in force; None for one from the terminal."""

    number: int
    since: datetime
    by: str | None


class StoredRoster:
    """Keeps versions of the roster; the newest stays in memory for a few seconds."""

    def __init__(self, engine: Engine, key: DataKey) -> None:
        self._engine = engine
        self._key = key
        self._roster = NO_ROSTER
        self._believed_until = 0.0

    def in_force(self) -> Roster:
        """The newest roster; empty when none was ever imported."""
        if time.monotonic() >= self._believed_until:
            _, self._roster = self.newest()
            self._believed_until = time.monotonic() + LOOK_EVERY
        return self._roster

    def save(self, shifts: Iterable[Shift], now: datetime, rotations: Iterable[Rotation] | None = None) -> None:
        """Put whole new shifts in force; the rotations stay unless others are given."""
        with writing(self._engine) as connection:
            kept = self._newest_in(connection).rotations if rotations is None else rotations
            self._add(connection, Roster(shifts, kept), now, None)
        self._believed_until = 0.0

    def replace(
        self, base: int, roster: Roster, now: datetime, by: str, also: Callable[[Connection], bool] | None = None
    ) -> bool:
        """Put a roster of a member of the team in force; False when the one that it was made from is not any more.

        `also` is done in the same transaction, and when it answers False nothing is.
        """
        with writing(self._engine) as connection:
            if connection.dialect.name != "sqlite":
                connection.execute(text("LOCK TABLE rosters IN SHARE ROW EXCLUSIVE MODE"))
            if self._number(connection) != base or (also and not also(connection)):
                return False
            self._add(connection, roster, now, by)
        self._believed_until = 0.0
        return True

    def newest(self) -> tuple[int, Roster]:
        """The number of the newest version, 0 before the first, and its roster, read anew."""
        with reading(self._engine) as connection:
            number = self._number(connection)
        return number, self.version(number) or NO_ROSTER

    def version(self, number: int) -> Roster | None:
        """The roster of one version; None when there is no such."""
        with reading(self._engine) as connection:
            return self._version_in(connection, number)

    def versions(self, most: int) -> list[RosterVersion]:
        """The newest versions, newest first."""
        columns = (rosters.c.version, rosters.c.imported_at, rosters.c.imported_by)
        with reading(self._engine) as connection:
            rows = connection.execute(select(*columns).order_by(rosters.c.version.desc()).limit(most)).all()
        return [RosterVersion(*row) for row in rows]

    def _number(self, connection: Connection) -> int:
        return int(connection.execute(select(func.max(rosters.c.version))).scalar_one() or 0)

    def _newest_in(self, connection: Connection) -> Roster:
        return self._version_in(connection, self._number(connection)) or NO_ROSTER

    def _version_in(self, connection: Connection, number: int) -> Roster | None:
        row = connection.execute(select(rosters).where(rosters.c.version == number)).one_or_none()
        if row is None:
            return None
        shifts = _SHIFTS.validate_json(self._key.open(row.shifts_sealed, _COLUMN, row.id))
        if row.rotations_sealed is None:
            return Roster(shifts)
        return Roster(shifts, _ROTATIONS.validate_json(self._key.open(row.rotations_sealed, _ROTATIONS_COLUMN, row.id)))

    def _add(self, connection: Connection, roster: Roster, now: datetime, by: str | None) -> None:
        row_id = new_id()
        row = {
            "id": row_id,
            "shifts_sealed": self._key.seal(_SHIFTS.dump_json(roster.shifts).decode(), _COLUMN, row_id),
            "rotations_sealed": self._key.seal(
                _ROTATIONS.dump_json(roster.rotations).decode(), _ROTATIONS_COLUMN, row_id
            ),
            "imported_at": now,
            "imported_by": by,
        }
        connection.execute(rosters.insert().values(row))
