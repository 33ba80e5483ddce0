"""Texts that no rule understood: somebody reads each, and one that waits too long is seen to wait."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from unicodedata import category

from vocabulary.codes import RegionCode

AGES_AFTER, LATE_AFTER = timedelta(minutes=10), timedelta(minutes=30)
LONGEST_KEPT = 1000
"""Characters of a text."""
MOST_WAITING = 20
"""Texts of one sender that wait to be read; more are counted and not kept, or a machine would fill the disk."""
_OCTETS = re.compile(r"\d{17,}")
_FEWEST_OF_A_PIN = 4
_LOST_LETTERS = "???"
"""What a gateway without their alphabet makes of them."""


class ReadAs(StrEnum):
    """What came of a text that somebody read."""

    NOTHING_NEEDED = "nothing_needed"
    CALLED_BACK = "called_back"
    OF_AN_ALERT = "of_an_alert"
    PASSED_ON = "passed_on"
    NOT_FOR_US = "not_for_us"


class Age(StrEnum):
    """How long a text has been waiting."""

    FRESH = "fresh"
    AGEING = "ageing"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that waits to be read. `sender` is opaque; `more` of the same sender were counted and not kept after it.

    `number` is as the network wrote it where it is no phone's: a name or a short code.

    `centre_may_read` is False when she wants no centre told (S8): then only who works for the whole country reads it.
    """

    id: str
    sender: str
    number: str
    body: str
    received_at: datetime
    region: RegionCode | None = None
    centre_may_read: bool = True
    more: int = 0


@dataclass(frozen=True, slots=True)
class Pile:
    """All unread texts of one sender, the oldest first."""

    texts: tuple[Unread, ...]

    @property
    def since(self) -> datetime:
        """Since when the oldest waits."""
        return self.texts[0].received_at

    @property
    def more(self) -> int:
        """How many more came and were not kept."""
        return sum(text.more for text in self.texts)

    def age(self, now: datetime) -> Age:
        """How long the oldest has been waiting."""
        waited = now - self.since
        return Age.LATE if waited >= LATE_AFTER else Age.AGEING if waited >= AGES_AFTER else Age.FRESH


def is_worth_reading(body: str) -> bool:
    """Whether a human can read anything in it, be it a picture, or the question marks of letters that were lost.

    Figures alone are keys of the menu or a PIN: nobody is to see those. More than any of them has are letters' octets.
    """
    is_said = any(character.isalpha() or category(character) == "So" for character in body)
    return is_said or _LOST_LETTERS in body or _OCTETS.search(body) is not None


def shows_who_wrote(body: str) -> bool:
    """Whether a human is to see that a stranger wrote this, though there is next to nothing to read in it.

    Nothing is what gateways make of letters that they do not have. So many figures as a PIN has are for nobody.
    """
    return sum(map(str.isdigit, body)) < _FEWEST_OF_A_PIN


def piles(unread: Iterable[Unread]) -> list[Pile]:
    """Unread texts (oldest first) by sender, who waits longest first: a flood of one sender is one pile."""
    by_sender: dict[str, list[Unread]] = {}
    for text in unread:
        by_sender.setdefault(text.sender, []).append(text)
    return [Pile(tuple(texts)) for texts in by_sender.values()]
