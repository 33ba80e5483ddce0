"""A copy of the whole record in one file, and the way back. It holds no root key: who has only the file reads nothing.

What a caller erased stays in copies made before, sealed by keys that the copy holds wrapped: it goes with the copy, or
at once when the root key of that time is destroyed.
"""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import make_url, update

from sms.outbox import NoticeState
from store.backups import postgresql, sqlite
from store.backups.copies import BackupFault, Contents, Kind, Progress, broken
from store.database import open_database, writing
from store.migrate import upgrade
from store.readiness import newest_revision
from store.sealed.sealing import RootKeys
from store.tables.outgoing import notices

__all__ = ["BackupFault", "Progress", "back_up", "restore"]


def back_up(url: str, file: Path, progress: Progress) -> None:
    """Copy the record while it is in use; the file appears, or replaces an older one, when it is whole.

    Raises BackupFault, and then leaves no file of its own.
    """
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _kind_of(url).copy(url, unfinished, progress)
        _make_durable(unfinished)
        unfinished.replace(file)
        _make_durable(file.parent)
    except OSError as error:
        raise BackupFault(f"{file}: cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def restore(url: str, file: Path, roots: RootKeys, progress: Progress, *, replace: bool = False) -> int:
    """Put a copy in the place of an empty record, or with `replace` of any; raises BackupFault before it changes one.

    Returns how many texts waited in the copy. They are held back for a human to judge: they went out long ago, or come
    too late, and her own phone must not get one twice.
    """
    kind = _kind_of(url)
    _refuse_other_kind(file, kind)
    with kind.opened(file) as copy:
        _refuse_unreadable(copy.contents, file, roots)
        if kind.is_in_use(url):
            raise BackupFault("DATABASE_URL: the record is in use: stop the service first")
        if not replace and not kind.is_empty(url):
            raise BackupFault("DATABASE_URL: the record is not empty; --force replaces it")
        copy.put_in_place(url, progress)
    upgrade(url)
    return _hold_back(url)


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


def _hold_back(url: str) -> int:
    waiting = notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
    engine = open_database(url)
    try:
        with writing(engine) as connection:
            held = update(notices).where(waiting).values(state=NoticeState.UNCONFIRMED, outcome="restored")
            return connection.execute(held).rowcount
    finally:
        engine.dispose()


def _make_durable(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
