"""Who is signed in: one row a sign-in, so that each can be ended from here, on every host, at once."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, RowMapping, Select, delete, select, update

from alerts.book import RecordUnavailable
from staff.member import Member
from staff.session import ABSOLUTE, ASKED_NOTED_EVERY, AT_A_PAGE, IDLE, Session, Stage
from store.database import reading, writing
from store.sealed.vault import Vault
from store.staff.members import StoredStaff
from store.tables.staff import staff, staff_sessions

_TOKEN = "staff session"  # noqa: S105  # the purpose of an index


@dataclass(frozen=True, slots=True)
class Entrance:
    """How somebody comes in: how far, whether held back (`staff.member`), and in which browser."""

    stage: Stage = Stage.IN
    is_held_back: bool = False
    browser: str = ""


FULLY = Entrance()


@dataclass(frozen=True, slots=True)
class Halfway:
    """Somebody who has begun to sign in."""

    member: Member
    stage: Stage


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A sign-in as its member sees it; `key` names it and opens nothing."""

    key: str
    began_at: datetime
    seen_at: datetime
    browser: str


def who_is_here(now: datetime) -> Select[Any]:
    """The ids of the members who are signed in, and may work here."""
    joined = select(staff_sessions.c.staff_id).join(staff, staff.c.id == staff_sessions.c.staff_id)
    return joined.where(*_is_here(now))


