"""Roles that wait for a second person: proposed once a member, decided once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, RowMapping, and_, case, delete, literal, select, update

from staff.admission import Admission
from staff.member import Member, Role
from store.database import reading, writing
from store.instant import Instant
from store.staff.members import somebody_else_keeps_the_keys
from store.tables.staff import staff, staff_sessions
from store.tables.staff import staff_admissions as admissions


@dataclass(frozen=True, slots=True)
class StoredAdmissions:
    """Who waits to be let in."""

    engine: Engine

    def propose(self, admission: Admission, *, shuts_out: bool) -> None:
        """Keep it, in place of a former one; `shuts_out` until it is decided. Raises LastAdministrator."""
        values = {
            "staff_id": admission.member_id,
            "role": admission.role,
            "region": admission.region,
            "proposed_by": admission.by,
            "proposed_at": admission.at,
        }
        with writing(self.engine) as connection:
            if shuts_out:
                somebody_else_keeps_the_keys(connection, admission.member_id)
                connection.execute(update(staff).where(staff.c.id == admission.member_id).values(is_disabled=True))
                _sign_out(connection, admission.member_id)
            connection.execute(delete(admissions).where(admissions.c.staff_id == admission.member_id))
            connection.execute(admissions.insert().values(values))

    def waiting(self) -> list[Admission]:
        """All that nobody decided, the oldest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(admissions).order_by(admissions.c.proposed_at)).mappings().all()
        return [_admission(row) for row in rows]

    def of(self, member: Member) -> Admission | None:
        """What waits for this member."""
        return next((one for one in self.waiting() if one.member_id == member.id), None)

    def let_in(self, admission: Admission, start_until: datetime) -> bool:
        """Give the role and region, and end former sign-ins; False when somebody was faster. Raises LastAdministrator.

        Who never signed in has until `start_until` for it.
        """
        begins = case((staff.c.start_password_until.is_not(None), literal(start_until, Instant)), else_=None)
        values = {"role": admission.role, "region": admission.region, "is_disabled": False}
        with writing(self.engine) as connection:
            if not _decided(connection, admission):
                return False
            if admission.role is not Role.ADMINISTRATOR:
                somebody_else_keeps_the_keys(connection, admission.member_id)
            one = staff.c.id == admission.member_id
            connection.execute(update(staff).where(one).values(**values, start_password_until=begins))
            _sign_out(connection, admission.member_id)
            return True

    def refuse(self, admission: Admission) -> bool:
        """Leave the member as they are; False when somebody was faster."""
        with writing(self.engine) as connection:
            return _decided(connection, admission)

    def withdraw(self, member: Member) -> None:
        """Let nothing wait for this member any more."""
        with writing(self.engine) as connection:
            connection.execute(delete(admissions).where(admissions.c.staff_id == member.id))


def _decided(connection: Connection, admission: Admission) -> bool:
    same = and_(
        admissions.c.staff_id == admission.member_id,
        admissions.c.proposed_by == admission.by,
        admissions.c.proposed_at == admission.at,
    )
    return connection.execute(delete(admissions).where(same)).rowcount == 1


def _sign_out(connection: Connection, member_id: str) -> None:
    connection.execute(delete(staff_sessions).where(staff_sessions.c.staff_id == member_id))


def _admission(row: RowMapping) -> Admission:
    return Admission(row["staff_id"], Role(row["role"]), row["region"], row["proposed_by"], row["proposed_at"])
