"""Who is on duty in a demonstration: in rotations but for the nights of the line, which have one gap to be seen."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from alerts.duty.roster import NATIONAL, SUPERVISOR, Roster
from alerts.duty.rotation import Person, Rotation
from alerts.duty.shift import Shift
from alerts.duty.week import monday_of
from store.staff.members import StoredStaff
from texts.times import TASHKENT, local_date
from vocabulary.phone_number import PhoneNumber
from wiring import Service

MORNING, EVENING = time(8), time(20)
DAYS = 49
"""From the Monday of the week before."""
GAP_ON_DAY = 16
"""Of these: this night nobody is on the national line, and its standing number is called."""

_ON_THE_LINE = ("Nargiza (namuna)", "Светлана (namuna)", "Shahnoza (namuna)")
_SUPERVISORS = ("Dilnoza (namuna)", "Barno (namuna)")
_SPECIALISTS = {
    "psychologist": ("Nodira (namuna)", PhoneNumber("+998000003001")),
    "doctor": ("Zulfiya (namuna)", PhoneNumber("+998000003002")),
    "lawyer": ("Ирина (namuna)", PhoneNumber("+998000003003")),
}


def demo_roster(service: Service, now: datetime) -> Roster:
    """Duties of everybody but the centres, whose standing numbers are called; the line's phone is always the same."""
    members = {
        member.name: member.id for member in StoredStaff(service.engine, service.vault).everybody_by_id().values()
    }
    line, supervisor = service.settings.duty_sms, service.settings.supervisor_sms
    monday = monday_of(local_date(now)) - timedelta(days=7)
    nights = []
    for number in range(DAYS):
        begins, ends = (
            _at(monday + timedelta(days=day), hour) for day, hour in ((number, EVENING), (number + 1, MORNING))
        )
        if number != GAP_ON_DAY:
            nights.append(Shift(NATIONAL, 1, _in_turn(_ON_THE_LINE, number + 1), line, begins, ends))
    by_day = tuple(Person(name, line) for name in _ON_THE_LINE)
    supervisors = tuple(Person(name, supervisor, members.get(name, "")) for name in _SUPERVISORS)
    rotations = [
        Rotation(NATIONAL, 1, by_day, monday, 1, MORNING, EVENING),
        Rotation(SUPERVISOR, 1, supervisors, monday, 7, MORNING, MORNING),
    ]
    for whom, (name, phone) in _SPECIALISTS.items():
        rotations.append(Rotation(whom, 1, (Person(name, phone, members.get(name, "")),), monday, 7, MORNING, MORNING))
    return Roster(nights, rotations)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, TASHKENT).astimezone(UTC)


def _in_turn(names: Sequence[str], number: int) -> str:
    return names[number % len(names)]
