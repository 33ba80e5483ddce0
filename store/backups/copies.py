"""What a copy of the record is, whichever database it is of."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from store.sealed.sealing import WrappedKey
from store.tables.alerts import alerts
from store.tables.callers import callers
from store.tables.outgoing import notices
from store.tables.staff import audit

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""


MOMENTS = (alerts.c.raised_at, callers.c.seen_at, notices.c.posted_at, audit.c.at)
"""By the newest of these it is known from when a copy is, whatever its file says."""

INDEX = "index"
"""The name of the key by which a service knows its own list of erasures."""


class BackupFault(Exception):
    """It cannot be done; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What must be known of a copy before it replaces anything: its schema, and the root keys that wrap its keys.

    `newest` is the newest moment in it, `index` the wrapped key of that name.
    """

    revision: str
    roots: frozenset[str]
    newest: datetime | None
    index: WrappedKey | None


class Copy(Protocol):
    """A copy that was found to be whole."""

    @property
    def contents(self) -> Contents:
        """What must be known of it."""
        ...

    def put_in_place(self, url: str, progress: Progress, destroyed: Collection[str]) -> None:
        """Replace the record by it, without these keys, wholly or not at all; raises BackupFault."""
        ...


class Kind(Protocol):
    """A kind of database: its name, the first bytes of its copies, and what can be done."""

    NAME: str
    BEGINS_WITH: bytes

    def copy(self, url: str, file: Path, progress: Progress) -> None:
        """Copy the record as it is at one moment; raises BackupFault."""
        ...

    def opened(self, file: Path) -> AbstractContextManager[Copy]:
        """Open a copy and look through it; raises BackupFault."""
        ...

    def is_in_use(self, url: str) -> bool:
        """Whether somebody else has the record open."""
        ...

    def alone(self, url: str) -> AbstractContextManager[None]:
        """Keep other restores out until the end; raises BackupFault while one, or anybody, works on the record."""
        ...

    def is_empty(self, url: str) -> bool:
        """Whether there is nothing to lose."""
        ...


IN_USE = "DATABASE_URL: the record is in use: stop the service first"
BEING_RESTORED = "DATABASE_URL: another restore replaces the record now"


def broken(file: Path, why: object) -> BackupFault:
    """The fault of a file that cannot be used."""
    return BackupFault(f"{file}: is no whole copy of a record ({why})")
