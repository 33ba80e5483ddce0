"""How many routine texts may go out now. Alarms and answers never ask."""

from dataclasses import dataclass
from datetime import timedelta

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Budget:
    """What the operator lets routine texts cost: a rate, so that a mistake floods nobody, and a day's spending."""

    per_minute: int
    per_day: int

    def left(self, last_minute: int, last_day: int) -> int:
        """How many more may go out, when so many did or are about to in the last minute and the last day."""
        return max(0, min(self.per_minute - last_minute, self.per_day - last_day))


UNLIMITED = Budget(10**9, 10**9)
