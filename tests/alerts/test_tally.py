"""What is counted of an alert: a mark under each heading, coarse enough to say nothing of one woman."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.figures.tally import ClosedAlert, Heading, Quarter, marks_of, quarter_of, read_quarter, week_of

NOON = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
HELPED = ClosedAlert(NOON, "ussd", "helped")


def seconds(count: float) -> datetime:
    return NOON + timedelta(seconds=count)


def test_an_alert_that_was_answered_leaves_one_mark_under_each_heading() -> None:
    alert = ClosedAlert(
        raised_at=NOON,
        origin="sms",
        because="helped",
        handed_at=seconds(0.8),
        answered_at=seconds(61),
        answered_by="centre",
        centres_told=frozenset({"TK-1", "TO-1"}),
        centre_that_took="TK-1",
    )
    assert list(marks_of(alert)) == [
        (Heading.CHANNEL, "sms"),
        (Heading.OUTCOME, "helped"),
        (Heading.ANSWERED_BY, "centre"),
        (Heading.HANDED_IN, "1"),
        (Heading.ANSWERED_IN, "90"),
        (Heading.CENTRE_TOLD, "TK-1"),
        (Heading.CENTRE_TOLD, "TO-1"),
        (Heading.CENTRE_TOOK, "TK-1"),
    ]


@pytest.mark.parametrize(
    ("handed", "mark"), [(0, "0.25"), (0.25, "0.25"), (0.26, "0.5"), (3, "3"), (90000, "more"), (-1, "0.25")]
)
def test_a_time_is_kept_as_the_bound_that_it_does_not_exceed(handed: float, mark: str) -> None:
    alert = ClosedAlert(NOON, "ussd", "helped", handed_at=seconds(handed))
    assert dict(marks_of(alert))[Heading.HANDED_IN] == mark


def test_what_never_happened_is_counted_as_never_and_where_nobody_was_told_there_is_no_time() -> None:
    assert dict(marks_of(HELPED))[Heading.HANDED_IN] == "never"
    assert dict(marks_of(HELPED))[Heading.ANSWERED_BY] == "nobody"
    told_nobody = dict(marks_of(ClosedAlert(NOON, "ussd", "helped", told_anybody=False)))
    assert not {Heading.HANDED_IN, Heading.ANSWERED_IN} & set(told_nobody)


def test_a_week_begins_on_monday_in_tashkent() -> None:
    sunday_evening = datetime(2026, 11, 22, 18, 59, tzinfo=UTC)
    assert week_of(sunday_evening) == date(2026, 11, 16)
    assert week_of(sunday_evening + timedelta(minutes=1)) == date(2026, 11, 23)


@given(st.dates(date(2000, 1, 10), date(2100, 1, 1)))
def test_every_week_belongs_to_one_quarter_that_has_it(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    quarter = quarter_of(monday)
    assert monday in quarter.weeks
    assert 12 <= len(quarter.weeks) <= 14
    assert read_quarter(str(quarter)) == quarter


@pytest.mark.parametrize("written", ["", "2026", "2026-Q5", "2026-Q0", "٢٠٢٦-Q1", "9999-Q1", "x" * 10000])
def test_what_is_no_quarter_is_none(written: str) -> None:
    assert read_quarter(written) is None


def test_the_quarters_of_a_year() -> None:
    assert Quarter(2026, 1).weeks[0] == date(2025, 12, 29)
    assert Quarter(2026, 4).weeks[0] == date(2026, 9, 28)
