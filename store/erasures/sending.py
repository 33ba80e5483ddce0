"""Every minute the newest list of erasures is written to where the operator wants it, outside this machine."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy import Engine, select

from sms.sending.outbox import NoticeState
from store.database import overwrite_journal, reading
from store.erasures.written import Accepted, ErasureList, from_text, name_of, put, to_text
from store.health import note_now
from store.sealed.vault import Vault
from store.tables.alerts import alerts
from store.tables.callers import data_keys, erasures
from store.tables.health import Mark
from store.tables.outgoing import notices

EVERY = timedelta(minutes=1)

NAMED_FOR, MOST_NAMED = timedelta(days=7), 5000
"""Copies are made daily: how far back the list names calls for help, and how many at most."""

ASKED_AT_ONCE = 500
"""Names in one question to the record."""

_log = structlog.get_logger()


def list_of(engine: Engine, backup_days: int, now: datetime, *, at_rest: bool = False) -> ErasureList:
    """What was erased so far, as far back as any backup lives; `at_rest` where nobody works on the record."""
    erased = erased_in(engine)
    return ErasureList(
        written_at=now,
        reaches_back_to=now - timedelta(days=backup_days),
        destroyed=erased[True],
        leaving=erased[False],
        accepted=accepted_in(engine),
        unsent=unsent_in(engine) if at_rest else frozenset(),
    )


def accepted_in(engine: Engine) -> frozenset[Accepted]:
    """The calls for help of the days before the newest one."""
    newest = select(alerts.c.id, alerts.c.code, alerts.c.raised_at).order_by(alerts.c.raised_at.desc())
    with reading(engine) as connection:
        rows = connection.execute(newest.limit(MOST_NAMED)).all()
    since = max((row.raised_at for row in rows), default=None)
    return frozenset(
        Accepted(row.id, row.code, row.raised_at.replace(second=0, microsecond=0))
        for row in rows
        if since and row.raised_at > since - NAMED_FOR
    )


def unsent_in(engine: Engine) -> frozenset[str]:
    """The texts of which no copy was ever tried, or none can have gone."""
    never = select(notices.c.id).where(notices.c.state == NoticeState.DUE, notices.c.copies == 0)
    with reading(engine) as connection:
        return frozenset(connection.execute(never).scalars())


def erased_in(engine: Engine) -> Mapping[bool, frozenset[str]]:
    """The names of keys that are destroyed (True), or will be once an alert is closed (False)."""
    with reading(engine) as connection:
        rows = connection.execute(select(erasures.c.id, erasures.c.is_destroyed)).all()
    return {which: frozenset(row.id for row in rows if row.is_destroyed is which) for which in (True, False)}


def still_open(engine: Engine, names: Collection[str]) -> frozenset[str]:
    """Those of these keys that the record holds: of erased ones, only an older copy that came back by hand does."""
    found: set[str] = set()
    with reading(engine) as connection:
        for some in _by_and_by(sorted(names)):
            found |= set(connection.execute(select(data_keys.c.id).where(data_keys.c.id.in_(some))).scalars())
    return frozenset(found)


def _by_and_by(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), ASKED_AT_ONCE):
        yield names[start : start + ASKED_AT_ONCE]


@dataclass
class SendingErasures:
    """A worker's sending. DANGER: a folder on another machine may hang, so nothing else shares its thread.

    `own` is the folder on this machine, which is made; `away` is the one on another, which is not: one that is not
    there may be a disk that is not mounted. What is kept here is a poor second, and better than nothing.
    """

    engine: Engine
    vault: Vault
    own: Path
    backup_days: int
    away: Path | None = None
    _next: datetime = field(default=datetime.min.replace(tzinfo=UTC))
    _overwritten: frozenset[str] | None = None

    def look(self, now: datetime) -> None:
        """Send when the minute is over; raises RecordUnavailable."""
        if now >= self._next:
            self._next = now + EVERY
            self.send(now)

    def send(self, now: datetime) -> None:
        """Send the newest list at once; raises RecordUnavailable."""
        erased = list_of(self.engine, self.backup_days, now)
        is_sent = self._put(erased, self.own)
        if self.away:
            is_sent = self._put(erased, self.away)
        if is_sent:
            note_now(self.engine, Mark.ERASURES_SENT, now)
        self._overwrite_journal(erased.destroyed)

    def _put(self, erased: ErasureList, folder: Path) -> bool:
        file = folder / name_of(self.vault.index)
        try:
            if folder == self.own:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            put(to_text(self._with_who_is_back(erased, file), self.vault.index), file)
        except OSError as error:
            _log.error("erasures_not_sent", reason=type(error).__name__, to="away" if folder == self.away else "here")
            return False
        return True

    def _with_who_is_back(self, erased: ErasureList, file: Path) -> ErasureList:
        """DANGER: an older copy that came back by hand knows nothing of who erased herself since; the list must."""
        try:
            former = from_text(file.read_text("utf-8"), self.vault.index)
        except (OSError, ValueError):
            return erased
        known = erased.destroyed | erased.leaving
        back = still_open(self.engine, (former.destroyed | former.leaving) - known)
        if back:
            _log.error("erased_callers_are_back", count=len(back))
        destroyed, leaving = former.destroyed & back, former.leaving & back
        return replace(erased, destroyed=erased.destroyed | destroyed, leaving=erased.leaving | leaving)

    def _overwrite_journal(self, destroyed: frozenset[str]) -> None:
        """Once more after each erasure, for a process that died before it could."""
        if destroyed != self._overwritten and overwrite_journal(self.engine):
            self._overwritten = destroyed