def _is_here(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """As `staff.session.Session.is_over` says it, in the record."""
    return (
        staff_sessions.c.stage == Stage.IN,
        staff_sessions.c.seen_at > now - IDLE,
        staff_sessions.c.began_at > now - ABSOLUTE,
        staff.c.is_disabled.is_(False),
    )


@dataclass(frozen=True, slots=True)
class Here:
    """A member who is signed in, their last sign of life, to the minute, and when a page asked last (aware UTC)."""

    member: Member
    seen_at: datetime
    asked_at: datetime | None = None

    def is_at_a_page(self, now: datetime) -> bool:
        """Whether a page of theirs asked within the last minute."""
        return self.asked_at is not None and now - self.asked_at < AT_A_PAGE


@dataclass(frozen=True, slots=True)
class StoredSessions:
    """The sign-ins of the team."""

    engine: Engine
    vault: Vault
    staff: StoredStaff

    def begin(self, member: Member, now: datetime, entrance: Entrance = FULLY) -> str:
        """Sign somebody in; the token is for their browser alone. Sign-ins that are over are swept out."""
        token = secrets.token_urlsafe(32)
        row = {
            "token_index": self._index(token),
            "staff_id": member.id,
            "began_at": now,
            "seen_at": now,
            "stage": entrance.stage,
            "is_held_back": entrance.is_held_back,
            "browser": entrance.browser,
        }
        with writing(self.engine) as connection:
            connection.execute(delete(staff_sessions).where(staff_sessions.c.began_at <= now - ABSOLUTE))
            connection.execute(staff_sessions.insert().values(row))
        return token

    def who(self, token: str, now: datetime, *, is_a_sign_of_life: bool) -> Member | None:
        """Who is signed in with this token; None when nobody is, or it is over, or they may not work here any more.

        What a page asks for by itself is no sign of life: an open page must not keep a sign-in alive.
        """
        row = self._row(token, now)
        if row is None or row["stage"] != Stage.IN:
            return None
        if is_a_sign_of_life and _session(row).is_to_be_noted(now):
            self._note(row, seen_at=now, asked_at=now)
        elif row["asked_at"] is None or now - row["asked_at"] >= ASKED_NOTED_EVERY:
            with suppress(RecordUnavailable):  # who sits there keeps no page from anybody
                self._note(row, asked_at=now)
        return replace(self.staff.member(row), is_held_back=row["is_held_back"])

    def halfway(self, token: str, now: datetime) -> Halfway | None:
        """Who has begun to sign in with this token, and must prove or set up something yet."""
        row = self._row(token, now)
        if row is None or row["stage"] == Stage.IN:
            return None
        return Halfway(self.staff.member(row), Stage(row["stage"]))

    def of(self, member: Member, now: datetime) -> list[OpenSession]:
        """Where a member is signed in, newest first."""
        theirs = select(staff_sessions).where(
            staff_sessions.c.staff_id == member.id, staff_sessions.c.stage == Stage.IN
        )
        with reading(self.engine) as connection:
            rows = connection.execute(theirs.order_by(staff_sessions.c.began_at.desc())).mappings().all()
        return [
            OpenSession(row["token_index"].hex(), row["began_at"], row["seen_at"], row["browser"])
            for row in rows
            if not Session(row["staff_id"], row["began_at"], row["seen_at"]).is_over(now)
        ]

    def here(self, now: datetime) -> list[Here]:
        """Everybody who is signed in, each once, by name."""
        times = (staff_sessions.c.seen_at, staff_sessions.c.asked_at)
        chosen = select(staff, *times).join(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
        theirs = chosen.where(*_is_here(now)).order_by(staff_sessions.c.seen_at)
        with reading(self.engine) as connection:
            rows = connection.execute(theirs).mappings().all()
        last: dict[str, Here] = {}
        for row in rows:
            known = last.get(row["id"])
            asked = (row["asked_at"], known and known.asked_at)
            last[row["id"]] = Here(self.staff.member(row), row["seen_at"], max(filter(None, asked), default=None))
        return sorted(last.values(), key=lambda one: one.member.name)

    def key_of(self, token: str) -> str:
        """What names the sign-in with this token."""
        return self._index(token).hex()

    def renew(self, token: str) -> str:
        """Another token for the same sign-in, which goes on for no longer; the old one opens nothing any more."""
        new = secrets.token_urlsafe(32)
        this = staff_sessions.c.token_index == self._index(token)
        with writing(self.engine) as connection:
            connection.execute(update(staff_sessions).where(this).values(token_index=self._index(new)))
        return new

    def end(self, token: str) -> None:
        """Sign out here."""
        self._end(staff_sessions.c.token_index == self._index(token))

    def end_one(self, member: Member, key: str) -> None:
        """Sign this member out of the sign-in that `key` names."""
        named = [bytes.fromhex(key)] if set(key) <= set("0123456789abcdef") and len(key) == 64 else []
        self._end(staff_sessions.c.token_index.in_(named) & (staff_sessions.c.staff_id == member.id))

    def end_all(self, member: Member, but: str = "") -> None:
        """Sign this member out everywhere, `but` not with this token."""
        others = staff_sessions.c.token_index != self._index(but)
        self._end(others & (staff_sessions.c.staff_id == member.id))

    def _note(self, row: RowMapping, **times: datetime) -> None:
        this = staff_sessions.c.token_index == row["token_index"]
        with writing(self.engine) as connection:
            connection.execute(update(staff_sessions).where(this).values(times))

    def _row(self, token: str, now: datetime) -> RowMapping | None:
        """The sign-in with its member, unless it is over or they may not work here any more."""
        chosen = select(staff, staff_sessions).join(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
        index = self._index(token)
        with reading(self.engine) as connection:
            row = connection.execute(chosen.where(staff_sessions.c.token_index == index)).mappings().one_or_none()
        if row is None or row["is_disabled"]:
            return None
        if _session(row).is_over(now):
            self._end(staff_sessions.c.token_index == index)
            return None
        return row

    def _end(self, which: ColumnElement[bool]) -> None:
        with writing(self.engine) as connection:
            connection.execute(delete(staff_sessions).where(which))

    def _index(self, token: str) -> bytes:
        return self.vault.index.of(_TOKEN, token)


def _session(row: RowMapping) -> Session:
    return Session(row["staff_id"], row["began_at"], row["seen_at"], Stage(row["stage"]))
