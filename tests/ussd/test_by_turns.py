"""Sessions of gateways that send the last input alone: how long they live, who goes on with them, what stays."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from alerts.book import RecordUnavailable
from store.forgetting import SILENT_SESSIONS, Forgetting
from store.tables.callers import callers, ussd_sessions
from tests.leaks.forms import number, pin, words
from tests.leaks.search import Search
from tests.store.record import HER, NOON, Record
from tests.ussd.lines import TWO_SECONDS, LastInput, service_on
from ussd.dial import Dial
from ussd.last_input import SILENT_FOR, Hop, OpenSession
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access

OTHER = PhoneNumber("+998000000002")
TO_ERASE = ("9", "2", "9", "5", "2", "2")


@pytest.fixture
def line(database_url: str) -> Iterator[LastInput]:
    record = Record(database_url)
    service = service_on(record)
    yield LastInput(service, record)
    service.engine.dispose()
    record.engine.dispose()


def test_any_process_answers_the_next_key(line: LastInput) -> None:
    line.dials()
    for key in ("1", "1"):
        other = service_on(line.record)
        line.service = other
        screen = line.types(key)
        other.engine.dispose()
    assert "102" in screen.text
    assert line.counts() == [1, 1, 1]


def test_a_session_that_was_silent_for_three_minutes_is_over(line: LastInput) -> None:
    line.dials()
    line.types("1")
    line.now += SILENT_FOR - timedelta(seconds=3)
    line.types("0", "1")
    line.now += SILENT_FOR
    assert line.types("1").text, "it is pressed on the first screen"
    assert line.counts() == [0, 0, 0]
    line.types("1")
    assert line.counts() == [1, 1, 1]


def test_a_key_of_a_session_that_nobody_knows_is_pressed_on_the_first_screen(line: LastInput) -> None:
    begun = line.of(session="s-2", number=OTHER)
    begun.dials()
    assert line.types("1").text == begun.types("1").text
    line.types("1")
    assert line.counts() == [1, 1, 1]


def test_a_session_is_gone_when_the_network_says_that_it_ended(line: LastInput) -> None:
    line.dials()
    line.types("2")
    assert line.record.count(ussd_sessions) == 1
    line.service.by_turns.ended(Hop("a road", "s-1", HER))
    assert line.record.count(ussd_sessions) == 0


def test_a_session_is_gone_with_its_last_screen(line: LastInput) -> None:
    line.dials("2")
    screens = [line.types(key) for key in TO_ERASE]
    assert [screen.ends for screen in screens] == [False] * (len(TO_ERASE) - 1) + [True]
    assert line.record.count(ussd_sessions) == 0


def test_silent_sessions_are_forgotten_within_seconds(line: LastInput) -> None:
    line.dials()
    forgetting = Forgetting(line.record.engine, (SILENT_SESSIONS,), timedelta(seconds=10))
    forgetting.look(line.now + SILENT_FOR)
    assert line.record.count(ussd_sessions) == 1
    forgetting.look(line.now + SILENT_FOR + timedelta(seconds=11))
    assert line.record.count(ussd_sessions) == 0


def test_fifty_copies_at_once_of_the_key_that_calls_are_one_call(line: LastInput) -> None:
    line.dials()
    line.types("1")
    request, now = line.answer("1"), line.now
    with ThreadPoolExecutor(10) as threads:
        answers = set(threads.map(lambda _: line.service.by_turns.answer(request, now), range(50)))
    assert len(answers) == 1
    assert (line.counts(), line.alert["repeats"]) == ([1, 1, 1], 0)


def test_two_sections_entered_over_several_requests_count_once_each(line: LastInput) -> None:
    counted: list[set[str]] = []
    ready = line.service.by_turns
    line.service.__dict__["by_turns"] = type(ready)(
        ready.menu, ready.ledger, ready.sessions, ready.around, ready.ring, lambda new, _now: counted.append(set(new))
    )
    line.dials()
    line.types("2", "2")
    line.again()
    assert sorted(section for new in counted for section in new) == ["contacts"]


# ---- what comes while a key is carried out


@dataclass(frozen=True)
class Meanwhile:
    """The record, in which something happens once at a moment of a request: after it was read, or after a commit."""

    ledger: Any
    moment: str
    steps: list[Callable[[], None]]

    def recall(self, *of: Any) -> Any:
        found = self.ledger.recall(*of)
        self._reached("read")
        return found

    @contextmanager
    def open_book(self, *of: Any) -> Iterator[Any]:
        with self.ledger.open_book(*of) as book:
            yield book
        self._reached("stored")

    def _reached(self, moment: str) -> None:
        if moment == self.moment and self.steps:
            self.steps.pop()()


def meanwhile(line: LastInput, moment: str, step: Callable[[], None]) -> None:
    ready = line.service.by_turns
    line.service.__dict__["by_turns"] = replace(ready, ledger=Meanwhile(ready.ledger, moment, [step]))


@pytest.mark.parametrize("moment", ["read", "stored"])
@pytest.mark.parametrize("keys", [("1", "1"), ("1*1",)])
def test_a_release_that_overtakes_a_help_costs_it_nothing(line: LastInput, moment: str, keys: tuple[str, ...]) -> None:
    """It came over another line, or to another process."""
    line.dials()
    for key in keys[:-1]:
        line.types(key)
    meanwhile(line, moment, lambda: line.service.by_turns.ended(Hop("a road", "s-1", HER)))
    line.now += TWO_SECONDS
    screen = line.put(Hop("a road", "s-1", HER, tuple(keys[-1].split("*"))))
    assert "102" in screen.text
    assert line.counts() == [1, 1, 1]
    assert line.alert["repeats"] == 0, "she called once"


def test_a_release_that_overtakes_a_dialled_help_costs_it_nothing(line: LastInput) -> None:
    meanwhile(line, "stored", lambda: line.service.by_turns.ended(Hop("a road", "s-1", HER)))
    assert "102" in line.dials("1", "1").text
    assert line.counts() == [1, 1, 1]
    assert line.alert["repeats"] == 0, "she called once"


def test_a_last_screen_is_shown_also_when_the_record_cannot_forget_the_session(line: LastInput) -> None:
    line.dials("2")
    ready = line.service.by_turns

    class Away:
        def __getattr__(self, name: str) -> Any:
            return getattr(ready.sessions, name)

        def drop(self, *_: Any) -> None:
            raise RecordUnavailable("it went away just now")

    line.service.__dict__["by_turns"] = replace(ready, sessions=Away())
    assert [line.types(key) for key in TO_ERASE][-1].ends
    assert line.record.count(callers) == 0


def test_what_she_typed_is_not_shown_of_a_request_or_a_session() -> None:
    """Exceptions and logs repeat what a value says of itself."""
    hop = Hop("a road", "s-1", HER, ("2", "4711"))
    state = OpenSession(HER, "a place with 4711", (), Access.OPEN, 1, NOON)
    dial = Dial("s-1", HER, ("2", "4711"))
    assert "4711" not in f"{hop!r} {state!r} {dial!r}"


def test_what_she_typed_stands_nowhere_in_the_record(line: LastInput) -> None:
    """Not in clear, nor hashed, nor under the keys that the record holds with the operator's root key."""
    line.dials()
    line.types("2", "2", "2", "Gulbahor", "00 000 01 02")
    line.of(session="s-2").dials("2")
    rows = line.record.rows(ussd_sessions)
    assert len(rows) == 2
    secrets = [
        words("a name", "Gulbahor"),
        number("a contact", "+998000000102"),
        number("her number", HER),
        pin("a session", "s-1"),
    ]
    held = [bytes(value) for row in rows for value in row.values() if isinstance(value, (bytes, memoryview))]
    assert not Search(secrets).found_in(held)
    for row in rows:
        with pytest.raises(Exception, match="ussd_sessions"):
            line.record.vault.service.open(
                row["state_sealed"], "ussd_sessions.state_sealed", row["session_index"].hex()
            )


def test_a_packet_without_a_number_finds_whose_session_it_is(line: LastInput) -> None:
    line.dials()
    sessions = line.service.by_turns.sessions
    assert list(sessions.numbers_of("a road", "s-1", line.now)) == [HER]  # type: ignore[attr-defined]
    line.of(number=OTHER).dials()
    assert len(sessions.numbers_of("a road", "s-1", line.now)) == 2  # type: ignore[attr-defined]
    assert list(sessions.numbers_of("another road", "s-1", line.now)) == []  # type: ignore[attr-defined]
