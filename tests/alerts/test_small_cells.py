"""Small counts are hidden, and nobody can work them out from what is shown: a solver tries to."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.figures.small_cells import FEWEST, TOTAL, Cell, Table, protect

ROWS, COLUMNS = ("a", "b", "c"), ("x", "y")
_ABOVE_ALL = 100
"""Who reads a table does not know how large a hidden cell can be: more than any total of two."""


def table(*numbers: int, columns: tuple[str, ...] = COLUMNS) -> Table:
    cells = itertools.product(ROWS, columns)
    return Table(dict(zip(cells, numbers, strict=True)), ROWS, columns)


def possible(shown: Table, row: str) -> set[tuple[int, ...]]:
    """All ways in which the cells of a row may be filled, as far as its own line tells."""
    columns = shown.columns
    ranges = [range(_ABOVE_ALL) if (count := shown.shown(row, column)) is None else (count,) for column in columns]
    total = shown.shown(row, TOTAL)
    return {ways for ways in itertools.product(*ranges) if total is None or sum(ways) == total}


def test_a_table_of_large_counts_is_shown_whole() -> None:
    large = table(10, 20, 30, 40, 50, 60)
    protect(large)
    assert large.hidden == set()
    assert large.shown(TOTAL, TOTAL) == 210


def test_a_small_cell_takes_others_with_it_so_that_no_total_gives_it_away() -> None:
    one = table(3, 20, 30, 40, 50, 60)
    protect(one)
    assert ("a", "x") in one.hidden
    for cells, total in one.lines:
        hidden = [cell for cell in cells if cell in one.hidden]
        assert not hidden or len(hidden) > 1 or total in one.hidden
    assert one.shown(TOTAL, TOTAL) == 203


def test_two_ones_do_not_hide_each_other() -> None:
    ones = table(1, 1, 30, 40, 50, 60)
    protect(ones)
    assert ones.shown("a", TOTAL) is None


def test_nothing_is_shown_of_what_is_small_altogether() -> None:
    tiny = table(1, 0, 0, 2, 0, 0)
    protect(tiny)
    assert tiny.shown(TOTAL, TOTAL) is None
    assert tiny.shown("a", "x") is None and tiny.shown("c", "x") == 0


def test_a_total_that_one_table_hides_is_hidden_in_the_other() -> None:
    by_channel, by_outcome = table(2, 4, 30, 30, 30, 30), table(0, 6, 30, 30, 30, 30, columns=("p", "q"))
    protect(by_channel, by_outcome)
    assert by_channel.shown("a", TOTAL) is None
    assert by_outcome.shown("a", TOTAL) is None and by_outcome.shown("a", "q") is None


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(st.integers(0, 6), st.integers(0, 40)), min_size=6, max_size=6))
def test_no_small_cell_is_shown_or_follows_from_its_row(numbers: list[int]) -> None:
    random = table(*numbers)
    protect(random)
    for row in (*ROWS, TOTAL):
        for column in (*COLUMNS, TOTAL):
            count = random.count(row, column)
            assert not 0 < count < FEWEST or random.shown(row, column) is None
        if row != TOTAL and any((row, column) in random.hidden for column in COLUMNS):
            ways = possible(random, row)
            for place, column in enumerate(COLUMNS):
                if (row, column) in random.hidden:
                    assert len({way[place] for way in ways}) > 1


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(st.integers(0, 6), st.integers(0, 40)), min_size=6, max_size=6))
def test_every_line_hides_no_cell_or_enough_of_them(numbers: list[int]) -> None:
    random = table(*numbers)
    protect(random)
    for cells, total in random.lines:
        hidden: list[Cell] = [cell for cell in cells if cell in random.hidden]
        if total in random.hidden:
            assert hidden
        elif hidden:
            assert len(hidden) > 1 and sum(random.count(*cell) for cell in hidden) >= 2 * FEWEST
