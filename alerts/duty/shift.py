"""A shift: one person on duty for one time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from vocabulary.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Shift:
    """A person on duty from `begins` up to `ends` (aware UTC); `place` 1 is called first, 2 next.

    `member` is the id of the member of the team who that is, empty where nobody said so.
    """

    whom: str
    place: int
    name: str
    number: PhoneNumber
    begins: datetime
    ends: datetime
    member: str = ""

    def is_on(self, at: datetime) -> bool:
        """Whether this person is on duty then."""
        return self.begins <= at < self.ends


def left_of(shift: Shift, others: Iterable[Shift]) -> Iterator[Shift]:
    """The parts of a turn that shifts written one by one leave, in their order."""
    at = shift.begins
    for other in sorted(others, key=lambda one: one.begins):
        if other.begins >= shift.ends or other.ends <= at:
            continue
        if other.begins > at:
            yield replace(shift, begins=at, ends=other.begins)
        at = other.ends
    if at < shift.ends:
        yield replace(shift, begins=at)
