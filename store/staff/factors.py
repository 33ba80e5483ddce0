"""Second factors and recovery codes of the team: secrets sealed, codes as keyed hashes, nothing taken twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, RowMapping, delete, func, select, update

from staff.factor import Factor, Kind
from staff.member import Member
from staff.recovery import plain
from store.database import reading, writing
from store.ids import new_id
from store.sealed.vault import Vault
from store.tables.staff import staff_factors, staff_recovery_codes

_RECOVERY = "staff recovery code"


@dataclass(frozen=True, slots=True)
class StoredFactors:
    """With what the team proves who they are."""

    engine: Engine
    vault: Vault

    def add(self, member: Member, factor: Factor) -> None:
        """Keep a new factor; it gets an id."""
        factor_id = new_id()
        values = {
            "id": factor_id,
            "staff_id": member.id,
            "kind": factor.kind,
            "counter": factor.counter,
            "added_at": factor.added_at,
            "name_sealed": self.vault.service.seal(factor.name, "staff_factors.name_sealed", factor_id),
            "secret_sealed": self.vault.service.seal(factor.secret, "staff_factors.secret_sealed", factor_id),
        }
        with writing(self.engine) as connection:
            connection.execute(staff_factors.insert().values(values))

    def of(self, member: Member) -> list[Factor]:
        """A member's factors, oldest first."""
        theirs = select(staff_factors).where(staff_factors.c.staff_id == member.id).order_by(staff_factors.c.added_at)
        with reading(self.engine) as connection:
            return [self._factor(row) for row in connection.execute(theirs).mappings()]

    def kinds_by_member(self) -> dict[str, frozenset[Kind]]:
        """What each member has, by the member's id; who has nothing is not in it."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(staff_factors.c.staff_id, staff_factors.c.kind)).all()
        return {
            one: frozenset(Kind(row.kind) for row in rows if row.staff_id == one) for one in {r.staff_id for r in rows}
        }

    def use(self, factor: Factor, counter: int, now: datetime) -> bool:
        """Count a use; false when somebody was faster with the same proof, which then proves nothing.

        Many passkeys count nothing: their counter stays 0.
        """
        is_unused = staff_factors.c.counter < counter
        if factor.kind is Kind.KEY and counter == 0:
            is_unused = staff_factors.c.counter == 0
        with writing(self.engine) as connection:
            chosen = update(staff_factors).where(staff_factors.c.id == factor.id, is_unused)
            return connection.execute(chosen.values(counter=counter, used_at=now)).rowcount == 1

    def remove(self, member: Member, factor_id: str) -> None:
        """Take a factor away."""
        chosen = delete(staff_factors).where(staff_factors.c.id == factor_id, staff_factors.c.staff_id == member.id)
        with writing(self.engine) as connection:
            connection.execute(chosen)

    def remove_all(self, member: Member) -> None:
        """Take all away, with the recovery codes: the next sign-in sets up new ones."""
        with writing(self.engine) as connection:
            for table in (staff_factors, staff_recovery_codes):
                connection.execute(delete(table).where(table.c.staff_id == member.id))

    def replace_recovery_codes(self, member: Member, codes: Sequence[str]) -> None:
        """From now on these are the member's recovery codes, and no others."""
        rows = [{"code_index": self._code_index(member, code), "staff_id": member.id} for code in codes]
        with writing(self.engine) as connection:
            connection.execute(delete(staff_recovery_codes).where(staff_recovery_codes.c.staff_id == member.id))
            connection.execute(staff_recovery_codes.insert(), rows)

    def recovery_codes_left(self, member: Member) -> int:
        """How many are not used up."""
        theirs = select(func.count()).where(staff_recovery_codes.c.staff_id == member.id)
        with reading(self.engine) as connection:
            return connection.execute(theirs).scalar_one()

    def use_recovery_code(self, member: Member, typed: str) -> bool:
        """Use one up; false when it is none of this member's."""
        index = self._code_index(member, typed)
        with writing(self.engine) as connection:
            used = connection.execute(delete(staff_recovery_codes).where(staff_recovery_codes.c.code_index == index))
            return used.rowcount == 1

    def _code_index(self, member: Member, code: str) -> bytes:
        return self.vault.index.of(_RECOVERY, f"{member.id}\0{plain(code)}")

    def _factor(self, row: RowMapping) -> Factor:
        return Factor(
            id=row["id"],
            kind=Kind(row["kind"]),
            name=self.vault.service.open(row["name_sealed"], "staff_factors.name_sealed", row["id"]),
            secret=self.vault.service.open(row["secret_sealed"], "staff_factors.secret_sealed", row["id"]),
            counter=row["counter"],
            added_at=row["added_at"],
            used_at=row["used_at"],
        )
