"""What a copy of the record is, whichever database it is of."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""


class BackupFault(Exception):
    """It cannot be done; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What must be known of a copy before it replaces anything: its schema, and the root keys that wrap its keys."""

    revision: str
    roots: frozenset[str]


class Copy(Protocol):
    """A copy that was found to be whole."""

    @property
    def contents(self) -> Contents:
        """What must be known of it."""
        ...

    def put_in_place(self, url: str, progress: Progress) -> None:
        """Replace the record by it, wholly or not at all; raises BackupFault."""
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

    def is_empty(self, url: str) -> bool:
        """Whether there is nothing to lose."""
        ...


def broken(file: Path, why: object) -> BackupFault:
    """The fault of a file that cannot be used."""
    return BackupFault(f"{file}: is no whole copy of a record ({why})")
