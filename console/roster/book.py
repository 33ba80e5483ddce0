"""The roster as this room handles it: whose duties a member sees, and what is shown of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alerts.duty.roster import AHEAD, NATIONAL, SPECIALISTS, SUPERVISOR, Gap, Roster, empty_times
from alerts.duty.shift import Shift
from alerts.duty.swap import SwapState
from alerts.duty.week import DAYS, Piece, days_from, monday_of, pieces_of
from console.frame.desk import Desk
from regions.directory import Directory
from staff.member import Member
from store.in_force.roster import StoredRoster
from store.in_force.swaps import StoredSwaps
from texts.times import TASHKENT, local_date
from vocabulary.codes import CentreCode
from vocabulary.languages import Language

ROLES = (NATIONAL, SUPERVISOR, *sorted(SPECIALISTS))
"""Whom a shift is for, besides centres."""

_FURTHEST = timedelta(days=3660)
"""How far from now a week can be looked at."""


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
        today = monday_of(local_date(self.desk.now()))
        try:
            first = monday_of(date.fromisoformat(asked))
        except (ValueError, OverflowError):
            first = today
        return first if abs(first - today) < _FURTHEST else today

    def duties(self, roster: Roster, first: date) -> list[Duty]:
        """The rows of a week: the duties of all, then every centre that has a shift in any week."""
        centres = sorted(roster.duties() - set(ROLES))
        now = self.desk.now()
        return [
            Duty(whom, tuple(_days(first, roster, whom)), roster.on_duty(now, whom))
            for whom in (*ROLES, *centres)
            if self.sees(whom)
        ]

    def without_shift(self, roster: Roster) -> list[CentreCode]:
        """The centres that only their standing number stands for."""
        rostered = roster.duties()
        return [
            centre.code for centre in self.directory.centres if centre.code not in rostered and self.sees(centre.code)
        ]

    def gaps(self, roster: Roster) -> list[Gap]:
        """Times of the next four weeks in which nobody is called first, the nearest first."""
        now = self.desk.now()
        return [gap for gap in empty_times(roster, now, now + AHEAD) if self.sees(gap.whom)]

    def team(self) -> list[Member]:
        """Who works here."""
        return [one for one in self.desk.staff.everybody_by_id().values() if not one.is_disabled]

    @property
    def swaps(self) -> StoredSwaps:
        """The swaps that somebody asked for."""
        return StoredSwaps(self.desk.service.engine, self.desk.service.vault.service)

    def waiting(self) -> int:
        """How many swaps wait for whoever sits here."""
        me, now = self.desk.member.id, self.desk.now()
        mine = (one for one in self.swaps.of(me) if one.asked_of == me and one.state is SwapState.ASKED)
        return sum(one.given.begins > now for one in mine)

    def logins(self) -> dict[str, str]:
        """The ids of who works here by the name with which they sign in."""
        return {one.login: one.id for one in self.team()}


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
    begins = datetime.combine(first, time(), TASHKENT)
    shifts = roster.between(begins, begins + timedelta(days=DAYS), whom)
    return (tuple(pieces_of(day, shifts)) for day in days_from(first))
