"""Rotations: people who are on duty in turn, the same number of days each, without an end unless one is named.

Turns are made of a rotation when somebody looks, so that none runs out over New Year or because nobody wrote the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from alerts.duty.shift import Shift
from texts.times import TASHKENT, local_date
from vocabulary.phone_number import PhoneNumber

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes turns: name, number, and the id of the member of the team, if they are one."""

    name: str
    number: PhoneNumber
    member: str = ""


@dataclass(frozen=True, slots=True)
class Rotation:
    """People in turn, `days` each from `first_day` on, up to `last_day` where there is one.

    `begins` and `ends` are the hours of each day in Tashkent, an end before its begin being on the next day. Where they
    are the same a turn is one shift of all its days.
    """

    whom: str
    place: int
    people: tuple[Person, ...]
    first_day: date
    days: int
    begins: time
    ends: time
    last_day: date | None = None

    def person_of(self, day: date) -> Person:
        """Whose turn this day is."""
        return self.people[(day - self.first_day).days // self.days % len(self.people)]

    def shifts(self, begins: datetime, ends: datetime) -> Iterator[Shift]:
        """The shifts that touch a time (aware), in their order."""
        step = self.days if self.begins == self.ends else 1
        gone_by = max(0, (local_date(begins) - self.first_day).days // step - 1)
        day = self.first_day + timedelta(days=gone_by * step)
        while (self.last_day is None or day <= self.last_day) and (one := self._shift(day, step)).begins < ends:
            if one.ends > begins:
                yield one
            day += timedelta(days=step)

    def _shift(self, day: date, step: int) -> Shift:
        over = timedelta(days=step) if step > 1 or self.ends <= self.begins else timedelta()
        last = min(day + over, self.last_day + _DAY) if self.last_day and step > 1 else day + over
        who = self.person_of(day)
        return Shift(
            self.whom, self.place, who.name, who.number, _at(day, self.begins), _at(last, self.ends), who.member
        )


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, TASHKENT).astimezone(UTC)
