"""The desk at which a member of the team sits: what every page may use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import TypedDict, Unpack

from flask import g

from console.frame.carrier import Carrier
from console.frame.names import Names
from console.frame.words import ConsoleWords, load_console_words
from staff.audit import Deed, Entry
from staff.factor import Standing
from staff.member import Member
from staff.rights import Right, may, needs_security_key
from staff.steps import Step
from store.staff.audit import StoredAudit
from store.staff.factors import StoredFactors
from store.staff.members import Known, StoredStaff
from store.staff.sessions import StoredSessions
from store.staff.tries import StoredTries
from vocabulary.codes import RegionCode
from vocabulary.languages import Language
from wiring import Service


class More(TypedDict, total=False):
    """What more an entry of the audit log says: which step, `of` which language or page, where, and why."""

    step: Step
    of: str
    region: RegionCode | None
    reason: str


@dataclass(frozen=True)
class Desk:
    """The service, the team, and the clock (aware UTC)."""

    service: Service
    now: Callable[[], datetime]

    @cached_property
    def staff(self) -> StoredStaff:
        """Everybody who works here."""
        return StoredStaff(self.service.engine, self.service.vault)

    @cached_property
    def sessions(self) -> StoredSessions:
        """Who is signed in."""
        return StoredSessions(self.service.engine, self.service.vault, self.staff)

    @cached_property
    def factors(self) -> StoredFactors:
        """With what the team proves who they are."""
        return StoredFactors(self.service.engine, self.service.vault)

    @cached_property
    def tries(self) -> StoredTries:
        """How often somebody tries to sign in."""
        return StoredTries(self.service.engine, self.service.vault)

    @cached_property
    def carrier(self) -> Carrier:
        """What pages and cookies carry for us, sealed."""
        return Carrier(self.service.vault.service, self.now)

    @cached_property
    def audit(self) -> StoredAudit:
        """Who looked at what."""
        return StoredAudit(self.service.engine, self.service.vault)

    @cached_property
    def words(self) -> ConsoleWords:
        """What the pages say."""
        return load_console_words()

    @property
    def member(self) -> Member:
        """Who is signed in; the guard lets nobody else through to a page that asks."""
        member: Member = g.member
        return member

    def may(self, right: Right) -> bool:
        """Whether who is signed in has this right."""
        return may(self.member, right)

    def must_have_key(self, member: Member) -> bool:
        """Whether a one-time code is too little for them: in a demonstration it never is."""
        return not self.service.settings.is_demo and needs_security_key(member.role)

    def standing_of(self, known: Known) -> Standing:
        """What a member has to sign in with, and what is missing."""
        kinds = frozenset(factor.kind for factor in self.factors.of(known.member))
        return Standing(known.has_start_password(), kinds, self.must_have_key(known.member))

    def names(self, language: Language) -> Names:
        """The names of people, centres and places in this language."""
        return Names(
            say=partial(self.say, language),
            language=language,
            team=self.staff.everybody_by_id(),
            directory=self.service.directory.newest(),
            geography=self.service.geography,
        )

    def say(self, language: Language, key: str, /, **values: object) -> str:
        """Say a text of the console."""
        return self.words.say(key, language, **values)

    def note(self, deed: Deed, kind: str, key: str = "", **more: Unpack[More]) -> None:
        """Write what is about to be done or shown into the audit log; when that raises, it must not be.

        Raises RecordUnavailable.
        """
        detail = " ".join(filter(None, (more.get("step"), more.get("of"))))
        region, reason = more.get("region"), more.get("reason", "")
        self.audit.write(Entry(self.now(), self.member.id, deed, kind, key, detail, region, reason))
