"""The clocks of alerts and requests: whoever looks finds those whose next step is due, and takes it in one transaction.

The clocks stand in the record, so they outlive every process, and any number of workers may look: the book of an alert
is open to one of them, and the next finds the clock set anew. A clock that jumps takes a step early or late, never
twice.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

import structlog

from alerts.book import Book, RecordUnavailable
from alerts.contacts.consent import disable_lost_contacts
from alerts.escalation.escalate import escalate
from alerts.requests.escalate import escalate_requests
from alerts.surroundings import Surroundings
from alerts.team.handing_over import let_nobody_have_it

MOST_AT_ONCE = 100
"""Alerts of one look; what is left waits for the next, a second later."""

_log = structlog.get_logger()


class Ledger(Protocol):
    """The record, as the clocks need it."""

    def callers_whose_step_is_due(self, now: datetime, most: int) -> Sequence[str]:
        """The ids of callers with an open alert whose next step is due, the longest waiting first."""
        ...

    def callers_whose_request_is_due(self, now: datetime, most: int) -> Sequence[str]:
        """The ids of callers with a call-back or question whose next step is due."""
        ...

    def callers_whose_holder_is_gone(self, now: datetime, most: int) -> Sequence[str]:
        """The ids of callers whose alert one of the team has who is signed out, or gave it away too long ago."""
        ...

    def members_here(self, now: datetime) -> Collection[str]:
        """The ids of the members of staff who are signed in."""
        ...

    def callers_with_lost_contacts(self, most: int) -> Sequence[str]:
        """The ids of callers who have a contact whose number does not exist."""
        ...

    def open_book_of(self, caller_id: str, now: datetime) -> AbstractContextManager[Book]:
        """A caller's pages by her id."""
        ...


@dataclass(frozen=True, slots=True)
class Clocks:
    """Looks at what is due; `ring` tells the worker that something may be waiting."""

    ledger: Ledger
    around: Callable[[], Surroundings]
    ring: Callable[[], None]

    def look(self, now: datetime) -> None:
        """Take every step that is due; raises RecordUnavailable, and then nothing of the last step is stored."""
        self._in_each_book(self.ledger.callers_whose_step_is_due(now, MOST_AT_ONCE), escalate, now)
        self._in_each_book(self.ledger.callers_whose_request_is_due(now, MOST_AT_ONCE), escalate_requests, now)
        if left := self.ledger.callers_whose_holder_is_gone(now, MOST_AT_ONCE):
            self._in_each_book(left, partial(let_nobody_have_it, self.ledger.members_here(now)), now)
        self._in_each_book(self.ledger.callers_with_lost_contacts(MOST_AT_ONCE), disable_lost_contacts, now)

    def _in_each_book(self, callers: Sequence[str], rule: Callable[[Book, Surroundings], None], now: datetime) -> None:
        """DANGER: what is wrong with one alert must not keep the others waiting."""
        if not callers:
            return
        around = self.around()
        for caller_id in callers:
            try:
                with self.ledger.open_book_of(caller_id, now) as book:
                    rule(book, around)
            except RecordUnavailable as unavailable:
                _log.warning("clock_waits_for_record", reason=str(unavailable))
            except Exception as error:  # noqa: BLE001
                _log.error("step_failed", rule=_name_of(rule), exc_info=error)
        self.ring()


def _name_of(rule: Callable[..., None]) -> str:
    return (rule.func if isinstance(rule, partial) else rule).__name__
