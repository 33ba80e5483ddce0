"""The audit log is forgotten from its old end, and what is left still shows every change made to it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import takewhile

import structlog
from sqlalchemy import Engine, RowMapping, delete

from staff.audit import FIRST_SEAL
from store.database import reading, writing
from store.instant import from_microseconds
from store.sealed.vault import Vault
from store.staff.audit_rows import UNREADABLE, as_they_lie, read_entry
from store.tables.staff import audit, audit_anchors

KEPT = timedelta(days=2 * 365)
"""Longer than any alert, so that who looked can still be asked when misuse comes to light late."""
BATCH = 1000
EVERY = timedelta(hours=1)

_ANCHOR = "audit anchor"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the oldest entry hangs on: the seal of the last one that was forgotten; `fits` when nobody changed it."""

    seal: bytes
    position: int
    fits: bool


def anchor_of(engine: Engine, vault: Vault) -> Anchor:
    """The anchor, or where the log was never cut what its first entry hangs on."""
    with reading(engine) as connection:
        rows = connection.execute(as_they_lie(audit_anchors).order_by(audit_anchors.c.position)).mappings().all()
    if not rows:
        return Anchor(FIRST_SEAL, 0, fits=True)
    [row, *others] = rows
    try:
        fits = not others and row["signature"] in _signatures(vault, row)
    except UNREADABLE:
        fits = False
    return Anchor(row["seal"], row["position"], fits)


def cut(engine: Engine, vault: Vault, now: datetime) -> int:
    """Forget the oldest entries that are older than KEPT, a batch of them; tells how many.

    The seal of the last one is kept as the anchor of the rest, signed, since otherwise whoever can write to the
    database could cut off more. The newest entry always stays, and so does what shows that somebody changed the log.
    """
    oldest = as_they_lie(audit).order_by(audit.c.position).limit(BATCH + 1)
    with reading(engine) as connection:
        rows = connection.execute(oldest).mappings().all()
    gone = list(takewhile(partial(_is_older_than, now - KEPT), rows[:-1]))
    if gone and anchor_of(engine, vault).fits:
        position, seal = gone[-1]["position"], gone[-1]["seal"]
        signature = _signed(vault, f"{position} {seal.hex()} {now.isoformat()}")
        anchor = {"position": position, "seal": seal, "signature": signature, "cut_at": now}
        with writing(engine) as connection:
            connection.execute(delete(audit_anchors))
            connection.execute(audit_anchors.insert().values(anchor))
            connection.execute(delete(audit).where(audit.c.position <= position))
        return len(gone)
    return 0


def _is_older_than(time: datetime, row: RowMapping) -> bool:
    try:
        return read_entry(row).at < time
    except UNREADABLE:
        return False


@dataclass
class AuditForgetting:
    """A worker's forgetting of the audit log: a batch every hour."""

    engine: Engine
    vault: Vault
    _next: datetime = field(default=datetime.min.replace(tzinfo=UTC))

    def look(self, now: datetime) -> None:
        """Cut when the hour is over; raises RecordUnavailable."""
        if now >= self._next:
            self._next = now + EVERY
            if rows := cut(self.engine, self.vault, now):
                _log.info("forgotten", what="entries of the audit log", rows=rows)


def _signatures(vault: Vault, row: RowMapping) -> tuple[bytes, bytes]:
    """What may be under an anchor; older releases did not sign when it was cut."""
    if not isinstance(row["cut_at"], int):
        raise TypeError
    where = f"{row['position']} {row['seal'].hex()}"
    return _signed(vault, f"{where} {from_microseconds(row['cut_at']).isoformat()}"), _signed(vault, where)


def _signed(vault: Vault, anchor: str) -> bytes:
    return vault.index.of(_ANCHOR, anchor)
