"""The directory of centres in force: each imported file is a version, and a new one shows on the next dial."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Engine, func, select

from regions.directory import Centre, Directory
from store.database import reading, writing
from store.ids import new_id
from store.schema import directories
from store.sealing import DataKey

newest_version = select(func.max(directories.c.version)).scalar_subquery()
"""For the query of a hop, so that noticing a new version costs no query of its own."""

_CENTRES = TypeAdapter(tuple[Centre, ...])
_COLUMN = "directories.centres_sealed"


class StoredDirectory:
    """Keeps versions of the directory; the one in use stays in memory until a newer one is named."""

    def __init__(self, engine: Engine, key: DataKey) -> None:
        self._engine = engine
        self._key = key
        self._in_use: tuple[int | None, Directory] = (None, Directory(()))

    def version(self, version: int | None) -> Directory:
        """The directory of this version; empty when none was ever imported."""
        known, directory = self._in_use
        if version is not None and version != known:
            chosen = select(directories).where(directories.c.version == version)
            with reading(self._engine) as connection:
                row = connection.execute(chosen).one()
            centres = _CENTRES.validate_json(self._key.open(row.centres_sealed, _COLUMN, row.id))
            directory = Directory(centres)
            self._in_use = version, directory
        return directory

    def newest(self) -> Directory:
        """The directory in force."""
        with reading(self._engine) as connection:
            version = connection.execute(select(newest_version)).scalar_one()
        return self.version(version)

    def imported_at(self) -> datetime | None:
        """When the newest version came into force."""
        with reading(self._engine) as connection:
            newest: datetime | None = connection.execute(select(func.max(directories.c.imported_at))).scalar_one()
        return newest

    def save(self, centres: Iterable[Centre], now: datetime) -> None:
        """Put a whole new version in force."""
        row_id = new_id()
        sealed = self._key.seal(_CENTRES.dump_json(tuple(centres)).decode(), _COLUMN, row_id)
        with writing(self._engine) as connection:
            connection.execute(directories.insert().values(id=row_id, centres_sealed=sealed, imported_at=now))
