"""A change of the directory that waits for another pair of eyes: nobody publishes their own."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from regions.centre import Centre
from regions.changes import Change, changes_between
from staff.member import Member
from vocabulary.codes import RegionCode


class Progress(StrEnum):
    """How far a proposal is; only a waiting one can be decided."""

    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REDONE = "redone"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a proposal: by whom (an id), when (aware UTC), and why in their own words."""

    progress: Progress
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole directory as somebody (`by`, an id) would have it, made from the version `base`; `at` is aware UTC."""

    id: str
    base: int
    by: str
    at: datetime
    why: str
    centres: tuple[Centre, ...]
    decision: Decision | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided it."""
        return self.decision is None

    def may_be_judged_by(self, member: Member) -> bool:
        """Whether this member may publish or refuse it: another than who made it."""
        return self.is_waiting and member.id != self.by

    def changes_of(self, base: tuple[Centre, ...]) -> list[Change]:
        """What it changes in the directory that it was made from."""
        return changes_between(base, self.centres)


def concerns_only(changes: list[Change], member: Member) -> bool:
    """Whether all that changes is in a region of this member's."""
    regions: set[RegionCode] = set().union(*(change.regions for change in changes))
    return all(member.sees(region) for region in regions)
