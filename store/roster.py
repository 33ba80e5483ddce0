"""The roster in force: each imported file is a version, sealed as a whole, and a new one shows within seconds."""

import time
from collections.abc import Iterable
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Engine, select

from alerts.roster import NO_ROSTER, Roster, Shift
from store.database import reading, writing
from store.ids import new_id
from store.schema import rosters
from store.sealing import DataKey

LOOK_EVERY = 5.0
"""Seconds in which a roster that was read is believed."""

_SHIFTS = TypeAdapter(tuple[Shift, ...])
_COLUMN = "rosters.shifts_sealed"


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
            self._roster = self._newest()
            self._believed_until = time.monotonic() + LOOK_EVERY
        return self._roster

    def save(self, shifts: Iterable[Shift], now: datetime) -> None:
        """Put a whole new roster in force."""
        row_id = new_id()
        sealed = self._key.seal(_SHIFTS.dump_json(tuple(shifts)).decode(), _COLUMN, row_id)
        with writing(self._engine) as connection:
            connection.execute(rosters.insert().values(id=row_id, shifts_sealed=sealed, imported_at=now))
        self._believed_until = 0.0

    def _newest(self) -> Roster:
        newest = select(rosters).order_by(rosters.c.version.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(newest).one_or_none()
        if row is None:
            return NO_ROSTER
        return Roster(_SHIFTS.validate_json(self._key.open(row.shifts_sealed, _COLUMN, row.id)))
