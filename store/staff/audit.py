"""The audit log: an entry is committed before what it speaks of is shown, and sealed to the one before."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, and_, func, select, true

from regions.codes import RegionCode
from staff.audit import FIRST_SEAL, Deed, Entry, seal_of
from store.database import reading, writing
from store.ids import new_id
from store.sealed.sealing import CannotOpen
from store.sealed.vault import Vault
from store.staff.audit_retention import first_seal
from store.tables.staff import audit

BATCH = 1000

_CHAIN = "audit chain"
_COLUMN = "audit.reason_sealed"
_ONE_AT_A_TIME = 7_201_913
"""The advisory lock of PostgreSQL under which the chain grows; SQLite has one writer anyway."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an auditor looks for; None and "" are anything. `since` and `before` are aware UTC."""

    member: str = ""
    deed: Deed | None = None
    kind: str = ""
    key: str = ""
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An entry at its place in the chain."""

    position: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry's place and seal: written down elsewhere, it shows later that the chain up to there is as it was."""

    position: int
    seal: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look through the whole chain found: where it breaks, if it does, how long it is, and its newest mark."""

    broken_at: int | None
    entries: int
    newest: Mark | None


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """Who looked at what."""

    engine: Engine
    vault: Vault

    def write(self, entry: Entry) -> None:
        """Add an entry, durably; raises RecordUnavailable, and then nothing may be shown."""
        row_id = new_id()
        reason = self.vault.service.seal(entry.reason, _COLUMN, row_id) if entry.reason else None
        with writing(self.engine) as connection:
            values = {
                "id": row_id,
                "at": entry.at,
                "staff_id": entry.member,
                "deed": entry.deed,
                "kind": entry.kind,
                "key": entry.key,
                "detail": entry.detail,
                "region": entry.region,
                "reason_sealed": reason,
                "seal": seal_of(entry, self._last_seal(connection), self._keyed),
            }
            connection.execute(audit.insert().values(values))

    def newest(self, most: int) -> list[Entry]:
        """The newest entries, newest first."""
        return [written.entry for written in self.search(Sought(), most)]

    def search(self, sought: Sought, most: int, before: int | None = None) -> list[Written]:
        """The newest entries that are sought, newest first; `before` leads on from the position of the last seen."""
        chosen = [_is(sought)] if before is None else [_is(sought), audit.c.position < before]
        newest = select(audit).where(*chosen).order_by(audit.c.position.desc()).limit(most)
        with reading(self.engine) as connection:
            rows = connection.execute(newest).mappings().all()
        return [Written(row["position"], self._entry(row)) for row in rows]

    def broken_at(self) -> int | None:
        """The position of the first entry whose seal does not hold; None when the whole chain holds."""
        return self.verify().broken_at

    def verify(self) -> Verdict:
        """Look through the whole chain, from the first entry or from where its old end was cut off."""
        before, newest, entries = first_seal(self.engine, self.vault), None, 0
        for row in self._in_order():
            if not self._holds(row, before):
                return Verdict(row["position"], entries, newest)
            before, entries = row["seal"], entries + 1
            newest = Mark(row["position"], before.hex())
        return Verdict(None, entries, newest)

    def has(self, mark: Mark) -> bool:
        """Whether the entry of a mark stands where it stood; not so when the end of the chain was cut off."""
        there = select(audit.c.seal).where(audit.c.position == mark.position)
        with reading(self.engine) as connection:
            seal = connection.execute(there).scalar_one_or_none()
        return seal is not None and bytes(seal).hex() == mark.seal

    def _holds(self, row: RowMapping, before: bytes) -> bool:
        try:
            return bytes(row["seal"]) == seal_of(self._entry(row), before, self._keyed)
        except (CannotOpen, ValueError):
            return False

    def _in_order(self) -> Iterator[RowMapping]:
        """All rows, the oldest first, in batches: no statement takes long and no transaction stays open."""
        position = 0
        while True:
            more = select(audit).where(audit.c.position > position).order_by(audit.c.position).limit(BATCH)
            with reading(self.engine) as connection:
                rows = connection.execute(more).mappings().all()
            yield from rows
            if len(rows) < BATCH:
                return
            position = rows[-1]["position"]

    def _last_seal(self, connection: Connection) -> bytes:
        if connection.dialect.name != "sqlite":
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        last = select(audit.c.seal).order_by(audit.c.position.desc()).limit(1)
        seal: bytes | None = connection.execute(last).scalar_one_or_none()
        return FIRST_SEAL if seal is None else bytes(seal)

    @property
    def _keyed(self) -> partial[bytes]:
        return partial(self.vault.index.of, _CHAIN)

    def _entry(self, row: RowMapping) -> Entry:
        sealed = row["reason_sealed"]
        reason = self.vault.service.open(sealed, _COLUMN, row["id"]) if sealed else ""
        return replace(_entry_without_reason(row), reason=reason)


def done_since(engine: Engine, deeds: Collection[Deed], since: datetime) -> list[Entry]:
    """What was done of these deeds since then, oldest first, without reasons."""
    chosen = and_(audit.c.at >= since, audit.c.deed.in_(deeds))
    with reading(engine) as connection:
        rows = connection.execute(select(audit).where(chosen).order_by(audit.c.position)).mappings().all()
    return [_entry_without_reason(row) for row in rows]


def _entry_without_reason(row: RowMapping) -> Entry:
    return Entry(
        at=row["at"],
        member=row["staff_id"],
        deed=Deed(row["deed"]),
        kind=row["kind"],
        key=row["key"],
        detail=row["detail"],
        region=RegionCode(row["region"]) if row["region"] else None,
    )


def _is(sought: Sought) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (audit.c.staff_id, sought.member),
            (audit.c.deed, sought.deed),
            (audit.c.kind, sought.kind),
            (audit.c.key, sought.key),
        )
        if value
    ]
    if sought.since:
        wanted.append(audit.c.at >= sought.since)
    if sought.before:
        wanted.append(audit.c.at < sought.before)
    return and_(true(), *wanted)
