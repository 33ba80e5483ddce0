"""A call over the real menu and the real record: what is stored exactly once, and what is answered."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.book import RecordUnavailable
from config.settings import Settings
from menus.place import Screen
from store.callers.sessions import SESSION_LIFE
from store.tables.alerts import alerts
from store.tables.callers import callers, checkpoints, contacts
from store.tables.outgoing import notices
from tests.store.record import HER, KEY, NOON, Record, statements
from ussd.conversation import Conversation
from ussd.dial import Dial
from vocabulary.phone_number import PhoneNumber, masked
from vocabulary.sections import Section
from wiring import Service

OTHER = PhoneNumber("+998000000002")
HELP = ("1", "1")
ADD_AZIZA = ("2", "2", "2", "Aziza", "00 000 01 02")
"""In Uzbek, to her contacts, where there is none yet."""


class Calls:
    """A service in this process; `rings` counts how often the worker was told."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.rings = 0
        self.sections: Counter[str] = Counter()
        self._service = Service(Settings(database_url=record.url, keys=(KEY,), webhook_secrets=("secret",)))
        ready = self._service.conversation
        self._conversation = Conversation(ready.menu, ready.ledger, ready.around, self._ring, self._count)

    def _ring(self) -> None:
        self.rings += 1

    def _count(self, sections: Collection[Section], _now: datetime) -> None:
        self.sections.update(sections)

    def call(
        self, *inputs: str, session: str = "s-1", number: PhoneNumber = HER, at: datetime = NOON, new: int = 1
    ) -> Screen:
        return self._conversation.answer(Dial(session, number, inputs, new), at)

    def stored(self) -> list[int]:
        return [self.record.count(table) for table in (callers, alerts, notices, checkpoints)]

    def close(self) -> None:
        self._service.engine.dispose()
        self.record.engine.dispose()


@pytest.fixture
def calls(database_url: str) -> Iterator[Calls]:
    calls = Calls(Record(database_url))
    yield calls
    calls.close()


# ---- what is stored, and when the worker hears of it


def test_who_only_looks_is_stored_nowhere(calls: Calls) -> None:
    for inputs in ((), ("1",), ("1", "0"), ("7",), ("9", "9", "0")):
        calls.call(*inputs)
    assert calls.stored() == [0, 0, 0, 0]
    assert calls.rings == 0


def test_help_is_stored_before_it_is_answered_and_the_worker_is_told(calls: Calls) -> None:
    screen = calls.call(*HELP)
    assert calls.stored() == [1, 1, 1, 1]
    assert calls.rings == 1
    assert "102" in screen.text


def test_the_worker_is_told_after_the_commit(calls: Calls) -> None:
    seen: list[list[int]] = []
    ready = calls._conversation
    watching = Conversation(ready.menu, ready.ledger, ready.around, lambda: seen.append(calls.stored()))
    watching.answer(Dial("s-1", HER, HELP), NOON)
    assert seen == [[1, 1, 1, 1]]


def test_a_hop_costs_one_query(calls: Calls) -> None:
    for inputs in ((), ("1",), ADD_AZIZA[:2]):
        calls.call(*inputs)
        with statements(calls._service.engine) as heard:
            calls.call(*inputs)
        assert len(heard) == 1, heard


# ---- repeats


@pytest.mark.parametrize("inputs", [(), ("1",), HELP, (*HELP, "2"), (*HELP, "7"), ("2",), ("2", "2")])
def test_a_repeated_request_gets_an_equal_answer_and_stores_nothing(calls: Calls, inputs: tuple[str, ...]) -> None:
    answer = calls.call(*inputs)
    stored, rings = calls.stored(), calls.rings
    assert [calls.call(*inputs) for _ in range(3)] == [answer] * 3
    assert (calls.stored(), calls.rings) == (stored, rings)


def test_two_equal_keys_are_not_a_repeat(calls: Calls) -> None:
    assert calls.call("1") != calls.call("1", "1")


def test_a_late_copy_of_an_earlier_request_does_nothing_again(calls: Calls) -> None:
    calls.call(*HELP)
    calls.call(*HELP, "1", "1")
    stored, repeats = calls.stored(), calls.record.rows(alerts)[0]["repeats"]
    for late in ((), ("1",), HELP, (*HELP, "1")):
        calls.call(*late)
    assert calls.stored() == stored
    assert calls.record.rows(alerts)[0]["repeats"] == repeats


def test_a_request_that_overtakes_the_one_before_it_stores_both(calls: Calls) -> None:
    added = calls.call(*ADD_AZIZA)
    assert calls.record.count(contacts) == 1
    calls.call(*ADD_AZIZA[:-1])
    assert calls.call(*ADD_AZIZA) == added
    assert calls.record.count(contacts) == 1


def test_a_repeated_start_of_a_session_shows_its_first_screen_and_takes_nothing_back(calls: Calls) -> None:
    first = calls.call()
    calls.call(*HELP)
    assert calls.call() == first
    assert calls.stored() == [1, 1, 1, 1]
    assert calls.call(*HELP, "0").text
    assert calls.record.rows(alerts)[0]["repeats"] == 0


# ---- whose session it is


def test_a_session_id_from_another_phone_is_another_session(calls: Calls) -> None:
    calls.call(*HELP)
    calls.call(*HELP, number=OTHER)
    assert calls.stored() == [2, 2, 2, 2]


