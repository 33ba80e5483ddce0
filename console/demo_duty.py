"""Who is on duty in a demonstration: the line by day and by night, others by the week, with one gap to be seen."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from alerts.duty.roster import NATIONAL, SUPERVISOR, Shift
from alerts.duty.week import monday_of
from texts.times import TASHKENT, local_date
from vocabulary.phone_number import PhoneNumber
from wiring import Service

MORNING, EVENING = time(8), time(20)
DAYS = 35
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


def demo_shifts(service: Service, now: datetime) -> list[Shift]:
    """Shifts of everybody but the centres, whose standing numbers are called; the line's phone is always the same."""
    line, supervisor = service.settings.duty_sms, service.settings.supervisor_sms
    monday = monday_of(local_date(now)) - timedelta(days=7)
    shifts: list[Shift] = []
    for number in range(DAYS):
        day = monday + timedelta(days=number)
        morning, evening, next_morning = _at(day, MORNING), _at(day, EVENING), _at(day + timedelta(days=1), MORNING)
        by_day, by_night = _in_turn(_ON_THE_LINE, number), _in_turn(_ON_THE_LINE, number + 1)
        shifts.append(Shift(NATIONAL, 1, by_day, line, morning, evening))
        if number != GAP_ON_DAY:
            shifts.append(Shift(NATIONAL, 1, by_night, line, evening, next_morning))
    for number in range(DAYS // 7):
        begins, ends = (_at(monday + timedelta(weeks=week), MORNING) for week in (number, number + 1))
        shifts.append(Shift(SUPERVISOR, 1, _in_turn(_SUPERVISORS, number), supervisor, begins, ends))
        shifts += [Shift(whom, 1, name, phone, begins, ends) for whom, (name, phone) in _SPECIALISTS.items()]
    return shifts


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, TASHKENT).astimezone(UTC)


def _in_turn(names: Sequence[str], number: int) -> str:
    return names[number % len(names)]
