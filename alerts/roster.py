"""Who is on duty when: shifts at a centre, at the national duty line, and of supervisors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from texts.phone_number import PhoneNumber

NATIONAL = "national"
SUPERVISOR = "supervisor"
"""What stands in a shift instead of a centre's code."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A person on duty from `begins` up to `ends` (aware UTC); `place` 1 is called first, 2 next."""

    whom: str
    place: int
    name: str
    number: PhoneNumber
    begins: datetime
    ends: datetime

    def is_on(self, at: datetime) -> bool:
        """Whether this person is on duty then."""
        return self.begins <= at < self.ends


class Roster:
    """All shifts. An empty roster has nobody on duty."""

    def __init__(self, shifts: Iterable[Shift] = ()) -> None:
        self.shifts = tuple(sorted(shifts, key=lambda shift: (shift.whom, shift.place, shift.begins)))

    def on_duty(self, at: datetime, whom: str) -> tuple[Shift, ...]:
        """Who is on duty then at a centre (its code), NATIONAL or SUPERVISOR, in the order in which they are called."""
        return tuple(shift for shift in self.shifts if shift.whom == whom and shift.is_on(at))

    def roles_of(self, number: PhoneNumber) -> frozenset[str]:
        """For whom this number is ever on duty: an answer may come after the shift has ended."""
        return frozenset(shift.whom for shift in self.shifts if shift.number == number)


NO_ROSTER = Roster()
