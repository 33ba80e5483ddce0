"""Times of a quarter: percentiles only where no single time can be seen, shares only where no part is small."""

import pytest

from alerts.figures.report import UNKNOWN_REGION, Times, report
from alerts.figures.small_cells import TOTAL
from alerts.figures.tally import Heading, Quarter

WEEKS = Quarter(2026, 4).weeks


def times(*counts: int, never: int = 0) -> Times:
    return Times(list(zip((1, 3, 10), counts, strict=True)), never)


@pytest.mark.parametrize(("counts", "is_shown"), [((9, 0, 0), False), ((10, 0, 0), True)])
def test_a_median_is_shown_where_five_lie_beyond_it(counts: tuple[int, int, int], is_shown: bool) -> None:
    assert (times(*counts).percentile(50) is not None) == is_shown


def test_a_percentile_is_the_bound_within_which_so_many_lie() -> None:
    assert times(50, 45, 5).percentile(50) == 1
    assert times(50, 45, 5).percentile(95) == 3
    assert times(50, 45, 5).percentile(99) is None
    assert times(500, 480, 20).percentile(99) == 10
    assert times(50, 0, 0, never=50).percentile(95) == float("inf")


def test_a_share_is_shown_where_neither_part_is_small() -> None:
    assert times(90, 10, 0).share_within(1) == 90
    assert times(96, 4, 0).share_within(1) is None
    assert times(100, 0, 0).share_within(1) == 100
    assert times(4, 0, 0).share_within(1) is None


def test_times_of_a_region_with_few_alerts_are_not_shown() -> None:
    monday = WEEKS[0].isoformat()
    headings = {heading: {} for heading in Heading} | {
        Heading.CHANNEL: {("a", "ussd"): 3, ("b", "ussd"): 40, ("", "ussd"): 20},
        Heading.OUTCOME: {("a", "helped"): 3, ("b", "helped"): 40, ("", "helped"): 20},
        Heading.ANSWERED_BY: {("a", "staff"): 3, ("b", "staff"): 40, ("", "staff"): 20},
        Heading.HANDED_IN: {("a", "1"): 3, ("b", "1"): 40, ("", "1"): 20},
    }
    found = report(["a", "b"], WEEKS, {("a", monday): 3, ("b", monday): 40, ("", monday): 20}, headings)
    assert found.times(Heading.HANDED_IN, "a") is None
    assert found.weeks.shown(UNKNOWN_REGION, TOTAL) is None, "it would give the hidden one away"
    of_all = found.times(Heading.HANDED_IN)
    assert of_all and of_all.count == 63 and of_all.percentile(50) == 1
