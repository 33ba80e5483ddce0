"""What two rosters have not in common: shifts that go and shifts that come, to be seen before it happens."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alerts.duty.roster import Shift


@dataclass(frozen=True, slots=True)
class RosterChanges:
    """By the time at which they begin; a shift of which anything changes goes as it was and comes as it will be."""

    gone: tuple[Shift, ...]
    come: tuple[Shift, ...]

    @property
    def touched(self) -> tuple[Shift, ...]:
        """All of them."""
        return (*self.gone, *self.come)


def roster_changes(before: Iterable[Shift], after: Iterable[Shift]) -> RosterChanges:
    """What goes of the one and comes of the other."""
    was, will_be = Counter(before), Counter(after)
    return RosterChanges(_in_order(was - will_be), _in_order(will_be - was))


def _in_order(shifts: Counter[Shift]) -> tuple[Shift, ...]:
    return tuple(sorted(shifts.elements(), key=lambda shift: (shift.begins, shift.whom, shift.place)))
