"""A copy of the whole record in one file, and the way back. It holds no root key: who has only the file reads nothing.

What a caller erased stays in copies made before, sealed by keys that the copy holds wrapped. A copy that is put back is
held against the list of erasures first (`store/erasures`), so that she is erased again before anything starts.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url, update

from alerts.book import RecordUnavailable
from sms.outbox import NoticeState
from store.backups import postgresql, sqlite
from store.backups.alone import InOtherHands, alone_with
from store.backups.copies import BackupFault, Contents, Kind, Progress, broken
from store.backups.held_against import Held, Lists, hold_against
from store.callers.leaving import destroy_who_left, erase_again
from store.database import open_database, overwrite_journal, writing
from store.erasures.sending import erased_in
from store.migrate import upgrade
from store.readiness import newest_revision
from store.sealed.sealing import RootKeys
from store.tables.outgoing import notices

__all__ = ["BackupFault", "Lists", "Progress", "Restoration", "Restored", "back_up", "is_in_use", "restore"]


@dataclass(frozen=True, slots=True)
class Restoration:
    """What is to be put where: the copy in `file` in place of the record at `url`, of any record with `replace`."""

    url: str
    file: Path
    roots: RootKeys
    lists: Lists
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: how many texts are held back, how many callers erased again, and from when the copy is."""

    held: int
    erased: int
    newest: datetime | None
    against: Held


def back_up(url: str, file: Path, progress: Progress, *, replace: bool = False) -> None:
    """Copy the record while it is in use; the file appears when it is whole, and replaces an older one if it may.

    Raises BackupFault, and then leaves no file of its own.
    """
    try:
        with alone_with(file.with_name(f".{file.name}.unfinished")) as unfinished:
            if file.exists() and not replace:
                raise BackupFault(f"{file}: is there already")
            _kind_of(url).copy(url, unfinished, progress)
            _make_durable(unfinished)
            unfinished.replace(file)
            _make_durable(file.parent)
    except InOtherHands:
        raise BackupFault(f"{file}: another backup writes it now") from None
    except OSError as error:
        raise BackupFault(f"{file}: cannot be written ({error.strerror})") from error


def restore(wanted: Restoration, now: datetime, progress: Progress) -> Restored:
    """Put a copy in the place of a record, and erase again who erased herself since.

    Raises BackupFault before it changes anything. Texts that waited in the copy are held back for a human to judge:
    they went out long ago, or come too late, and her own phone must not get one twice.
    """
    url, file = wanted.url, wanted.file
    kind = _kind_of(url)
    _refuse_other_kind(file, kind)
    with kind.opened(file) as copy:
        _refuse_unreadable(copy.contents, file, wanted.roots)
        if kind.is_in_use(url):
            raise BackupFault("DATABASE_URL: the record is in use: stop the service first")
        is_empty = kind.is_empty(url)
        if not wanted.replace and not is_empty:
            raise BackupFault("DATABASE_URL: the record is not empty; --force replaces it")
        against = hold_against(copy.contents, file, wanted.roots, wanted.lists)
        destroyed, leaving = _erased(against, url, is_empty=is_empty)
        copy.put_in_place(url, progress, destroyed)
    upgrade(url)
    held, erased = _put_right(url, destroyed, leaving, now)
    return Restored(held, erased, copy.contents.newest, against)


def is_in_use(url: str) -> bool:
    """Whether somebody else has the record open."""
    return _kind_of(url).is_in_use(url)


def _erased(against: Held, url: str, *, is_empty: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Who is destroyed and who leaves: by the list, and by the record that is replaced, as far as it can be read."""
    listed = against.erasures
    destroyed, leaving = (listed.destroyed, listed.leaving) if listed else (frozenset[str](), frozenset[str]())
    if not is_empty:
        engine = open_database(url)
        with suppress(RecordUnavailable):
            known = erased_in(engine)
            destroyed, leaving = destroyed | known[True], leaving | known[False]
        engine.dispose()
    return destroyed, leaving - destroyed


def _kind_of(url: str) -> Kind:
    return sqlite if make_url(url).get_backend_name() == "sqlite" else postgresql


def _refuse_other_kind(file: Path, kind: Kind) -> None:
    try:
        with file.open("rb") as opened:
            begins_with = opened.read(16)
    except OSError as error:
        raise BackupFault(f"{file}: cannot be read ({error.strerror})") from error
    if not begins_with.startswith(kind.BEGINS_WITH):
        raise broken(file, f"DATABASE_URL names {kind.NAME}, and it is of another kind")


def _refuse_unreadable(contents: Contents, file: Path, roots: RootKeys) -> None:
    if contents.revision > newest_revision():
        raise BackupFault(f"{file}: is of a later release (schema {contents.revision}, here {newest_revision()})")
    if unknown := contents.roots - roots.names:
        raise BackupFault(f"NAJOT_KEYS: {file} needs a root key that is missing here: {', '.join(sorted(unknown))}")


def _put_right(url: str, destroyed: Collection[str], leaving: Collection[str], now: datetime) -> tuple[int, int]:
    """Hold back what waited, and erase again; tells how many texts and callers."""
    waiting = notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
    engine = open_database(url)
    try:
        with writing(engine) as connection:
            held = update(notices).where(waiting).values(state=NoticeState.UNCONFIRMED, outcome="restored")
            texts = connection.execute(held).rowcount
            callers = erase_again(connection, destroyed, leaving, now)
        destroy_who_left(engine, now)
        overwrite_journal(engine)
        return texts, callers
    finally:
        engine.dispose()


def _make_durable(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
