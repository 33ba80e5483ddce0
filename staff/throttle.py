"""How often somebody may try: a bucket of tries that fills again one at a time, so that no lock-out lasts.

The generic cell rate algorithm (ITU-T I.371): all that is kept is when the bucket will be full again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Bucket:
    """`most` tries at once, then one `every` so often."""

    most: int
    every: timedelta

    def wait(self, full_at: datetime | None, now: datetime) -> timedelta:
        """How long until the next try; zero or less for at once."""
        return self.after_a_try(full_at, now) - now - self.most * self.every

    def after_a_try(self, full_at: datetime | None, now: datetime) -> datetime:
        """When the bucket will be full again once this try is taken out."""
        return max(full_at or now, now) + self.every


SIGN_IN = Bucket(10, timedelta(minutes=5))
"""For a sign-in name, apart for each browser that knows it: who guesses from elsewhere does not lock its owner out."""

SECOND_FACTOR = Bucket(6, timedelta(minutes=15))
"""For who knows the password: of a million codes three are right at a time."""

ADDRESS = Bucket(60, timedelta(seconds=10))
"""For an address, behind which a whole office may sit."""
