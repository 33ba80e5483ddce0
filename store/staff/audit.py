"""The audit log: an entry is committed before what it speaks of is shown, and sealed to the one before."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, and_, func, select, true

from staff.audit import FIRST_SEAL, Deed, Entry, seal_of
from store.database import reading, writing
from store.ids import new_id
from store.sealed.vault import Vault
from store.staff.audit_retention import anchor_of
from store.staff.audit_rows import UNREADABLE, as_they_lie, read_entry, seal_reason
from store.tables.staff import audit

BATCH = 1000

_CHAIN = "audit chain"
_NOBODYS = b""
"""What follows a seal that somebody made unreadable: the look through the chain names that one, and writing goes on."""
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
    """An entry at its place in the chain; None where somebody made it unreadable."""

    position: int
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry's place and seal: written down elsewhere, it shows later that the chain up to there is as it was."""

    position: int
    seal: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look through the whole chain found: where it breaks, if it does, how long it is, and its newest mark.

    `is_anchor`: not the entry there was changed but the anchor, which says what the oldest entry hangs on.
    """

    broken_at: int | None
    entries: int
    newest: Mark | None
    is_anchor: bool = False


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """Who looked at what."""

    engine: Engine
    vault: Vault

    def write(self, entry: Entry) -> None:
        """Add an entry, durably; raises RecordUnavailable, and then nothing may be shown."""
        row_id, key = new_id(), self.vault.service
        with writing(self.engine) as connection:
            before = self._last_seal(connection)
            position = _next_position(connection)
            values = {
                "position": position,
                "id": row_id,
                "at": entry.at,
                "staff_id": entry.member,
                "deed": entry.deed,
                "kind": entry.kind,
                "key": entry.key,
                "detail": entry.detail,
                "region": entry.region,
                "reason_sealed": seal_reason(entry.reason, key, row_id),
                "seal": seal_of(entry, before, self._keyed, _place(position, row_id)),
            }
            connection.execute(audit.insert().values(values))

    def newest(self, most: int) -> list[Entry]:
        """The newest entries, newest first."""
        return [written.entry for written in self.search(Sought(), most) if written.entry]

    def search(self, sought: Sought, most: int, before: int | None = None) -> list[Written]:
        """The newest entries that are sought, newest first; `before` leads on from the position of the last seen."""
        chosen = [_is(sought)] if before is None else [_is(sought), audit.c.position < before]
        newest = as_they_lie(audit).where(*chosen).order_by(audit.c.position.desc()).limit(most)
        with reading(self.engine) as connection:
            rows = connection.execute(newest).mappings().all()
        return [Written(row["position"], self._readable(row)) for row in rows]

    def broken_at(self) -> int | None:
        """The position of the first entry whose seal does not hold; None when the whole chain holds."""
        return self.verify().broken_at

    def verify(self) -> Verdict:
        """Look through the whole chain, from the first entry or from where its old end was cut off."""
        anchor = anchor_of(self.engine, self.vault)
        if not anchor.fits:
            return Verdict(anchor.position, 0, None, is_anchor=True)
        before, newest, entries = anchor.seal, None, 0
        for row in self._in_order():
            if not self._holds(row, before):
                return Verdict(row["position"], entries, newest)
            before, entries = row["seal"], entries + 1
            newest = Mark(row["position"], before.hex())
        return Verdict(None, entries, newest)

    def has(self, mark: Mark) -> bool:
        """Whether the entry of a mark stands where it stood; not so when the end of the chain was cut off."""
        there = as_they_lie(audit).where(audit.c.position == mark.position)
        with reading(self.engine) as connection:
            row = connection.execute(there).mappings().one_or_none()
        return row is not None and row["seal"] == bytes.fromhex(mark.seal)

    def _holds(self, row: RowMapping, before: bytes) -> bool:
        try:
            entry = read_entry(row, self.vault.service)
        except UNREADABLE:
            return False
        places = (_place(row["position"], row["id"]), "")
        return any(row["seal"] == seal_of(entry, before, self._keyed, place) for place in places)

    def _in_order(self) -> Iterator[RowMapping]:
        """All rows, the oldest first, in batches: no statement takes long and no transaction stays open."""
        more = as_they_lie(audit).order_by(audit.c.position).limit(BATCH)
        after = more
        while True:
            with reading(self.engine) as connection:
                rows = connection.execute(after).mappings().all()
            yield from rows
            if len(rows) < BATCH:
                return
            after = more.where(audit.c.position > rows[-1]["position"])

    def _last_seal(self, connection: Connection) -> bytes:
        if connection.dialect.name != "sqlite":
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        last = as_they_lie(audit).order_by(audit.c.position.desc()).limit(1)
        row = connection.execute(last).mappings().one_or_none()
        if row is None:
            return FIRST_SEAL
        return row["seal"] if isinstance(row["seal"], bytes) else _NOBODYS

    @property
    def _keyed(self) -> partial[bytes]:
        return partial(self.vault.index.of, _CHAIN)

    def _readable(self, row: RowMapping) -> Entry | None:
        with suppress(*UNREADABLE):
            return read_entry(row, self.vault.service)
        return None


def done_since(engine: Engine, deeds: Collection[Deed], since: datetime) -> list[Entry]:
    """What was done of these deeds since then, oldest first, without reasons, as far as it can be read."""
    chosen = and_(audit.c.at >= since, audit.c.deed.in_(deeds))
    with reading(engine) as connection:
        rows = connection.execute(as_they_lie(audit).where(chosen).order_by(audit.c.position)).mappings().all()
    entries = []
    for row in rows:
        with suppress(*UNREADABLE):
            entries.append(read_entry(row))
    return entries


def _next_position(connection: Connection) -> int:
    """The place of the next entry, known before it is written, because its seal holds it."""
    if connection.dialect.name == "sqlite":
        return int(connection.execute(select(func.coalesce(func.max(audit.c.position), 0) + 1)).scalar_one())
    return int(connection.execute(select(func.nextval(func.pg_get_serial_sequence("audit", "position")))).scalar_one())


def _place(position: int, row_id: str) -> str:
    return f"{position} {row_id}"


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
