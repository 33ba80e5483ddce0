"""Proposed directories: kept whole and sealed, decided once, and published only on the version they came from."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, select, update

from staff.proposal import Decision, Progress, Proposal
from store.database import reading, writing
from store.in_force.directory import CENTRES, hold_versions, newest_version, put_in_force
from store.sealed.vault import Vault
from store.tables.in_force import directory_proposals as proposals


class Outcome(Enum):
    """What came of publishing."""

    PUBLISHED = auto()
    OUTDATED = auto()
    """Another version came in force meanwhile; nothing is lost, and it must be made anew on that one."""
    DECIDED = auto()
    """Somebody decided it meanwhile."""


@dataclass(frozen=True, slots=True)
class StoredProposals:
    """What is proposed for the directory."""

    engine: Engine
    vault: Vault

    def add(self, proposal: Proposal) -> None:
        """Keep a new proposal."""
        centres = CENTRES.dump_json(proposal.centres).decode()
        values = {
            "id": proposal.id,
            "base": proposal.base,
            "proposed_by": proposal.by,
            "proposed_at": proposal.at,
            "progress": Progress.WAITING,
            "centres_sealed": self._seal(centres, "centres_sealed", proposal.id),
            "why_sealed": self._seal(proposal.why, "why_sealed", proposal.id) if proposal.why else None,
        }
        with writing(self.engine) as connection:
            connection.execute(proposals.insert().values(values))

    def one(self, proposal_id: str) -> Proposal | None:
        """The proposal with this id."""
        chosen = select(proposals).where(proposals.c.id == proposal_id)
        with reading(self.engine) as connection:
            row = connection.execute(chosen).mappings().one_or_none()
        return self._proposal(row) if row else None

    def waiting(self) -> list[Proposal]:
        """Those that nobody has decided, oldest first."""
        return self._all(select(proposals).where(proposals.c.progress == Progress.WAITING))

    def decided(self, most: int) -> list[Proposal]:
        """The newest of the others, newest first."""
        over = select(proposals).where(proposals.c.progress != Progress.WAITING)
        return self._all(over.order_by(proposals.c.decided_at.desc()).limit(most))

    def decide(self, proposal: Proposal, decision: Decision) -> bool:
        """Let it be over without putting it in force; False when somebody was faster."""
        with writing(self.engine) as connection:
            return self._decided(connection, proposal, decision)

    def publish(self, proposal: Proposal, decision: Decision) -> Outcome:
        """Put it in force, if the version that it was made from is still the newest."""
        with writing(self.engine) as connection:
            hold_versions(connection)
            if connection.execute(select(newest_version)).scalar_one() != proposal.base:
                return Outcome.OUTDATED
            if not self._decided(connection, proposal, decision):
                return Outcome.DECIDED
            key = self.vault.service
            version = put_in_force(connection, key, proposal.centres, decision.at, decision.by)
            connection.execute(update(proposals).where(proposals.c.id == proposal.id).values(version=version))
            return Outcome.PUBLISHED

    def published(self) -> dict[int, Proposal]:
        """Those that came in force, by the version that each became."""
        became = select(proposals).where(proposals.c.version.is_not(None))
        with reading(self.engine) as connection:
            return {row["version"]: self._proposal(row) for row in connection.execute(became).mappings()}

    def _all(self, chosen: Select[Any]) -> list[Proposal]:
        with reading(self.engine) as connection:
            return [self._proposal(row) for row in connection.execute(chosen).mappings()]

    def _decided(self, connection: Connection, proposal: Proposal, decision: Decision) -> bool:
        reason = self._seal(decision.reason, "reason_sealed", proposal.id) if decision.reason else None
        decided = (
            update(proposals)
            .where(proposals.c.id == proposal.id, proposals.c.progress == Progress.WAITING)
            .values(progress=decision.progress, decided_by=decision.by, decided_at=decision.at, reason_sealed=reason)
        )
        return connection.execute(decided).rowcount == 1

    def _proposal(self, row: RowMapping) -> Proposal:
        return Proposal(
            id=row["id"],
            base=row["base"],
            by=row["proposed_by"],
            at=row["proposed_at"],
            why=self._open(row, "why_sealed"),
            centres=CENTRES.validate_json(self._open(row, "centres_sealed")),
            decision=self._decision(row) if row["progress"] != Progress.WAITING else None,
        )

    def _decision(self, row: RowMapping) -> Decision:
        reason = self._open(row, "reason_sealed")
        return Decision(Progress(row["progress"]), row["decided_by"], row["decided_at"], reason)

    def _seal(self, plain: str, column: str, row_id: str) -> bytes:
        return self.vault.service.seal(plain, f"directory_proposals.{column}", row_id)

    def _open(self, row: RowMapping, column: str) -> str:
        sealed = row[column]
        return self.vault.service.open(sealed, f"directory_proposals.{column}", row["id"]) if sealed else ""
