"""A copy of the whole record in one file, and the way back. It holds no root key: who has only the file reads nothing.

What a caller erased stays in copies made before, sealed by keys that the copy holds wrapped. A copy that is put back is
held against the list of erasures first (`store/erasures`), so that she is erased again before anything starts.
"""

import os
import signal
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, select, update

from alerts.book import RecordUnavailable
from sms.sending.outbox import A_DAY, NoticeState
from store.address import database_address
from store.backups import postgresql, sqlite
from store.backups.alone import InOtherHands, alone_with
from store.backups.copies import BackupFault, Contents, Kind, Progress, broken
from store.backups.held_against import Held, Lists, hold_against
from store.callers.leaving import destroy_who_left, erase_again
from store.database import open_database, overwrite_journal, writing
from store.erasures.sending import accepted_in, erased_in, unsent_in
from store.erasures.written import Accepted
from store.migrate import upgrade
from store.readiness import newest_revision
from store.sealed.sealing import RootKeys
from store.tables.alerts import alerts
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
    """What came of it: how many texts are held back and how many go out, how many callers are erased again.

    `newest` is from when the copy is; `lacks` are calls for help that were accepted and are not in it, as far as the
    list or the record that was replaced names them, None where neither names any.
    """

    held: int
    unsent: int
    erased: int
    newest: datetime | None
    against: Held
    lacks: tuple[Accepted, ...] | None


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

    Raises BackupFault before it changes anything. Of the texts that waited in the copy those go out that were surely
    not sent. All others are held back for a human to judge: they may have gone out, and her own phone must not get one
    twice, or come too late.
    """
    url, file = wanted.url, wanted.file
    kind = _kind_of(url)
    _refuse_other_kind(file, kind)
    with ExitStack() as held:
        copy = held.enter_context(kind.opened(file))
        _refuse_unreadable(copy.contents, file, wanted.roots)
        held.enter_context(kind.alone(url))
        is_empty = kind.is_empty(url)
        if not wanted.replace and not is_empty:
            raise BackupFault("DATABASE_URL: the record is not empty; --force replaces it")
        against = hold_against(copy.contents, file, wanted.roots, wanted.lists)
        known = _known(against, url, is_empty=is_empty)
        with _to_its_end():
            copy.put_in_place(url, progress, known.destroyed)
            upgrade(url)
            return _put_right(url, known, now, Restored(0, 0, 0, copy.contents.newest, against, None))


@contextmanager
def _to_its_end() -> Iterator[None]:
    """DANGER: stopped half-way, the record would be back and hers not erased; Ctrl-C is not heard any more."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def is_in_use(url: str) -> bool:
    """Whether somebody else has the record open."""
    return _kind_of(url).is_in_use(url)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the list and the record that is replaced tell beside the copy."""

    destroyed: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    accepted: frozenset[Accepted] | None = None
    unsent: frozenset[str] = frozenset()


def _known(against: Held, url: str, *, is_empty: bool) -> _Known:
    """By the list, and by the record that is replaced, as far as it can be read.

    DANGER: a list that lacks something may be older than the last text that went out; the record itself never is.
    """
    listed, known = against.erasures, _Known()
    if listed:
        unsent = frozenset[str]() if against.lacks else listed.unsent
        known = _Known(listed.destroyed, listed.leaving, listed.accepted, unsent)
    if not is_empty:
        engine = open_database(url)
        with suppress(RecordUnavailable):
            erased, accepted, unsent = erased_in(engine), accepted_in(engine), unsent_in(engine)
            known = _Known(
                destroyed=known.destroyed | erased[True],
                leaving=known.leaving | erased[False],
                accepted=(known.accepted or frozenset()) | accepted,
                unsent=unsent,
            )
        engine.dispose()
    return replace(known, leaving=known.leaving - known.destroyed)


def _kind_of(url: str) -> Kind:
    return sqlite if database_address(url).is_file else postgresql


_COMPRESSED = (b"\x1f\x8b", b"\xfd7zXZ", b"PK\x03\x04", b"BZh", b"\x28\xb5\x2f\xfd")
"""How files begin that gzip, xz, zip, bzip2 and zstd write."""


def _refuse_other_kind(file: Path, kind: Kind) -> None:
    try:
        with file.open("rb") as opened:
            begins_with = opened.read(16)
    except OSError as error:
        raise BackupFault(f"{file}: cannot be read ({error.strerror})") from error
    if begins_with.startswith(_COMPRESSED):
        raise BackupFault(f"{file}: is compressed: unpack it first (gunzip, unxz, unzip, bunzip2 or unzstd)")
    if not begins_with.startswith(kind.BEGINS_WITH):
        raise broken(file, f"DATABASE_URL names {kind.NAME}, and it is of another kind")


def _refuse_unreadable(contents: Contents, file: Path, roots: RootKeys) -> None:
    if contents.revision > newest_revision():
        raise BackupFault(f"{file}: is of a later release (schema {contents.revision}, here {newest_revision()})")
    if unknown := contents.roots - roots.names:
        raise BackupFault(f"NAJOT_KEYS: {file} needs a root key that is missing here: {', '.join(sorted(unknown))}")


def _put_right(url: str, known: _Known, now: datetime, restored: Restored) -> Restored:
    """Hold back what may have gone out, erase again, and find which calls are missing."""
    engine = open_database(url)
    try:
        with writing(engine) as connection:
            held, unsent = _hold_back(connection, known.unsent, now)
            erased = erase_again(connection, known.destroyed, known.leaving, now)
            stored = set(connection.execute(select(alerts.c.id)).scalars())
        destroy_who_left(engine, now)
        overwrite_journal(engine)
    finally:
        engine.dispose()
    lacks = None if known.accepted is None else _later(known.accepted, stored, restored.newest)
    return replace(restored, held=held, unsent=unsent, erased=erased, lacks=lacks)


def _hold_back(connection: Connection, unsent: frozenset[str], now: datetime) -> tuple[int, int]:
    """Hold back texts that wait, but those of today that were surely not sent; answers how many, and how many go."""
    waiting = select(notices.c.id, notices.c.state, notices.c.copies, notices.c.posted_at).where(
        notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
    )
    rows = connection.execute(waiting).all()
    go_out = {
        row.id
        for row in rows
        if row.id in unsent and row.state == NoticeState.DUE and row.copies == 0 and row.posted_at > now - A_DAY
    }
    hold = update(notices).where(notices.c.id == bindparam("held"))
    held = [{"held": row.id} for row in rows if row.id not in go_out]
    if held:
        connection.execute(hold.values(state=NoticeState.UNCONFIRMED, outcome="restored", claim=None), held)
    return len(held), len(go_out)


def _later(accepted: frozenset[Accepted], stored: Collection[str], newest: datetime | None) -> tuple[Accepted, ...]:
    """Those that are not in the copy because they are newer; what is older was erased or forgotten before."""
    since = newest.replace(second=0, microsecond=0) if newest else None
    missing = (one for one in accepted if one.id not in stored and (since is None or one.at >= since))
    return tuple(sorted(missing, key=lambda one: (one.at, one.code)))


def _make_durable(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
