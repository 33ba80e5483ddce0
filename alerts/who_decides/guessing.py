"""Codes and keys guessed in sequence: who dials too many wrong codes is not listened to for an hour.

Too many wrong keys by text shut out nobody, because a text's sender can be forged: that phone's keys become longer.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_WRONG = 10
SHUT_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class WrongCodes:
    """How many wrong codes a number named, and since when (aware UTC); shut, since the one that was too many."""

    count: int
    since: datetime

    def is_shut(self, now: datetime) -> bool:
        """Whether the codes of this number are ignored now."""
        return self.count >= MOST_WRONG and self.since <= now < self.since + SHUT_FOR


def with_one_more(known: WrongCodes | None, now: datetime) -> WrongCodes:
    """One more wrong code; the tenth within an hour shuts the number for an hour from now. More are not counted."""
    if known is None or not known.since <= now < known.since + SHUT_FOR:
        return WrongCodes(1, now)
    if known.is_shut(now):
        return known
    count = known.count + 1
    return WrongCodes(count, now if count == MOST_WRONG else known.since)
