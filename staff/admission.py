"""Who may see numbers, or let others in, is let in by two people: one proposes, another decides."""

from dataclasses import dataclass
from datetime import datetime

from staff.member import Member, Role
from staff.rights import RIGHTS, Right, may
from vocabulary.codes import RegionCode

NEEDS_TWO_PEOPLE = frozenset({Right.REVEAL, Right.EXPORT, Right.MANAGE_STAFF, Right.LET_IN})
"""Who manages or lets in could otherwise make a second self, and decide with it."""


@dataclass(frozen=True, slots=True)
class Admission:
    """A role and region for a member (`member_id`) that somebody (`by`, an id) proposed; `at` is aware UTC."""

    member_id: str
    role: Role
    region: RegionCode | None
    by: str
    at: datetime

    def may_be_decided_by(self, second: Member) -> bool:
        """Whether this member may let them in or not: neither who proposed it nor who it is about.

        Who works for one region decides for it alone.
        """
        is_another = second.id not in (self.by, self.member_id)
        return is_another and may(second, Right.LET_IN) and second.region in (None, self.region)


def needs_two_people(role: Role) -> bool:
    """Whether nobody gives this role alone."""
    return bool(RIGHTS[role] & NEEDS_TWO_PEOPLE)
