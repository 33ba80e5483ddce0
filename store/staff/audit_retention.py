"""The audit log is forgotten from its old end, and what is left still shows every change made to it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Engine, delete, select

from staff.audit import FIRST_SEAL
from store.database import reading, writing
from store.sealed.vault import Vault
from store.tables.staff import audit, audit_anchors

KEPT = timedelta(days=2 * 365)
"""Longer than any alert, so that who looked can still be asked when misuse comes to light late."""
BATCH = 1000
EVERY = timedelta(hours=1)

_ANCHOR = "audit anchor"
_NOBODYS = b""
"""A seal that no entry hangs on."""

_log = structlog.get_logger()


def first_seal(engine: Engine, vault: Vault) -> bytes:
    """The seal that the oldest entry hangs on; one that no entry fits when somebody put another in its place."""
    with reading(engine) as connection:
        anchor = connection.execute(select(audit_anchors)).mappings().one_or_none()
    if anchor is None:
        return FIRST_SEAL
    is_ours = bytes(anchor["signature"]) == _signed(vault, anchor["position"], anchor["seal"])
    return bytes(anchor["seal"]) if is_ours else _NOBODYS


def cut(engine: Engine, vault: Vault, now: datetime) -> int:
    """Forget the oldest entries that are older than KEPT, a batch of them; tells how many.

    The seal of the last one is kept as the anchor of the rest, signed, since otherwise whoever can write to the
    database could cut off more. The newest entry always stays.
    """
    oldest = select(audit.c.position, audit.c.at, audit.c.seal).order_by(audit.c.position).limit(BATCH + 1)
    with reading(engine) as connection:
        rows = connection.execute(oldest).all()
    young = next((place for place, row in enumerate(rows) if row.at >= now - KEPT), len(rows))
    gone = rows[: min(young, len(rows) - 1)] if rows else []
    if gone:
        position, seal = gone[-1].position, bytes(gone[-1].seal)
        anchor = {"position": position, "seal": seal, "signature": _signed(vault, position, seal), "cut_at": now}
        with writing(engine) as connection:
            connection.execute(delete(audit_anchors))
            connection.execute(audit_anchors.insert().values(anchor))
            connection.execute(delete(audit).where(audit.c.position <= position))
    return len(gone)


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


def _signed(vault: Vault, position: int, seal: bytes) -> bytes:
    return vault.index.of(_ANCHOR, f"{position} {bytes(seal).hex()}")
