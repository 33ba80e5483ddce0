"""The directory of centres in force: each change makes a whole new version, and a new one shows on the next dial."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, func, select, text

from regions.directory import Centre, Directory
from store.database import reading, writing
from store.ids import new_id
from store.sealed.sealing import DataKey
from store.tables.in_force import directories

newest_version = select(func.max(directories.c.version)).scalar_subquery()
"""For the query of a hop, so that noticing a new version costs no query of its own."""

CENTRES = TypeAdapter(tuple[Centre, ...])
_COLUMN = "directories.centres_sealed"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the directory: since when (aware UTC), and who published it; None for one from the terminal."""

    number: int
    since: datetime
    by: str | None


def hold_versions(connection: Connection) -> None:
    """Let nobody else add a version until this transaction ends; SQLite has one writer anyway."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("LOCK TABLE directories IN SHARE ROW EXCLUSIVE MODE"))


def put_in_force(connection: Connection, key: DataKey, centres: Iterable[Centre], now: datetime, by: str | None) -> int:
    """Add a whole new version and give its number."""
    row_id = new_id()
    sealed = key.seal(CENTRES.dump_json(tuple(centres)).decode(), _COLUMN, row_id)
    row = {"id": row_id, "centres_sealed": sealed, "imported_at": now, "published_by": by}
    added = directories.insert().values(row).returning(directories.c.version)
    return int(connection.execute(added).scalar_one())


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
            directory = Directory(self.centres_of(version) or ())
            self._in_use = version, directory
        return directory

    def newest(self) -> Directory:
        """The directory in force."""
        with reading(self._engine) as connection:
            version = connection.execute(select(newest_version)).scalar_one()
        return self.version(version)

    def newest_number(self) -> int:
        """The number of the version in force; 0 when none was ever imported."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(newest_version)).scalar_one() or 0)

    def centres_of(self, version: int) -> tuple[Centre, ...] | None:
        """The centres of one version; None when there is no such."""
        chosen = select(directories).where(directories.c.version == version)
        with reading(self._engine) as connection:
            row = connection.execute(chosen).one_or_none()
        return CENTRES.validate_json(self._key.open(row.centres_sealed, _COLUMN, row.id)) if row else None

    def versions(self) -> list[Version]:
        """All versions, newest first."""
        columns = (directories.c.version, directories.c.imported_at, directories.c.published_by)
        with reading(self._engine) as connection:
            rows = connection.execute(select(*columns).order_by(directories.c.version.desc())).all()
        return [Version(*row) for row in rows]

    def imported_at(self) -> datetime | None:
        """When the newest version came into force."""
        with reading(self._engine) as connection:
            newest: datetime | None = connection.execute(select(func.max(directories.c.imported_at))).scalar_one()
        return newest

    def save(self, centres: Iterable[Centre], now: datetime) -> None:
        """Put a whole new version in force."""
        with writing(self._engine) as connection:
            hold_versions(connection)
            put_in_force(connection, self._key, centres, now, None)
