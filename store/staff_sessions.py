"""Who is signed in: one row a sign-in, so that each can be ended from here, on every host, at once."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select, update

from staff.member import Member
from staff.session import ABSOLUTE, Session
from store.database import reading, writing
from store.staff import StoredStaff
from store.staff_schema import staff, staff_sessions
from store.vault import Vault

_TOKEN = "staff session"  # noqa: S105  # the purpose of an index


@dataclass(frozen=True, slots=True)
class StoredSessions:
    """The sign-ins of the team."""

    engine: Engine
    vault: Vault
    staff: StoredStaff

    def begin(self, member: Member, now: datetime) -> str:
        """Sign somebody in; the token is for their browser alone. Sign-ins that are over are swept out."""
        token = secrets.token_urlsafe(32)
        row = {"token_index": self._index(token), "staff_id": member.id, "began_at": now, "seen_at": now}
        with writing(self.engine) as connection:
            connection.execute(delete(staff_sessions).where(staff_sessions.c.began_at <= now - ABSOLUTE))
            connection.execute(staff_sessions.insert().values(row))
        return token

    def who(self, token: str, now: datetime, *, is_a_sign_of_life: bool) -> Member | None:
        """Who is signed in with this token; None when nobody is, or it is over, or they may not work here any more.

        What a page asks for by itself is no sign of life: an open page must not keep a sign-in alive.
        """
        chosen = select(staff, staff_sessions).join(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
        index = self._index(token)
        with reading(self.engine) as connection:
            row = connection.execute(chosen.where(staff_sessions.c.token_index == index)).mappings().one_or_none()
        if row is None or row["is_disabled"]:
            return None
        session = Session(row["id"], row["began_at"], row["seen_at"])
        if session.is_over(now):
            self._end(staff_sessions.c.token_index == index)
            return None
        if is_a_sign_of_life and session.is_to_be_noted(now):
            with writing(self.engine) as connection:
                connection.execute(
                    update(staff_sessions).where(staff_sessions.c.token_index == index).values(seen_at=now)
                )
        return self.staff.member(row)

    def end(self, token: str) -> None:
        """Sign out here."""
        self._end(staff_sessions.c.token_index == self._index(token))

    def end_all(self, member: Member) -> None:
        """Sign this member out everywhere."""
        self._end(staff_sessions.c.staff_id == member.id)

    def _end(self, which: object) -> None:
        with writing(self.engine) as connection:
            connection.execute(delete(staff_sessions).where(which))  # type: ignore[arg-type]

    def _index(self, token: str) -> bytes:
        return self.vault.index.of(_TOKEN, token)
