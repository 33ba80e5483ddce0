"""A text to the operator's own number every hour, over the road of all texts, so that a silent road is noticed."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from doors.once import OnceKey
from texts.catalogue import Words
from texts.times import clock_time
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber

EVERY = timedelta(hours=1)
ARRIVES_WITHIN = timedelta(minutes=10)
REMEMBERED = timedelta(days=1)

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class SelfTest:
    """One test as the record has it: when it was posted, taken by a route, and, where there are receipts, delivered."""

    id: str
    posted_at: datetime
    route: str | None = None
    handed_at: datetime | None = None
    delivered_at: datetime | None = None


class Tests(Protocol):
    """The tests in the record."""

    def since(self, at: datetime) -> Sequence[SelfTest]:
        """Those posted since then, the newest first."""
        ...


class OperatorsBook(Protocol):
    """The pages of the operator's number."""

    def is_first(self, once: OnceKey) -> bool:
        """Whether this is done for the first time; from now on it is not."""
        ...

    def post(self, posted: Iterable[Notice]) -> None:
        """Put notices into the outbox."""
        ...


class Ledger(Protocol):
    """The record, as a test needs it."""

    def open_book(self, number: PhoneNumber, now: datetime) -> AbstractContextManager[OperatorsBook, bool | None]:
        """The pages of a number."""
        ...


def overdue(tests: Sequence[SelfTest], now: datetime) -> SelfTest | None:
    """The last of these tests, newest first, that had the time to arrive, if it did not.

    A route that ever sent a receipt must send one again; of one that sends none only the hand-over is known.
    """
    with_receipts = {test.route for test in tests if test.delivered_at}
    for test in tests:
        if test.delivered_at if test.route in with_receipts else test.handed_at:
            return None
        if now - test.posted_at >= ARRIVES_WITHIN:
            return test
    return None


@dataclass(frozen=True, slots=True)
class SelfTesting:
    """Posts the tests and calls the operator. Every worker may look as often as it likes: the record lets one act."""

    ledger: Ledger
    tests: Tests
    words: Words
    number: PhoneNumber

    def look(self, now: datetime) -> None:
        """Post the test of this hour, and page for one that did not arrive; raises RecordUnavailable."""
        tests = self.tests.since(now - REMEMBERED)
        late = overdue(tests, now)
        hour = now.replace(minute=0, second=0, microsecond=0)
        if late is None and any(test.posted_at >= hour for test in tests):
            return
        with self.ledger.open_book(self.number, now) as book:
            if book.is_first(OnceKey("self_test", hour.isoformat(), self.number)):
                book.post([self._test(now)])
            is_news = late is not None and book.is_first(OnceKey("self_test_overdue", late.id, self.number))
        if late and is_news:
            _log.error("self_test_overdue", notice=late.id, route=late.route, was_handed=late.handed_at is not None)

    def _test(self, now: datetime) -> Notice:
        operator = Addressee(Recipient.OPERATOR, "", self.number, TellReason.SELF_TEST)
        body = self.words.say("operator.self_test", UZ, time=clock_time(now))
        return Notice(operator, body, Urgency.ROUTINE, expires_at=now + EVERY)
