"""How much somebody may be sent who never agreed to hear from us (S11): one rule, in figures.

All of it is counted by caller and number together. A number alone is never limited, and no caller's doing counts
against another's: so nobody can use up what another woman needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

A_DAY = timedelta(days=1)
MOST_ASKED_BY_A_CALLER = 5
"""Invitations and try-outs in a day. Who agreed may be tried out beyond them."""
MOST_ASKED_OF_A_NUMBER = 2
"""Of those from one caller to one number, also of who agreed."""

MOST_ALARMS = 6
"""Texts of alarm in a day from one caller to one number that never agreed."""
MOST_NEWS = 12
"""All texts about alerts likewise; after that they hear alarms alone."""

A_WHILE = timedelta(minutes=10)
A_DIAL_SAYS = 2
"""Past six by dials: an alarm and where she is, which a dial may say again after a while."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How many invitations and try-outs a caller sent today: in all, and to this number."""

    in_all: int
    of_this_number: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """A text of alarm that a caller's contact was sent: when (aware UTC), and whether she had dialled for it."""

    at: datetime
    by_dial: bool


def may_be_asked(asked: Asked, has_agreed: bool) -> bool:
    """Whether one more invitation or try-out may go to a contact, who agreed at some time or never."""
    if asked.of_this_number >= MOST_ASKED_OF_A_NUMBER:
        return False
    return has_agreed or asked.in_all < MOST_ASKED_BY_A_CALLER


def is_held_back(today: Sequence[Alarm], now: datetime, by_dial: bool) -> bool:
    """Whether one more alarm to somebody who never agreed is held back, after those that they were sent today.

    A dial, for which the network vouches, is counted among dials alone: no forged text uses up what it needs. An alert
    itself is never held back: it is stored, the others are told, and where there is no other nothing is held back
    (`alerts.help.raise_alert`).
    """
    if not by_dial:
        return len(today) >= MOST_ALARMS
    dialled = [alarm for alarm in today if alarm.by_dial]
    return len(dialled) >= MOST_ALARMS and sum(now - alarm.at < A_WHILE for alarm in dialled) >= A_DIAL_SAYS
