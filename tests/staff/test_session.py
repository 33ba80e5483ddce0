from datetime import UTC, datetime, timedelta

import pytest

from staff.session import ABSOLUTE, IDLE, Session

NOON = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("began", "seen", "over"),
    [
        (timedelta(), timedelta(), False),
        (timedelta(hours=11, minutes=59), timedelta(minutes=29), False),
        (timedelta(hours=1), IDLE, True),
        (ABSOLUTE, timedelta(), True),
    ],
)
def test_a_session_ends_after_half_an_hour_of_silence_and_after_twelve_hours(
    began: timedelta, seen: timedelta, over: bool
) -> None:
    assert Session("m", NOON - began, NOON - seen).is_over(NOON) is over
