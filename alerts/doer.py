"""Whose doing something is, in the history of an alert or a request."""

from enum import StrEnum


class Doer(StrEnum):
    """Who did it; CLOCK is nobody: time ran out."""

    CALLER = "caller"
    CONTACT = "contact"
    CENTRE = "centre"
    DUTY_LINE = "duty_line"
    SUPERVISOR = "supervisor"
    SPECIALIST = "specialist"
    STAFF = "staff"
    CLOCK = "clock"
