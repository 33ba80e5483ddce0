"""How long a sign-in lasts: 30 minutes without a key, 12 hours in all; half of one, ten minutes.

OWASP ASVS 5.0, chapter V7; NIST SP 800-63B-4, section 2.2.3.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
HALFWAY = timedelta(minutes=10)
"""Between the password and the second factor."""
NOTED_EVERY = timedelta(minutes=1)
"""How exactly a sign of life is kept: each costs a write."""

ASKED_NOTED_EVERY = timedelta(seconds=30)
"""How exactly it is kept that an open page asks by itself, which is no sign of life."""
AT_A_PAGE = timedelta(minutes=1) + ASKED_NOTED_EVERY
"""Whose page asked within the last minute was noted no longer ago."""


class Stage(StrEnum):
    """How far somebody is: the second factor is asked, the first sign-in's steps are, or the door is open."""

    FACTOR = "factor"
    SET_UP = "set_up"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in of a member of the team; times are aware UTC."""

    member_id: str
    began_at: datetime
    seen_at: datetime
    stage: Stage = Stage.IN

    def is_over(self, now: datetime) -> bool:
        """Whether it has to be begun anew."""
        longest = HALFWAY if self.stage is Stage.FACTOR else ABSOLUTE
        return now - self.seen_at >= IDLE or now - self.began_at >= longest

    def is_to_be_noted(self, now: datetime) -> bool:
        """Whether a key pressed now is worth a write."""
        return now - self.seen_at >= NOTED_EVERY
