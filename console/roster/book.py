"""The roster as this room handles it: whose duties a member sees, and what is shown of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from alerts.duty.roster import NATIONAL, SPECIALISTS, SUPERVISOR, Gap, Roster, Shift, gaps_between
from alerts.duty.week import Piece, days_from, monday_of, pieces_of
from console.frame.desk import Desk
from regions.directory import Directory
from store.in_force.roster import StoredRoster
from texts.times import local_date
from vocabulary.codes import CentreCode
from vocabulary.languages import Language

ROLES = (NATIONAL, SUPERVISOR, *sorted(SPECIALISTS))
"""Whom a shift is for, besides centres."""

_AHEAD = timedelta(days=14)
"""How far the list of gaps looks."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One row of the calendar: for whom, and the pieces of each day."""

    whom: str
    days: tuple[tuple[Piece, ...], ...]
    on_now: tuple[Shift, ...]

    @property
    def may_be_empty(self) -> bool:
        """Whether a time with nobody is nothing to worry about: specialists go home at night."""
        return self.whom in SPECIALISTS


@dataclass(frozen=True, slots=True)
class Listed:
    """A shift with its position in its version, by which a form names it."""

    position: int
    shift: Shift


@dataclass(frozen=True)
class Book:
    """The roster for whoever sits at the desk."""

    desk: Desk

    @property
    def stored(self) -> StoredRoster:
        """Its versions."""
        return self.desk.service.roster

    @property
    def directory(self) -> Directory:
        """The centres in force."""
        return self.desk.service.directory.newest()

    def sees(self, whom: str) -> bool:
        """Whether these duties are theirs to see: those of all, and of centres in a region of theirs."""
        if whom in ROLES:
            return True
        centre = self.directory.get(CentreCode(whom))
        return self.desk.member.region is None or (centre is not None and self.desk.member.sees(centre.region))

    def name_of(self, whom: str, language: Language) -> str:
        """For whom a shift is, in words; a centre that is no longer in the directory by its code."""
        if whom in ROLES:
            return self.desk.say(language, f"roster.whom_{whom}")
        centre = self.directory.get(CentreCode(whom))
        return centre.name(language) if centre else whom

    def monday(self, asked: str) -> date:
        """The week that the address of a page asks for, else this one."""
        try:
            return monday_of(date.fromisoformat(asked))
        except (ValueError, OverflowError):
            return monday_of(local_date(self.desk.now()))

    def duties(self, roster: Roster, first: date) -> list[Duty]:
        """The rows of a week: the duties of all, then every centre that has a shift in any week."""
        centres = dict.fromkeys(shift.whom for shift in roster.shifts if shift.whom not in ROLES)
        now = self.desk.now()
        return [
            Duty(whom, tuple(_days(first, roster, whom)), roster.on_duty(now, whom))
            for whom in (*ROLES, *centres)
            if self.sees(whom)
        ]

    def without_shift(self, roster: Roster) -> list[CentreCode]:
        """The centres that only their standing number stands for."""
        rostered = {shift.whom for shift in roster.shifts}
        return [
            centre.code for centre in self.directory.centres if centre.code not in rostered and self.sees(centre.code)
        ]

    def gaps(self, roster: Roster) -> list[Gap]:
        """Times soon in which nobody is called first, and the end of each duty's last shift if that is soon."""
        now, soon = self.desk.now(), self.desk.now() + _AHEAD
        watched = [shift for shift in roster.shifts if shift.whom not in SPECIALISTS and self.sees(shift.whom)]
        between = [gap for gap in gaps_between(watched) if gap.ends > now and gap.begins < soon]
        return sorted(between, key=lambda gap: gap.begins)

    def never_on_duty(self, roster: Roster) -> list[str]:
        """The duties of the whole country that never had a shift: no gap lies between two, and all is one."""
        rostered = {shift.whom for shift in roster.shifts}
        return [whom for whom in (NATIONAL, SUPERVISOR) if whom not in rostered]

    def last_shifts(self, roster: Roster) -> list[Shift]:
        """The last shift of each duty, if it ends soon or has ended."""
        last: dict[str, Shift] = {}
        for shift in roster.shifts:
            if shift.place == 1 and shift.whom not in SPECIALISTS and self.sees(shift.whom):
                last[shift.whom] = max(last.get(shift.whom, shift), shift, key=lambda one: one.ends)
        soon = self.desk.now() + _AHEAD
        return sorted((shift for shift in last.values() if shift.ends < soon), key=lambda shift: shift.ends)


def listed_in(roster: Roster, first: date) -> list[Listed]:
    """The shifts that touch a week, by the time at which they begin."""
    days = days_from(first)
    here = [
        Listed(position, shift)
        for position, shift in enumerate(roster.shifts)
        if local_date(shift.begins) <= days[-1] and local_date(shift.ends) >= days[0]
    ]
    return sorted(here, key=lambda one: (one.shift.begins, one.shift.whom, one.shift.place))


def _days(first: date, roster: Roster, whom: str) -> Iterable[tuple[Piece, ...]]:
    shifts = [shift for shift in roster.shifts if shift.whom == whom]
    return (tuple(pieces_of(day, shifts)) for day in days_from(first))
