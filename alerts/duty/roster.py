"""Who is on duty when: shifts at a centre, at the national duty line, of supervisors and of specialists."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, pairwise

from alerts.duty.rotation import Rotation
from alerts.duty.shift import Shift, left_of
from vocabulary.phone_number import PhoneNumber

NATIONAL = "national"
SUPERVISOR = "supervisor"
SPECIALISTS = frozenset({"psychologist", "doctor", "lawyer"})
"""What may stand in a shift instead of a centre's code."""

AHEAD = timedelta(weeks=4)
"""How far ahead a time that nobody covers is looked for."""

_MOMENT = timedelta.resolution


def _by_line(shift: Shift) -> tuple[str, int, datetime]:
    return shift.whom, shift.place, shift.begins


class Roster:
    """Shifts written one by one, and rotations that fill what these leave. An empty roster has nobody on duty."""

    def __init__(self, shifts: Iterable[Shift] = (), rotations: Iterable[Rotation] = ()) -> None:
        self.shifts = tuple(sorted(shifts, key=_by_line))
        self.rotations = tuple(rotations)

    @property
    def is_empty(self) -> bool:
        """Whether it never names anybody."""
        return not self.shifts and not self.rotations

    def on_duty(self, at: datetime, whom: str) -> tuple[Shift, ...]:
        """Who is on duty then, in the order of calling, at a centre (its code), or as one of the roles above."""
        return tuple(shift for shift in self.between(at, at + _MOMENT, whom) if shift.is_on(at))

    def between(self, begins: datetime, ends: datetime, whom: str | None = None) -> tuple[Shift, ...]:
        """All shifts and turns that touch a time; of a turn the parts that no shift of its place takes."""
        written = [shift for shift in self.shifts if whom in (None, shift.whom)]
        turns = [
            left
            for rotation in self.rotations
            if whom in (None, rotation.whom)
            for turn in rotation.shifts(begins, ends)
            for left in left_of(turn, (one for one in written if (one.whom, one.place) == (turn.whom, turn.place)))
        ]
        return tuple(
            sorted((one for one in (*written, *turns) if one.begins < ends and one.ends > begins), key=_by_line)
        )

    def to_come(self, now: datetime) -> tuple[Shift, ...]:
        """The shifts written one by one that have not ended, and the turns of the next AHEAD."""
        written = (shift for shift in self.shifts if shift.ends > now)
        return tuple(sorted({*written, *self.between(now, now + AHEAD)}, key=_by_line))

    def roles_of(self, number: PhoneNumber) -> frozenset[str]:
        """For whom this number is ever on duty: an answer may come after the shift has ended."""
        in_turn = (
            rotation.whom for rotation in self.rotations if any(person.number == number for person in rotation.people)
        )
        return frozenset((*(shift.whom for shift in self.shifts if shift.number == number), *in_turn))

    def duties(self) -> frozenset[str]:
        """For whom anybody is ever on duty."""
        return frozenset([*(one.whom for one in self.shifts), *(one.whom for one in self.rotations)])


NO_ROSTER = Roster()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nobody is called first, up to the shift `before` which it is, if one is known."""

    whom: str
    begins: datetime
    ends: datetime
    before: Shift | None


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


def gaps_between(shifts: Iterable[Shift], rotations: Iterable[Rotation] = ()) -> Iterator[Gap]:
    """Times between two shifts in which nobody is called first, by no turn either; before the first and after the last
    is none.

    Specialists go home at night: what they are asked waits for their hours.
    """
    in_turn = Roster((), rotations)
    for one, next_one in _in_turn(shift for shift in shifts if shift.place == 1 and shift.whom not in SPECIALISTS):
        if next_one.begins > one.ends:
            for gap in _empty(in_turn, one.whom, one.ends, next_one.begins):
                yield Gap(one.whom, gap.begins, gap.ends, next_one)


def _in_turn(shifts: Iterable[Shift]) -> Iterator[tuple[Shift, Shift]]:
    """Each two that follow each other in one place."""
    order = sorted(shifts, key=lambda shift: (shift.whom, shift.place, shift.begins))
    for _, in_place in groupby(order, key=lambda shift: (shift.whom, shift.place)):
        yield from pairwise(in_place)


def empty_times(roster: Roster, now: datetime, until: datetime) -> list[Gap]:
    """Times from now on in which nobody is called first, of the national line and whoever else the roster names.

    The one who is called first after it is `before`; None where nobody is up to `until`.
    """
    duties = sorted((roster.duties() | {NATIONAL, SUPERVISOR}) - SPECIALISTS)
    return sorted((gap for whom in duties for gap in _empty(roster, whom, now, until)), key=lambda gap: gap.begins)


def _empty(roster: Roster, whom: str, now: datetime, until: datetime) -> Iterator[Gap]:
    at = now
    for shift in roster.between(now, until, whom):
        if shift.place != 1:
            continue
        if shift.begins > at:
            yield Gap(whom, at, shift.begins, shift)
        at = max(at, shift.ends)
    if at < until:
        yield Gap(whom, at, until, None)
