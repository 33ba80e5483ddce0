"""The process dies at the N-th call to the database, for every N: all or nothing is stored, no alert stays behind."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from alerts.notice import Urgency
from config.settings import Settings
from doors.inbound import InboundText
from sms.gateway import Accepted, Outcome, OutgoingText
from sms.sending.deliver import Dispatcher
from sms.sending.outbox import COPIES_AT_ONCE, LEASE
from store.tables.alerts import alerts
from store.tables.callers import callers, checkpoints
from store.tables.outgoing import notices
from tests.store.record import HER, KEY, NOON, Record
from ussd.dial import Dial
from wiring import Service


class ProcessDied(BaseException):
    """kill -9: nothing after this point happens."""


@contextmanager
def dying_at(engine: Engine, call: int) -> Iterator[None]:
    """Die at this call to the database: before a statement, before a commit, or right after one."""
    left = iter(range(call, -1, -1))

    def count(connection: Connection, *_: Any) -> None:
        if next(left, None) == 0:
            connection.invalidate()
            raise ProcessDied

    for name in ("before_cursor_execute", "commit", "after_cursor_execute"):
        event.listen(engine, name, count)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit", "after_cursor_execute"):
            event.remove(engine, name, count)


def at_every_call(engine: Engine, begin: Callable[[], None], act: Callable[[], None]) -> Iterator[bool]:
    """Do it again and again, dying one call later each time; yields whether it died, the last time False."""
    call = 0
    died = True
    while died:
        begin()
        try:
            with dying_at(engine, call):
                act()
            died = False
        except ProcessDied:
            call += 1
        gc.collect(1)  # a process that died holds no cursor, and so no lock of SQLite's
        yield died
    assert call > 3, "it never died, so this showed nothing"


@pytest.fixture
def service(database_url: str) -> Iterator[Service]:
    service = Service(Settings(database_url=database_url, keys=(KEY,), webhook_secrets=("s",)))
    service.conversation.answer(Dial("warm", HER, ()), NOON)
    yield service
    service.engine.dispose()


@pytest.fixture
def record(database_url: str, service: Service) -> Iterator[Record]:
    record = Record(database_url)
    yield record
    record.engine.dispose()


def forget_everybody(record: Record) -> Callable[[], None]:
    def forget() -> None:
        for table in ("callers", "seen_messages", "checkpoints", "routes"):
            record.run(f"DELETE FROM {table}")

    return forget


def stored(record: Record) -> list[int]:
    return [record.count(table) for table in (callers, alerts)]


def test_a_dial_is_stored_whole_or_not_at_all_and_its_repeat_is_heard_once(service: Service, record: Record) -> None:
    dial = Dial("s-1", HER, ("1", "1"))
    for died in at_every_call(
        service.engine, forget_everybody(record), lambda: service.conversation.answer(dial, NOON) and None
    ):
        whole = [record.count(table) for table in (callers, alerts, notices, checkpoints)]
        assert whole in ([0, 0, 0, 0], [1, 1, 1, 1])
        assert died or whole == [1, 1, 1, 1]
        service.conversation.answer(dial, NOON)
        assert [record.count(table) for table in (callers, alerts, notices, checkpoints)] == [1, 1, 1, 1]
        assert record.rows(alerts)[0]["repeats"] == 0


def test_a_text_is_stored_whole_or_not_at_all_and_its_repeat_is_heard_once(service: Service, record: Record) -> None:
    text = InboundText("africastalking", "m-1", HER, "YORDAM")
    for died in at_every_call(service.engine, forget_everybody(record), lambda: service.inbox.receive(text, NOON)):
        assert stored(record) in ([0, 0], [1, 1])
        assert died or stored(record) == [1, 1]
        service.inbox.receive(text, NOON)
        assert stored(record) == [1, 1]
        assert record.rows(alerts)[0]["repeats"] == 0
        assert [row["urgency"] for row in record.rows()].count(Urgency.ALARM) == 1


class CountingRoute:
    """A provider that takes everything."""

    name = "fake"
    takes_free_text = True
    patience = 1.0

    def __init__(self) -> None:
        self.taken = 0

    def send(self, text: OutgoingText) -> Outcome:
        self.taken += 1
        return Accepted(f"m-{self.taken}")


def test_an_alarm_gets_out_wherever_the_worker_dies_and_is_copied_little(record: Record) -> None:
    route = CountingRoute()
    clock = [NOON]

    def begin() -> None:
        forget_everybody(record)()
        route.taken = 0
        record.help(at=clock[0])

    def deliver() -> None:
        dispatcher = Dispatcher(record.outbox, [route], lambda: clock[0], threads=1)
        try:
            dispatcher.deliver_due()
        finally:
            dispatcher._threads.shutdown()

    for died in at_every_call(record.engine, begin, deliver):
        assert died or route.taken == 1
        for _ in range(COPIES_AT_ONCE):
            clock[0] = _after(clock[0])
            deliver()
        assert 1 <= route.taken <= 2
        assert record.states() == ["handed"]


def _after(now: datetime) -> datetime:
    return now + 2 * LEASE
