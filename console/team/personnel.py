"""What is done about a member of the team, from a page or at the terminal; each deed is written down."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from staff.audit import Deed, Entry
from staff.duties import with_duties
from staff.member import Member
from staff.newcomer import START_PASSWORD_FOR
from staff.passwords import hash_password, new_start_password
from staff.steps import Step
from store.desk.queue import StoredQueue
from store.staff.audit import StoredAudit
from store.staff.factors import StoredFactors
from store.staff.members import LastAdministrator, StoredStaff
from store.staff.sessions import StoredSessions
from wiring import Service

TERMINAL = "terminal"
"""Who does what is typed at the terminal; nobody knows more."""


@dataclass(frozen=True)
class Personnel:
    """Somebody who may do this; `by` is their id, `now` the wall clock, aware UTC."""

    service: Service
    by: str
    now: Callable[[], datetime]

    @cached_property
    def staff(self) -> StoredStaff:
        """Everybody who works here."""
        return StoredStaff(self.service.engine, self.service.vault)

    @cached_property
    def factors(self) -> StoredFactors:
        """With what they prove who they are."""
        return StoredFactors(self.service.engine, self.service.vault)

    def add(self, newcomer: Member) -> tuple[Member, str]:
        """Take somebody on; answers the password to tell them, which works for the first sign-in. Raises LoginTaken."""
        password, now = new_start_password(), self.now()
        member = self.staff.add(newcomer, hash_password(password), now, now + START_PASSWORD_FOR)
        self._note(member, Step.ADDED)
        return member, password

    def change(self, member: Member, typed: Mapping[str, str]) -> Member:
        """Give them the role and region that were typed, and sign them out; answers the member as they are now.

        Raises MemberRefused, OwnDuties and LastAdministrator.
        """
        regions = [region.code for region in self.service.geography.regions]
        changed = with_duties(member, self.by, typed, regions)
        if changed != member:
            self._note(member, Step.ROLE_TAKEN, member.role)
            self._note(changed, Step.ROLE_GIVEN, changed.role)
            with self._refusal_written(member, Step.ROLE_TAKEN):
                self.staff.change_duties(changed)
        return changed

    def in_hand(self, member: Member) -> int:
        """How many open alerts and requests they took and nobody else has."""
        waiting = StoredQueue(self.service.engine).waiting(self.now())
        return sum(one.held is not None and one.held.key == member.id for one in waiting)

    def disable(self, member: Member) -> None:
        """Let them work here no more, and sign them out; raises LastAdministrator."""
        self._note(member, Step.DISABLED)
        with self._refusal_written(member, Step.DISABLED):
            self.staff.disable(member)
        self._sessions.end_all(member)

    def enable(self, member: Member) -> None:
        """Let them work here again."""
        self._note(member, Step.ENABLED)
        self.staff.enable(member)

    def reset(self, member: Member) -> str:
        """Let them begin anew, as on the first day; answers the password to tell them."""
        self._note(member, Step.RESET)
        password = new_start_password()
        self.staff.set_password(member, hash_password(password), self.now() + START_PASSWORD_FOR)
        self.factors.remove_all(member)
        self._sessions.end_all(member)
        return password

    def sign_out(self, member: Member) -> None:
        """End all their sign-ins."""
        self._note(member, Step.SIGNED_OUT)
        self._sessions.end_all(member)

    @cached_property
    def _sessions(self) -> StoredSessions:
        return StoredSessions(self.service.engine, self.service.vault, self.staff)

    @contextmanager
    def _refusal_written(self, member: Member, step: Step) -> Iterator[None]:
        """What was written as about to be done is written as refused when it is not."""
        try:
            yield
        except LastAdministrator:
            self._note(member, step, deed=Deed.REFUSED)
            raise

    def _note(self, member: Member, step: Step, of: str = "", deed: Deed = Deed.CHANGED) -> None:
        detail = f"{step} {of}".strip()
        audit = StoredAudit(self.service.engine, self.service.vault)
        audit.write(Entry(self.now(), self.by, deed, "member", member.id, detail, member.region))
