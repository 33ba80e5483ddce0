"""The calm class: call-backs and questions have clocks as alarms have, that run only in working hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.escalation.steps import Clock, Escalation
from alerts.requests.request import Request
from alerts.requests.working_hours import SAFE, Hours

CALL_WITHIN = timedelta(hours=3)
WORTH_AN_ATTEMPT = timedelta(minutes=30)
"""A safe time that is nearly over is left for the next one."""

ANSWER_WITHIN = timedelta(hours=8)
"""Of working time, to a question."""


@dataclass(frozen=True, slots=True)
class Calm:
    """When staff work, and who is told of a request, counted in working time, until somebody takes it."""

    hours: Hours
    steps: Escalation

    def begun(self, at: datetime) -> Clock:
        """The clock of a request whose first step is due as soon as anybody works."""
        return Clock(0, self.hours.opening(at)[0])

    def after(self, step: int, at: datetime) -> Clock:
        """The clock once this step was taken then."""
        plain = self.steps.after(step, at)
        return Clock(plain.step, self.hours.later(at, (plain.due_at or at) - at))

    def due(self, request: Request, at: datetime) -> datetime:
        """By when it is to be done, from this instant on: a call within the time that she called safe.

        Where that and the working hours have nothing in common, hers count.
        """
        if request.words:
            return self.hours.later(at, ANSWER_WITHIN)
        safe = SAFE[request.time]
        hours = self.hours.and_also(safe) or safe
        opens, closes = hours.opening(at)
        if closes - opens < WORTH_AN_ATTEMPT:
            opens, closes = hours.opening(closes)
        return min(opens + CALL_WITHIN, closes)
