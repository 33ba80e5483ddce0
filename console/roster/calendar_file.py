"""Somebody's own shifts as a file for the calendar of their phone (RFC 5545).

DANGER: such a file is carried about and synchronised. It says whose duty and when: no number, no alert, no caller.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from alerts.duty.shift import Shift

TYPE = "text/calendar"

_OURS = uuid5(NAMESPACE_URL, "tag:najot,2026:roster")


def as_calendar(shifts: Iterable[Shift], now: datetime, summary: Callable[[Shift], str]) -> bytes:
    """The file; `summary` says in words what a shift is. The same shift has the same UID in every file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Najot//roster//UZ")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for shift in shifts:
        event = Event()
        event.add("uid", _uid(shift))
        event.add("dtstamp", now)
        event.add("dtstart", shift.begins)
        event.add("dtend", shift.ends)
        event.add("summary", summary(shift))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    file: bytes = calendar.to_ical()
    return file


def _uid(shift: Shift) -> str:
    return str(uuid5(_OURS, f"{shift.whom} {shift.place} {shift.begins.isoformat()} {shift.member}"))
