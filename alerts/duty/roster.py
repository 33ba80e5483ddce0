"""Who is on duty when: shifts at a centre, at the national duty line, of supervisors and of specialists."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from vocabulary.phone_number import PhoneNumber

NATIONAL = "national"
SUPERVISOR = "supervisor"
SPECIALISTS = frozenset({"psychologist", "doctor", "lawyer"})
"""What may stand in a shift instead of a centre's code."""


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
        """Who is on duty then, in the order of calling, at a centre (its code), or as one of the roles above."""
        return tuple(shift for shift in self.shifts if shift.whom == whom and shift.is_on(at))

    def roles_of(self, number: PhoneNumber) -> frozenset[str]:
        """For whom this number is ever on duty: an answer may come after the shift has ended."""
        return frozenset(shift.whom for shift in self.shifts if shift.number == number)


NO_ROSTER = Roster()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nobody is called first, up to the shift `before` which it is."""

    whom: str
    begins: datetime
    ends: datetime
    before: Shift


def overlaps_in(shifts: Iterable[Shift]) -> Iterator[tuple[Shift, Shift]]:
    """Two shifts of one place at one time, the earlier one first."""
    for one, next_one in _in_turn(shifts):
        if next_one.begins < one.ends:
            yield one, next_one


def twice_in_line(shifts: Iterable[Shift]) -> Iterator[tuple[Shift, Shift]]:
    """Two shifts of one phone at one time for the same: who is called next is then who did not answer."""
    order = sorted(shifts, key=lambda shift: (shift.whom, shift.number, shift.begins, shift.place))
    for _, of_one in groupby(order, key=lambda shift: (shift.whom, shift.number)):
        for one, next_one in pairwise(of_one):
            if next_one.begins < one.ends and next_one.place != one.place:
                yield one, next_one


def answers_at(shifts: Iterable[Shift], now: datetime) -> bool:
    """Whether anybody is on duty then who answers alarms; specialists do not."""
    return any(shift.is_on(now) for shift in shifts if shift.whom not in SPECIALISTS)


def nobody_for(shifts: Iterable[Shift], before: Iterable[Shift], now: datetime) -> list[str]:
    """The duties that nobody has then: the national line, supervisors, and each centre that has or had a shift."""
    shifts = tuple(shifts)
    centres = sorted({shift.whom for shift in (*shifts, *before)} - SPECIALISTS - {NATIONAL, SUPERVISOR})
    on_now = {shift.whom for shift in shifts if shift.is_on(now)}
    return [whom for whom in (NATIONAL, SUPERVISOR, *centres) if whom not in on_now]


def left_out(shifts: Iterable[Shift], before: Iterable[Shift], now: datetime) -> list[str]:
    """The specialists who had a shift that has not ended, and have none among the new ones."""
    return sorted({shift.whom for shift in before if shift.ends > now} & SPECIALISTS - {one.whom for one in shifts})


def serving_none(shifts: Iterable[Shift], centres: Collection[str], now: datetime) -> dict[str, int]:
    """How many shifts that have not ended each centre has that is not among these."""
    known = {NATIONAL, SUPERVISOR, *SPECIALISTS, *centres}
    return dict(sorted(Counter(shift.whom for shift in shifts if shift.ends > now and shift.whom not in known).items()))


def gaps_between(shifts: Iterable[Shift]) -> Iterator[Gap]:
    """Times between two shifts in which nobody is called first; before the first and after the last is none.

    Specialists go home at night: what they are asked waits for their hours.
    """
    for one, next_one in _in_turn(shift for shift in shifts if shift.place == 1 and shift.whom not in SPECIALISTS):
        if next_one.begins > one.ends:
            yield Gap(one.whom, one.ends, next_one.begins, next_one)


def _in_turn(shifts: Iterable[Shift]) -> Iterator[tuple[Shift, Shift]]:
    """Each two that follow each other in one place."""
    order = sorted(shifts, key=lambda shift: (shift.whom, shift.place, shift.begins))
    for _, in_place in groupby(order, key=lambda shift: (shift.whom, shift.place)):
        yield from pairwise(in_place)
