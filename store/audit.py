"""The audit log: an entry is committed before what it speaks of is shown, and sealed to the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, Engine, RowMapping, func, select

from regions.codes import RegionCode
from staff.audit import FIRST_SEAL, Deed, Entry, seal_of
from store.database import reading, writing
from store.ids import new_id
from store.staff_schema import audit
from store.vault import Vault

_CHAIN = "audit chain"
_COLUMN = "audit.reason_sealed"
_ONE_AT_A_TIME = 7_201_913
"""The advisory lock of PostgreSQL under which the chain grows; SQLite has one writer anyway."""


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
        newest = select(audit).order_by(audit.c.position.desc()).limit(most)
        with reading(self.engine) as connection:
            return [self._entry(row) for row in connection.execute(newest).mappings()]

    def broken_at(self) -> int | None:
        """The position of the first entry whose seal does not hold; None when the whole chain holds."""
        before = FIRST_SEAL
        for row in self._in_order():
            if row["seal"] != seal_of(self._entry(row), before, self._keyed):
                return int(row["position"])
            before = row["seal"]
        return None

    def _in_order(self) -> Iterator[RowMapping]:
        with reading(self.engine) as connection:
            yield from connection.execute(select(audit).order_by(audit.c.position)).mappings()

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
        return Entry(
            at=row["at"],
            member=row["staff_id"],
            deed=Deed(row["deed"]),
            kind=row["kind"],
            key=row["key"],
            detail=row["detail"],
            region=RegionCode(row["region"]) if row["region"] else None,
            reason=self.vault.service.open(sealed, _COLUMN, row["id"]) if sealed else "",
        )
