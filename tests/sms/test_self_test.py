"""When a test of the road out calls the operator."""

from datetime import UTC, datetime, timedelta

import pytest

from sms.self_test import SelfTest, overdue

NOW = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def handed(minutes: float, route: str = "a") -> SelfTest:
    return SelfTest(f"n-{minutes}", ago(minutes), route, handed_at=ago(minutes))


def delivered(minutes: float, route: str = "a") -> SelfTest:
    return SelfTest(f"n-{minutes}", ago(minutes), route, ago(minutes), delivered_at=ago(minutes))


def waiting(minutes: float) -> SelfTest:
    return SelfTest(f"n-{minutes}", ago(minutes))


CASES: dict[str, tuple[list[SelfTest], bool]] = {
    "there was none": ([], False),
    "it has still time": ([waiting(9)], False),
    "it was not taken in ten minutes": ([waiting(10)], True),
    "taken, over a route that sends no receipts": ([handed(10), handed(70)], False),
    "taken and delivered": ([delivered(30)], False),
    "taken, and the receipt that always came is missing": ([handed(10), delivered(70)], True),
    "the receipt has still time": ([handed(9), delivered(69)], False),
    "another route sends receipts, this one does not": ([handed(10, "b"), delivered(70, "a")], False),
    "the one before was lost, this one has still time": ([waiting(5), waiting(65)], True),
    "the one before was lost, this one arrived": ([delivered(5), waiting(65)], False),
    "the one before arrived, this one has still time": ([waiting(5), delivered(65)], False),
}


@pytest.mark.parametrize(("tests", "is_overdue"), CASES.values(), ids=CASES.keys())
def test_the_last_test_that_had_the_time_to_arrive_decides(tests: list[SelfTest], is_overdue: bool) -> None:
    assert (overdue(tests, NOW) is not None) == is_overdue
