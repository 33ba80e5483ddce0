"""How many routine texts the operator's budget lets go."""

import pytest

from sms.sending.budget import UNLIMITED, Budget

BUDGET = Budget(per_minute=60, per_day=5000)

CASES = {
    "a quiet day": (0, 0, 60),
    "some went out in this minute": (45, 45, 15),
    "the minute is full": (60, 60, 0),
    "more than the minute allows went out": (75, 75, 0),
    "the day is nearly full": (0, 4990, 10),
    "the day is full": (0, 5000, 0),
    "the operator lowered the budget": (0, 9000, 0),
}


@pytest.mark.parametrize(("last_minute", "last_day", "left"), CASES.values(), ids=CASES.keys())
def test_what_is_left_is_the_smaller_of_the_rate_and_the_days_spending(
    last_minute: int, last_day: int, left: int
) -> None:
    assert BUDGET.left(last_minute, last_day) == left


def test_without_a_budget_nothing_is_held_back() -> None:
    assert UNLIMITED.left(10**6, 10**8) > 10**6
