"""What two rosters have not in common: what goes and what comes, to be seen before it happens."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from alerts.duty.roster import Roster
from alerts.duty.rotation import Rotation
from alerts.duty.shift import Shift


@dataclass(frozen=True, slots=True)
class RosterChanges:
    """By the time at which they begin; a shift of which anything changes goes as it was and comes as it will be."""

    gone: tuple[Shift, ...]
    come: tuple[Shift, ...]
    rotations_gone: tuple[Rotation, ...] = ()
    rotations_come: tuple[Rotation, ...] = ()

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The shifts written one by one among them."""
        return (*self.gone, *self.come)

    @property
    def duties(self) -> frozenset[str]:
        """Whose duties change."""
        return frozenset(
            [
                *(shift.whom for shift in self.shifts),
                *(rotation.whom for rotation in (*self.rotations_gone, *self.rotations_come)),
            ]
        )


def roster_changes(before: Roster, after: Roster) -> RosterChanges:
    """What goes of the one and comes of the other."""
    was, will_be = Counter(before.shifts), Counter(after.shifts)
    return RosterChanges(
        _in_order(was - will_be),
        _in_order(will_be - was),
        _not_in(before.rotations, after.rotations),
        _not_in(after.rotations, before.rotations),
    )


def _not_in(some: Iterable[Rotation], others: Collection[Rotation]) -> tuple[Rotation, ...]:
    return tuple(one for one in some if one not in others)


def _in_order(shifts: Counter[Shift]) -> tuple[Shift, ...]:
    return tuple(sorted(shifts.elements(), key=lambda shift: (shift.begins, shift.whom, shift.place)))
