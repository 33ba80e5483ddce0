"""A spreadsheet finds no formula in a file of ours, and what was marked comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.csv_cells import as_written, defused


@pytest.mark.parametrize("cell", ["=1+1", "+998000001001", "-2", "@SUM(A1)", "\tx", "\rx", "'=x", "=cmd|'x'!A0"])
def test_what_could_be_a_formula_is_marked_as_text(cell: str) -> None:
    assert defused(cell).startswith("'")
    assert as_written(defused(cell)) == cell


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab0")))
def test_every_cell_comes_back_as_it_was(cell: str) -> None:
    assert as_written(defused(cell)) == cell
    assert not defused(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
