"""Swaps of shifts: somebody asks another person to take one, or to change one for another, and that person decides."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from alerts.duty.roster import Roster, overlaps_in, twice_in_line
from alerts.duty.rotation import Person
from alerts.duty.shift import Shift


class SwapState(StrEnum):
    """What became of it."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class SwapRefused(ValueError):
    """It cannot be; `reason` is a key of the texts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Swap:
    """A swap that `asked_by` wants of `asked_of` (ids of members): `given` is the asker's shift, `taken` the other's.

    Nothing is taken where the other only steps in. Times are aware UTC.
    """

    id: str
    asked_by: str
    asked_of: str
    given: Shift
    taken: Shift | None
    asked_at: datetime
    state: SwapState = SwapState.ASKED
    decided_at: datetime | None = None


def shifts_of(member: str, roster: Roster, begins: datetime, ends: datetime) -> list[Shift]:
    """Whatever this member of the team has on the roster in a time, in its order."""
    theirs = (shift for shift in roster.between(begins, ends) if shift.member == member)
    return sorted(theirs, key=lambda shift: (shift.begins, shift.whom))


def people_of(whom: str, roster: Roster) -> dict[str, Person]:
    """The members of the team who do this duty, by id; the newest shift of each says name and number."""
    found = {
        person.member: person for rotation in roster.rotations if rotation.whom == whom for person in rotation.people
    }
    for shift in sorted(roster.shifts, key=lambda one: one.begins):
        if shift.whom == whom:
            found[shift.member] = Person(shift.name, shift.number, shift.member)
    found.pop("", None)
    return found


def refuse_what_cannot_be(swap: Swap, roster: Roster, now: datetime) -> None:
    """Refuse a swap of what is over, is not theirs (any more) or another duty's; raises SwapRefused."""
    for shift, member in ((swap.given, swap.asked_by), (swap.taken, swap.asked_of)):
        if shift is None:
            continue
        if shift.begins <= now:
            raise SwapRefused("begun")
        if shift.member != member or shift not in roster.between(shift.begins, shift.ends, shift.whom):
            raise SwapRefused("changed")
    people = people_of(swap.given.whom, roster)
    if swap.asked_of == swap.asked_by or swap.asked_of not in people or swap.asked_by not in people:
        raise SwapRefused("not_of_this_duty")
    if swap.taken and swap.taken.whom != swap.given.whom:
        raise SwapRefused("not_of_this_duty")


def swapped(swap: Swap, roster: Roster, now: datetime) -> Roster:
    """The roster after it; every minute that had somebody has somebody.

    Raises SwapRefused, also where somebody would be called twice at one time.
    """
    refuse_what_cannot_be(swap, roster, now)
    people = people_of(swap.given.whom, roster)
    shifts = list(roster.shifts)
    for shift, member in ((swap.given, swap.asked_of), (swap.taken, swap.asked_by)):
        if shift:
            person = people[member]
            if shift in shifts:
                shifts.remove(shift)
            shifts.append(replace(shift, name=person.name, number=person.number, member=member))
    after = Roster(shifts, roster.rotations)
    touched = [shift for shift in (swap.given, swap.taken) if shift]
    around = after.between(min(one.begins for one in touched), max(one.ends for one in touched), swap.given.whom)
    if any(True for _ in (*overlaps_in(around), *twice_in_line(around))):
        raise SwapRefused("twice")
    return after
