"""The rules of decision 6 over every road: what begins, repeats, comes late or crossed, and whose a session is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.who_decides.pin import hash_pin
from store.tables.callers import contacts
from store.tables.outgoing import notices
from tests.store.record import HER, Record
from tests.ussd.lines import (
    FlaresLine,
    HubtelLine,
    LastInput,
    Line,
    NumberedInput,
    SmppLine,
    TruRouteLine,
    WholeInput,
    service_on,
)
from vocabulary.phone_number import PhoneNumber, masked

OTHER = PhoneNumber("+998000000002")
HELP = ("1", "1")
TO_ADD = ("2", "2", "2")
"""In Uzbek, to her contacts, where there is none yet."""

ROADS = [WholeInput, LastInput, NumberedInput, HubtelLine, FlaresLine, TruRouteLine, SmppLine]


@pytest.fixture(params=ROADS, ids=lambda road: road.__name__)
def line(request: pytest.FixtureRequest, database_url: str) -> Iterator[Line]:
    record = Record(database_url)
    service = service_on(record)
    yield request.param(service, record)
    service.engine.dispose()
    record.engine.dispose()


# ---- the way through the menu


def test_two_keys_after_dialling_call_for_help(line: Line) -> None:
    line.dials()
    line.types("1")
    assert line.counts() == [0, 0, 0], "one key only asks"
    assert "102" in line.types("1").text
    assert line.counts() == [1, 1, 1]


def test_a_suffix_calls_by_one_dial_and_goes_on_from_there(line: Line) -> None:
    at_once = line.dials(*HELP, "2")
    assert line.counts() == [1, 1, 1]
    by_key = line.of(number=OTHER, session="s-2")
    by_key.dials()
    assert by_key.types(*HELP, "2").text == at_once.text
    assert by_key.types("2").text == line.types("2").text


def test_who_only_looks_leaves_no_caller(line: Line) -> None:
    line.dials()
    line.types("1", "0", "9", "8")
    assert line.counts() == [0, 0, 0]


def test_what_she_enters_over_several_screens_is_kept_to_its_end(line: Line) -> None:
    line.dials()
    line.types(*TO_ADD, "Aziza", "00 000 01 02")
    assert line.record.count(contacts) == 1
    assert "Aziza" in line.types("00", "2").text


def test_her_pin_opens_what_is_hers_for_the_rest_of_the_session(line: Line) -> None:
    with line.record.book() as book:
        profile = book.caller.profile
        private = replace(profile.private, pin=hash_pin("4071"))
        book.save_profile(replace(profile, language="uz", private=private))
    line.dials()
    asked = line.types("2").text
    opened = line.types("4071").text
    assert opened != asked
    line.types("00")
    assert line.types("2").text.splitlines()[:2] == opened.splitlines()[:2], "it is not asked for again"


# ---- repeats


@pytest.mark.parametrize("keys", [(), HELP, (*HELP, "2"), ("2",), ("2", "2")])
def test_a_repeated_request_gets_an_equal_answer_and_stores_nothing(line: Line, keys: tuple[str, ...]) -> None:
    answer = line.dials()
    if keys:
        answer = line.types(*keys)
    stored = line.counts()
    assert [line.again() for _ in range(3)] == [answer] * 3
    assert line.counts() == stored


def test_a_1_that_is_repeated_is_a_second_one_only_where_nothing_tells_a_copy(line: Line) -> None:
    """Rather a false alarm than a lost one: some gateways bring what was dialled key by key, at once."""
    line.dials()
    answer = line.types("1")
    assert (line.again() == answer) is line.tells_copies
    assert line.counts()[1] == (0 if line.tells_copies else 1)


def test_a_call_by_suffix_that_is_repeated_is_one_call(line: Line) -> None:
    answer = line.dials(*HELP)
    assert [line.again() for _ in range(3)] == [answer] * 3
    assert (line.counts(), line.alert["repeats"]) == ([1, 1, 1], 0)


def test_two_equal_keys_are_two_keys(line: Line) -> None:
    line.dials()
    assert line.types("1") != line.types("1")


def test_a_late_copy_of_the_begin_loses_no_second_key_of_help(line: Line) -> None:
    first = line.dials()
    asked = line.types("1")
    assert line.again(0) in (first, asked)
    line.types("1")
    assert line.counts() == [1, 1, 1]


def test_a_late_copy_of_the_begin_takes_nothing_back(line: Line) -> None:
    line.dials()
    line.types(*HELP)
    line.again(0)
    assert line.counts() == [1, 1, 1]
    assert line.alert["taken_back_at"] is None


def test_keys_that_cross_on_the_way_still_call(line: Line) -> None:
    line.dials()
    line.overtaken(*HELP)
    assert line.counts() == [1, 1, 1]


# ---- whose session it is


def test_an_id_from_another_phone_is_another_session(line: Line) -> None:
    line.dials()
    line.types("1")
    other = line.of(number=OTHER)
    first = other.dials()
    assert other.types("9") == line.of(session="s-9", number=PhoneNumber("+998000000003")).dials("9")
    assert first != line.types("1")
    assert line.counts() == [1, 1, 1]


def test_nothing_of_hers_is_shown_to_another_phone_with_her_session_id(line: Line) -> None:
    line.dials()
    line.types(*TO_ADD, "Aziza", "00 000 01 02")
    other = line.of(number=OTHER)
    seen = [other.dials(), other.types("2"), other.types("2"), other.types("2")]
    assert not any("Aziza" in screen.text or masked(HER) in screen.text for screen in seen)


def test_two_sessions_of_one_phone_go_on_beside_each_other(line: Line) -> None:
    other = line.of(session="s-2")
    line.dials()
    other.dials()
    line.types("1")
    other.types("2")
    assert line.types("1")
    assert other.types("2")
    assert line.counts() == [1, 1, 1]


# ---- an id that is used again


def test_a_begin_under_a_used_id_is_a_new_call(line: Line) -> None:
    line.dials("2")
    line.types("00")
    first = line.types("00")
    line.types("2", "2")
    line.now += timedelta(minutes=2)
    assert line.dials() == first
    line.types(*HELP)
    assert line.counts() == [1, 1, 1]


def test_the_id_of_a_call_that_is_over_calls_again(line: Line) -> None:
    for calls in range(3):
        line.dials()
        line.types(*HELP)
        assert line.alert["call"] == calls
        line.types("9", "3", "9", "9", "2")
        assert line.alert["taken_back_at"] is not None
        line.now += timedelta(minutes=1)


def test_a_suffix_under_the_id_of_a_call_that_is_over_calls_again_at_once(line: Line) -> None:
    line.dials(*HELP)
    line.types("9", "3", "9", "9", "2")
    assert line.alert["taken_back_at"] is not None
    line.now += timedelta(seconds=20)
    line.dials(*HELP)
    assert (line.alert["call"], line.alert["taken_back_at"]) == (1, None)


def test_a_help_while_a_call_is_open_joins_it(line: Line) -> None:
    line.dials(*HELP)
    line.now += timedelta(minutes=4)
    line.of(session="s-2").dials(*HELP)
    assert line.counts()[1] == 1
    assert line.record.count(notices) >= 1
