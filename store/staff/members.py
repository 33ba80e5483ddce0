"""The members of the team: their names are sealed with the service's key, their sign-ins found by a keyed hash."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, delete, select, update

from staff.member import Member, Role
from store.database import insert_if_new, reading, writing
from store.ids import new_id
from store.sealed.vault import Vault
from store.tables.staff import staff, staff_sessions
from vocabulary.languages import Language

_LOGIN = "staff login"


@dataclass(frozen=True, slots=True)
class Known:
    """A member with what a sign-in is checked against."""

    member: Member
    password_hash: str
    start_password_until: datetime | None

    def has_start_password(self) -> bool:
        """Whether the password is the one that they were told, to be replaced at the first sign-in."""
        return self.start_password_until is not None

    def may_enter_at(self, now: datetime) -> bool:
        """Whether they work here, and a start password is not too old."""
        return not self.member.is_disabled and (self.start_password_until is None or now < self.start_password_until)


class LastAdministrator(ValueError):
    """Without this one nobody could let anybody in."""


class LoginTaken(ValueError):
    """Somebody has this sign-in name."""


@dataclass(frozen=True, slots=True)
class StoredStaff:
    """Everybody who works here."""

    engine: Engine
    vault: Vault

    def add(self, member: Member, password_hash: str, now: datetime, start_until: datetime | None = None) -> Member:
        """Keep a new member, who gets an id; until `start_until` the password is to start with. Raises LoginTaken."""
        member_id = new_id()
        values = {
            "id": member_id,
            "login_index": self._index(member.login),
            "role": member.role,
            "region": member.region,
            "language": member.language or "",
            "is_disabled": member.is_disabled,
            "added_at": now,
            "start_password_until": start_until,
            "login_sealed": self._seal(member.login, "login_sealed", member_id),
            "name_sealed": self._seal(member.name, "name_sealed", member_id),
            "password_sealed": self._seal(password_hash, "password_sealed", member_id),
        }
        with writing(self.engine) as connection:
            taken = connection.execute(select(staff.c.id).where(staff.c.login_index == values["login_index"])).first()
            if taken or not insert_if_new(connection, staff, **values):
                raise LoginTaken(member.login)
        return self.everybody_by_id()[member_id]

    def by_login(self, login: str) -> Known | None:
        """The member who signs in by this name."""
        return self._known(staff.c.login_index == self._index(login))

    def known(self, member_id: str) -> Known | None:
        """The member of this id."""
        return self._known(staff.c.id == member_id)

    def everybody_by_id(self) -> dict[str, Member]:
        """All members, those who left too: an old entry still has a name."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(staff).order_by(staff.c.added_at)).mappings().all()
        return {row["id"]: self.member(row) for row in rows}

    def choose_language(self, member: Member, language: Language) -> None:
        """Show the console to this member in this language from now on."""
        with writing(self.engine) as connection:
            connection.execute(update(staff).where(staff.c.id == member.id).values(language=language))

    def set_password(self, member: Member, password_hash: str, start_until: datetime | None = None) -> None:
        """Give them another password; until `start_until` it is one to start with."""
        sealed = self._seal(password_hash, "password_sealed", member.id)
        with writing(self.engine) as connection:
            values = {"password_sealed": sealed, "start_password_until": start_until}
            connection.execute(update(staff).where(staff.c.id == member.id).values(values))

    def disable(self, member: Member) -> None:
        """Let them work here no more, at once; raises LastAdministrator."""
        with writing(self.engine) as connection:
            somebody_else_keeps_the_keys(connection, member.id)
            connection.execute(update(staff).where(staff.c.id == member.id).values(is_disabled=True))

    def change_duties(self, member: Member) -> None:
        """Give them this role and region, and end their sign-ins in the same moment; raises LastAdministrator.

        DANGER: a sign-in without a security key must not go on in a role that asks for one.
        """
        with writing(self.engine) as connection:
            if member.role is not Role.ADMINISTRATOR:
                somebody_else_keeps_the_keys(connection, member.id)
            values = {"role": member.role, "region": member.region}
            connection.execute(update(staff).where(staff.c.id == member.id).values(values))
            connection.execute(delete(staff_sessions).where(staff_sessions.c.staff_id == member.id))

    def enable(self, member: Member) -> None:
        """Let them work here again."""
        with writing(self.engine) as connection:
            connection.execute(update(staff).where(staff.c.id == member.id).values(is_disabled=False))

    def member(self, row: RowMapping) -> Member:
        """The member of a row of the table."""
        return Member(
            id=row["id"],
            login=self._open(row, "login_sealed"),
            name=self._open(row, "name_sealed"),
            role=Role(row["role"]),
            region=row["region"],
            language=Language(row["language"]) if row["language"] else None,
            is_disabled=row["is_disabled"],
        )

    def _known(self, which: ColumnElement[bool]) -> Known | None:
        with reading(self.engine) as connection:
            row = connection.execute(select(staff).where(which)).mappings().one_or_none()
        if row is None:
            return None
        return Known(self.member(row), self._open(row, "password_sealed"), row["start_password_until"])

    def _index(self, login: str) -> bytes:
        return self.vault.index.of(_LOGIN, login.strip().casefold())

    def _seal(self, plain: str, column: str, member_id: str) -> bytes:
        return self.vault.service.seal(plain, f"staff.{column}", member_id)

    def _open(self, row: RowMapping, column: str) -> str:
        return self.vault.service.open(row[column], f"staff.{column}", row["id"])


def somebody_else_keeps_the_keys(connection: Connection, member_id: str) -> None:
    """Hold all administrators until the transaction ends; raises LastAdministrator when this is the only one."""
    administrators = select(staff.c.id).where(staff.c.role == Role.ADMINISTRATOR, staff.c.is_disabled.is_(False))
    held = administrators.order_by(staff.c.id).with_for_update()
    if connection.execute(held).scalars().all() == [member_id]:
        raise LastAdministrator
