"""The model of an evening: nothing is made or lost in a line, and what is enough leaves no line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.capacity import Costs, Evening, Supply, line, percentile, play

EVENING = Evening(dials=500, fades=600, hops_a_dial=5, helps_a_dial=0.05, texts_a_help=4, answers_a_help=2)
PLENTY = Supply(door=64, workers=64, networks=10_000, people=1_000_000, minutes_an_alert=10)

arriving = st.lists(st.floats(0, 100), min_size=1, max_size=50)


@given(arriving, st.floats(0.5, 100))
def test_a_line_does_no_more_than_it_can_and_no_more_than_came(work: list[float], can: float) -> None:
    found = line("any", work, can)

    assert max(found.done) <= can
    assert sum(found.done) <= sum(work) + 1e-6
    assert all(wait >= 0 for wait in found.waits)


@given(arriving)
def test_who_can_do_all_that_comes_keeps_nobody_waiting(work: list[float]) -> None:
    found = line("any", work, max(work) or 1)

    assert found.load <= 1 and not any(found.waits)
    assert sum(found.done) == pytest.approx(sum(work))


def test_what_came_first_is_done_first() -> None:
    found = line("any", [10, 0, 0], 4)

    assert (found.done, found.waits) == ([4, 4, 2], [1.25, 1.5, 0])


def test_the_latest_dial_waits_behind_all_the_others() -> None:
    _, networks, _ = play(EVENING, replace(PLENTY, networks=50), Costs())

    assert networks.load == pytest.approx(2, rel=0.01)
    assert networks.waits.index(max(networks.waits)) > 60
    assert sum(networks.done) == pytest.approx(4 * 0.05 * sum(EVENING.dials_in(second) for second in range(3 * 3600)))


def test_a_slow_worker_is_as_bad_as_a_slow_network() -> None:
    assert replace(PLENTY, workers=0.24).texts(Costs()) == pytest.approx(100)


@pytest.mark.parametrize(("percent", "seconds"), [(50, 1), (89, 1), (95, 7), (100, 7)])
def test_a_percentile_counts_women_not_seconds(percent: float, seconds: float) -> None:
    assert percentile([7, 1], [1, 9], percent) == seconds
