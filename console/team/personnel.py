"""What is done about a member of the team, from a page or at the terminal; each deed is written down."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from staff.admission import Admission, needs_two_people
from staff.audit import Deed, Entry
from staff.duties import with_duties
from staff.member import Member, Role
from staff.newcomer import START_PASSWORD_FOR
from staff.passwords import hash_password, new_start_password
from staff.steps import Step
from store.desk.queue import StoredQueue
from store.staff.admissions import StoredAdmissions
from store.staff.audit import StoredAudit
from store.staff.factors import StoredFactors
from store.staff.members import LastAdministrator, StoredStaff
from store.staff.sessions import StoredSessions
from wiring import Service

TERMINAL = "terminal"
"""Who does what is typed at the terminal; nobody knows more. It decides alone: who has the machine has the keys too."""


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

    @cached_property
    def admissions(self) -> StoredAdmissions:
        """Who waits for a second person."""
        return StoredAdmissions(self.service.engine)

    def add(self, newcomer: Member) -> tuple[Member, str]:
        """Take somebody on; answers the password to tell them, which works for the first sign-in. Raises LoginTaken.

        One whose role nobody gives alone is shut out until somebody else lets them in.
        """
        password, now = new_start_password(), self.now()
        waits = self._waits(newcomer.role)
        newcomer = replace(newcomer, is_disabled=waits)
        member = self.staff.add(newcomer, hash_password(password), now, now + START_PASSWORD_FOR)
        self._note(member, Step.ADDED)
        if waits:
            self._propose(member)
        return member, password

    def change(self, member: Member, typed: Mapping[str, str]) -> Member:
        """Give them the role and region that were typed, and sign them out; answers the member as they are to be.

        One whom nobody may let in alone keeps what they have until somebody else decides. Raises MemberRefused,
        OwnDuties and LastAdministrator.
        """
        regions = [region.code for region in self.service.geography.regions]
        changed = with_duties(member, self.by, typed, regions)
        if changed != member and self._waits(changed.role):
            self._propose(changed)
        elif changed != member:
            self.admissions.withdraw(member)
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
        self.admissions.withdraw(member)
        self._sessions.end_all(member)

    def enable(self, member: Member) -> None:
        """Let them work here again, once somebody else lets them in where nobody does so alone."""
        if self._waits(member.role):
            self._propose(member)
            return
        self._note(member, Step.ENABLED)
        self.staff.enable(member)

    def reset(self, member: Member) -> str:
        """Let them begin anew, as on the first day; answers the password to tell them. Raises LastAdministrator.

        DANGER: whoever knows that password could sign in as them, so somebody else lets them in.
        """
        self._note(member, Step.RESET)
        if self._waits(member.role):
            with self._refusal_written(member, Step.RESET):
                self._propose(member)
        password = new_start_password()
        self.staff.set_password(member, hash_password(password), self.now() + START_PASSWORD_FOR)
        self.factors.remove_all(member)
        self._sessions.end_all(member)
        return password

    def sign_out(self, member: Member) -> None:
        """End all their sign-ins."""
        self._note(member, Step.SIGNED_OUT)
        self._sessions.end_all(member)

    def let_in(self, admission: Admission) -> bool:
        """Decide that they are let in; False when somebody decided meanwhile. Raises LastAdministrator."""
        member = self.staff.everybody_by_id()[admission.member_id]
        self._note(replace(member, region=admission.region), Step.LET_IN, admission.role)
        with self._refusal_written(member, Step.LET_IN):
            return self.admissions.let_in(admission, self.now() + START_PASSWORD_FOR)

    def refuse(self, admission: Admission) -> bool:
        """Decide that they stay as they are; False when somebody decided meanwhile."""
        member = self.staff.everybody_by_id()[admission.member_id]
        self._note(replace(member, region=admission.region), Step.NOT_LET_IN, admission.role)
        return self.admissions.refuse(admission)

    def _waits(self, role: Role) -> bool:
        return self.by != TERMINAL and needs_two_people(role)

    def _propose(self, member: Member) -> None:
        """Let this member wait with this role and region: shut out, unless they only get another role."""
        now_has = self.staff.everybody_by_id()[member.id]
        is_change = (now_has.role, now_has.region) != (member.role, member.region)
        self._note(member, Step.PROPOSED, member.role)
        proposed = Admission(member.id, member.role, member.region, self.by, self.now())
        self.admissions.propose(proposed, shuts_out=not is_change)

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