def test_nothing_of_hers_is_shown_to_another_phone_with_her_session_id(calls: Calls) -> None:
    fresh = calls.call("2", "2", number=OTHER)
    calls.call(*ADD_AZIZA)
    assert "Aziza" in calls.call(*ADD_AZIZA, "2").text
    assert calls.call("2", "2", number=OTHER) == fresh


# ---- an id that is used again


def test_the_same_id_with_other_keys_is_a_call_of_its_own(calls: Calls) -> None:
    calls.call("2", session="s-0")
    calls.call(*HELP)
    calls.call("1", "2", "3")
    [taken_back] = calls.record.rows(alerts)
    assert taken_back["taken_back_at"] is not None
    calls.call(*HELP)
    [anew] = calls.record.rows(alerts)
    assert (anew["taken_back_at"], anew["call"]) == (None, 1)


def test_after_the_life_of_a_session_the_same_id_and_keys_are_a_new_call(calls: Calls) -> None:
    calls.call(*HELP)
    calls.call(*HELP, at=NOON + SESSION_LIFE + timedelta(seconds=1))
    assert calls.record.rows(alerts)[0]["repeats"] == 1
    assert len(calls.record.rows(notices)) == 2


def test_a_clock_that_was_set_back_costs_no_help(calls: Calls) -> None:
    calls.call(*HELP)
    calls.call(*HELP, session="s-2", at=NOON - timedelta(hours=2))
    assert calls.record.rows(alerts)[0]["repeats"] == 1


# ---- suffixes


def test_the_whole_way_in_one_dial_ends_where_key_by_key_ends(calls: Calls) -> None:
    at_once = calls.call(*HELP, "2", "2")
    for size in range(len((*HELP, "2", "2")) + 1):
        by_key = calls.call(*(*HELP, "2", "2")[:size], session="s-2", number=OTHER)
    assert by_key.text == at_once.text


def test_a_suffix_that_the_gateway_also_writes_into_the_text_still_sends_one_alert(calls: Calls) -> None:
    calls.call(*HELP, *HELP)
    assert calls.stored()[1:3] == [1, 1]


# ---- how the menu is used, of many


def by_key(calls: Calls, *inputs: str, session: str = "s-1") -> dict[str, int]:
    """What was counted when she typed one after the other."""
    for size in range(len(inputs) + 1):
        calls.call(*inputs[:size], session=session)
    return dict(calls.sections)


def test_a_session_counts_once_for_each_section_that_it_leads_into(calls: Calls) -> None:
    assert by_key(calls, "2", "2", "0", "2", "0", "3", "00", "2", "2") == {"contacts": 1, "centres": 1}
    assert by_key(calls, "2", session="s-2") == {"contacts": 2, "centres": 1}


def test_a_suffix_counts_like_its_keys_and_help_is_counted_as_a_section_too(calls: Calls) -> None:
    calls.call(*HELP, new=2)
    assert calls.sections == {"help": 1}
    calls.call(*HELP, "2")
    assert calls.sections == {"help": 1}


def test_a_late_copy_counts_nothing(calls: Calls) -> None:
    by_key(calls, *HELP)
    calls.call("1")
    assert calls.sections == {"help": 1}


def test_what_was_not_stored_is_not_counted(calls: Calls) -> None:
    by_key(calls, "2", "2")
    calls.sections.clear()
    calls.record.run("ALTER TABLE alerts RENAME TO elsewhere")
    with pytest.raises(RecordUnavailable):
        calls.call(*HELP, new=2)
    assert not calls.sections


keys = st.lists(st.sampled_from(["0", "00", "1", "2", "3", "4", "9", "", "Aziza", "00 000 01 02", "8"]), max_size=9)


@pytest.fixture(scope="module")
def new_number() -> Callable[[], PhoneNumber]:
    numbers = iter(range(10**6))
    return lambda: PhoneNumber(f"+998001{next(numbers):06}")


@pytest.fixture(scope="module")
def shared_calls(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[Calls]:
    path = tmp_path_factory.mktemp("calls") / "najot.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    calls = Calls(Record(f"sqlite:///{path}"))
    yield calls
    calls.close()


@settings(max_examples=40, deadline=None)
@given(inputs=keys)
def test_key_by_key_at_once_and_with_repeats_the_same_is_shown_and_stored(
    shared_calls: Calls, new_number: Callable[[], PhoneNumber], inputs: list[str]
) -> None:
    one, other = new_number(), new_number()
    at_once = shared_calls.call(*inputs, number=one)
    for size in range(len(inputs) + 1):
        by_key = shared_calls.call(*inputs[:size], number=other)
        assert shared_calls.call(*inputs[:size], number=other) == by_key
    assert by_key.text.replace(masked(other), "") == at_once.text.replace(masked(one), "")
    assert _what_is_stored(shared_calls, one) == _what_is_stored(shared_calls, other)


def _what_is_stored(calls: Calls, number: PhoneNumber) -> tuple[object, ...]:
    known = calls.record.ledger.recall(Dial("another", number), NOON).pages
    if known.caller is None:
        return ()
    people = [(one.name, one.number) for one in known.caller.contacts]
    told = (known.alert.contacts_told, known.alert.repeats, known.alert.place) if known.alert else None
    return known.caller.profile.language, known.caller.profile.region, people, told
