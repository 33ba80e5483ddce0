"""Whom the clock of an alert tells next, in the reader's words."""

from alerts.escalation.steps import Clock
from console.frame.desk import Desk
from console.frame.paper import language_of_reader


def who_is_next(desk: Desk, clock: Clock, no_centre: bool) -> str:
    """Their names; `no_centre`: she wants no centre told, and nobody of it hears it who has not heard it already."""
    language = language_of_reader()
    if no_centre:
        return desk.say(language, "queue.step.told")
    whom = desk.service.plan.alerts.whom_next(clock)
    return ", ".join(desk.say(language, f"queue.step.{one}") for one in whom)
