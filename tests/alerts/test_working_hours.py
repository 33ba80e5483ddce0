"""Calm work has hours, and no clock of it ever points outside of them."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.escalation.steps import Clock, Escalation, Step, Whom
from alerts.requests.calm import Calm
from alerts.requests.request import Request
from alerts.requests.working_hours import SAFE, Hours
from texts.times import TASHKENT
from vocabulary.choices import SafeTime, Specialist
from vocabulary.phone_number import PhoneNumber

WEEK = Hours(time(9), time(18), frozenset(range(5)))
HER = PhoneNumber("+998000000001")


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """In Tashkent; the 23rd of November 2026 is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TASHKENT)


def asked(at: datetime, when: SafeTime = SafeTime.ANY, words: str = "") -> Request:
    return Request("id", "1234", Specialist.LAWYER, at, at, HER, when, words=words)


def calm(hours: Hours = WEEK) -> Calm:
    steps = tuple(Step(timedelta(hours=hour), (Whom.SPECIALIST,)) for hour in (0, 1, 3))
    return Calm(hours, Escalation(steps, timedelta(hours=4)))


@pytest.mark.parametrize(
    ("at", "opens", "closes"),
    [
        pytest.param(local(23, 10), local(23, 10), local(23, 18), id="in the midst of a day"),
        pytest.param(local(23, 3), local(23, 9), local(23, 18), id="before it begins"),
        pytest.param(local(23, 18), local(24, 9), local(24, 18), id="at its very end"),
        pytest.param(local(23, 23), local(24, 9), local(24, 18), id="in the evening"),
        pytest.param(local(27, 20), local(30, 9), local(30, 18), id="on Friday night"),
        pytest.param(local(29, 12), local(30, 9), local(30, 18), id="on Sunday"),
    ],
)
def test_the_next_time_that_is_open(at: datetime, opens: datetime, closes: datetime) -> None:
    assert WEEK.opening(at) == (opens, closes)
    assert WEEK.opening(at)[0].tzinfo is UTC


@pytest.mark.parametrize(
    ("at", "hours", "then"),
    [
        pytest.param(local(23, 10), 1, local(23, 11), id="the same day"),
        pytest.param(local(23, 17), 1, local(23, 18), id="to the very end"),
        pytest.param(local(23, 17), 2, local(24, 10), id="over night"),
        pytest.param(local(27, 17, 30), 1, local(30, 9, 30), id="over the weekend"),
        pytest.param(local(23, 9), 19, local(25, 10), id="over two days"),
        pytest.param(local(22, 3), 0, local(23, 9), id="at once means when somebody works"),
    ],
)
def test_only_open_time_passes(at: datetime, hours: int, then: datetime) -> None:
    assert WEEK.later(at, timedelta(hours=hours)) == then


@pytest.mark.parametrize("hours", [(time(18), time(9), frozenset({1})), (time(9), time(18), frozenset())], ids=str)
def test_hours_that_are_never_are_refused(hours: tuple[time, time, frozenset[int]]) -> None:
    with pytest.raises(ValueError, match="one day of the week"):
        Hours(*hours)


@pytest.mark.parametrize(
    ("at", "when", "due"),
    [
        pytest.param(local(23, 10), SafeTime.ANY, local(23, 13), id="within three hours"),
        pytest.param(local(23, 10), SafeTime.AFTERNOON, local(23, 15), id="of her time, when that is to come"),
        pytest.param(local(23, 11), SafeTime.MORNING, local(23, 12), id="by the end of her time"),
        pytest.param(local(23, 11, 40), SafeTime.MORNING, local(24, 12), id="when too little of her time is left"),
        pytest.param(local(23, 22), SafeTime.ANY, local(24, 12), id="at night"),
        pytest.param(local(23, 10), SafeTime.EVENING, local(23, 18), id="by the end of our time"),
        pytest.param(local(28, 10), SafeTime.ANY, local(30, 12), id="on Saturday"),
    ],
)
def test_a_call_is_due_when_it_is_safe(at: datetime, when: SafeTime, due: datetime) -> None:
    assert calm().due(asked(at, when), at) == due


def test_where_her_time_and_ours_have_nothing_in_common_hers_counts() -> None:
    early = calm(Hours(time(8), time(16)))
    assert early.due(asked(local(23, 10), SafeTime.EVENING), local(23, 10)) == local(23, 20)


def test_a_question_has_eight_working_hours() -> None:
    assert calm().due(asked(local(23, 10), words="Qachon"), local(23, 10)) == local(23, 18)
    assert calm().due(asked(local(23, 16), words="Qachon"), local(23, 16)) == local(24, 15)


def test_the_clock_begins_with_the_day_and_counts_working_time() -> None:
    assert calm().begun(local(23, 22)) == Clock(0, local(24, 9))
    assert calm().after(0, local(24, 17, 30)) == Clock(1, local(25, 9, 30))
    assert calm().after(2, local(24, 17)) == Clock(2, local(25, 12))


INSTANTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: local(1, 0) + timedelta(minutes=minutes))
SOME_HOURS = st.builds(
    Hours,
    st.integers(0, 11).map(time),
    st.integers(12, 23).map(time),
    st.frozensets(st.integers(0, 6), min_size=1),
)


@given(at=INSTANTS, hours=SOME_HOURS, when=st.sampled_from(SafeTime))
def test_a_call_is_never_due_outside_of_her_safe_time_nor_of_working_hours(
    at: datetime, hours: Hours, when: SafeTime
) -> None:
    due = calm(hours).due(asked(at, when), at)
    assert due > at
    assert SAFE[when].open(due)
    if hours.and_also(SAFE[when]):
        assert hours.open(due)


@given(at=INSTANTS, hours=SOME_HOURS, step=st.integers(0, 2))
def test_no_step_is_ever_due_outside_of_working_hours(at: datetime, hours: Hours, step: int) -> None:
    for clock in (calm(hours).begun(at), calm(hours).after(step, at)):
        assert clock.due_at is not None and clock.due_at >= at
        assert hours.open(clock.due_at)
    assert hours.open(calm(hours).due(asked(at, words="Qachon"), at))
