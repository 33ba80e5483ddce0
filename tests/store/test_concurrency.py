"""Many requests at the same moment: what must happen once happens once."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from config.settings import Settings
from menus.place import Screen
from store import database
from store.in_force.directory import StoredDirectory
from store.tables.alerts import alerts
from store.tables.callers import callers, checkpoints, stopped_numbers
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA, around, contact
from tests.store.record import HER, KEY, NOON, Record
from ussd.conversation import Conversation
from ussd.dial import Dial
from vocabulary.phone_number import PhoneNumber
from wiring import Service

AT_ONCE = 50
Result = TypeVar("Result")


def at_once(requests: list[Callable[[], Result]]) -> list[Result]:
    """Run each in a thread of its own, all beginning together."""
    ready = threading.Barrier(len(requests))

    def run(request: Callable[[], Result]) -> Result:
        ready.wait()
        return request()

    with ThreadPoolExecutor(len(requests)) as threads:
        return list(threads.map(run, requests))


@pytest.fixture
def conversation(record: Record, monkeypatch: pytest.MonkeyPatch) -> Iterator[Conversation]:
    """With more patience than a door has, because a busy machine is not what is tried here."""
    monkeypatch.setattr(database, "LONGEST_WAIT_MS", 60_000)
    service = Service(Settings(database_url=record.url, keys=(KEY,), webhook_secrets=("secret",)))
    yield service.conversation
    service.engine.dispose()


def help_from(conversation: Conversation, session: str, number: PhoneNumber = HER) -> Callable[[], Screen]:
    return lambda: conversation.answer(Dial(session, number, ("1", "1")), NOON)


def test_the_same_first_help_fifty_times_is_one_caller_one_alert_and_one_notice(
    record: Record, conversation: Conversation
) -> None:
    screens = at_once([help_from(conversation, "session-1")] * AT_ONCE)
    assert len(set(screens)) == 1
    assert [record.count(table) for table in (callers, alerts, notices, checkpoints)] == [1, 1, 1, 1]
    assert record.rows(alerts)[0]["repeats"] == 0


def test_fifty_calls_of_one_new_number_join_one_alert(record: Record, conversation: Conversation) -> None:
    at_once([help_from(conversation, f"session-{n}") for n in range(AT_ONCE)])
    assert [record.count(table) for table in (callers, alerts, notices)] == [1, 1, 1]
    assert record.rows(alerts)[0]["repeats"] == AT_ONCE - 1


def test_fifty_callers_at_once_have_an_alert_each(record: Record, conversation: Conversation) -> None:
    numbers = [PhoneNumber(f"+99800002{n:04}") for n in range(AT_ONCE)]
    at_once([help_from(conversation, "the same id", number) for number in numbers])
    assert [record.count(table) for table in (callers, alerts, notices)] == [AT_ONCE] * 3
    assert len({row["code"] for row in record.rows(alerts)}) == AT_ONCE


def test_no_notice_is_claimed_twice(record: Record) -> None:
    for n in range(AT_ONCE):
        record.help(PhoneNumber(f"+99800002{n:04}"))
    claims = at_once([lambda: record.outbox.claim(NOON, 7)] * 10)
    taken = [claimed.id for one in claims for claimed in one]
    assert len(taken) == len(set(taken))
    assert all(len(one) <= 7 for one in claims)
    while more := record.outbox.claim(NOON, 7):
        taken += [claimed.id for claimed in more]
    assert sorted(taken) == sorted(row["id"] for row in record.rows())


def test_an_opt_out_while_she_calls_loses_neither(record: Record, conversation: Conversation) -> None:
    with record.book() as book:
        book.add_contact(contact())
    calls = [help_from(conversation, f"session-{n}") for n in range(10)]
    at_once([*calls, *[lambda: record.ledger.stop_telling(AZIZA, NOON)] * 10])  # type: ignore[list-item]
    with record.book() as book:
        assert [one.is_told for one in book.caller.contacts] == [False]
    assert record.count(stopped_numbers) == 1
    assert record.rows(alerts)[0]["repeats"] == 9


def test_two_processes_that_start_at_once_share_their_keys(database_url: str) -> None:
    records = at_once([lambda: Record(database_url)] * 8)
    sealed = records[0].vault.service.seal("Salom", "table.column", "row")
    assert {one.vault.service.open(sealed, "table.column", "row") for one in records} == {"Salom"}
    assert len({one.vault.index.of("number", HER) for one in records}) == 1
    for one in records:
        one.engine.dispose()


def test_a_directory_is_read_whole_while_it_changes(record: Record) -> None:
    versions = [around().directory.centres[:size] for size in (1, 2, 3)]
    for centres in versions:
        record.directory.save(centres, NOON)
    shared = StoredDirectory(record.engine, record.vault.service)
    asked = [1 + n % 3 for n in range(60)]
    found = at_once([lambda version=version: shared.version(version).centres for version in asked])
    assert found == [versions[version - 1] for version in asked]
