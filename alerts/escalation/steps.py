"""Who is told when nobody answers: steps with a clock, as values. Times are spans; nothing here reads a clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Whom(StrEnum):
    """Whom a step of the escalation tells."""

    CONTACTS = "contacts"
    CENTRE = "centre"
    SECOND_DUTY = "second_duty"
    NEIGHBOUR_CENTRE = "neighbour_centre"
    DUTY_LINE = "duty_line"
    SUPERVISOR = "supervisor"
    SPECIALIST = "specialist"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, counted from the alert, whom, and whether over another route than before where there is one."""

    after: timedelta
    whom: tuple[Whom, ...]
    by_another_route: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """The step that comes next in an alert, and when it is due (aware UTC); None while a human has the alert."""

    step: int
    due_at: datetime | None

    @property
    def stopped(self) -> "Clock":
        """The clock while a human has the alert."""
        return Clock(self.step, None)

    def is_due(self, now: datetime) -> bool:
        """Whether the next step is to be taken."""
        return self.due_at is not None and self.due_at <= now


@dataclass(frozen=True, slots=True)
class Escalation:
    """The steps in their order, the first at once; the last one repeats until somebody answers."""

    steps: tuple[Step, ...]
    repeat_every: timedelta

    @property
    def last(self) -> int:
        """The position of the step that repeats."""
        return len(self.steps) - 1

    def whom_next(self, clock: Clock) -> tuple[Whom, ...]:
        """Whom the next step of this clock tells."""
        return self.steps[min(clock.step, self.last)].whom

    def begun(self, now: datetime) -> Clock:
        """The clock of an alert whose first step was taken now."""
        return self.after(0, now)

    def after(self, step: int, now: datetime) -> Clock:
        """The clock once this step was taken now.

        The wait counts from now: whoever was told late, after a stop or a jump of the clock, still gets their time.
        """
        if step >= self.last:
            return Clock(self.last, now + self.repeat_every)
        return Clock(step + 1, now + self.steps[step + 1].after - self.steps[step].after)
