"""A name that forges an authority, one of us or an answer is refused; a name that people have is taken (S11)."""

from pathlib import Path

import pytest

from menus.entries import CHECKS
from texts.false_names import is_false_name

DATA = Path(__file__).parent / "data"


def lines(file: str) -> list[str]:
    return [line for line in (DATA / file).read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("typed", lines("false_names.txt"))
def test_a_name_that_others_would_believe_is_refused_and_it_is_said_why(typed: str) -> None:
    assert is_false_name(typed)
    assert CHECKS["name"].read(typed) is None
    assert CHECKS["name"].hint_for(typed) == "hint.calls_off"


@pytest.mark.parametrize("typed", lines("true_names.txt"))
def test_a_name_that_people_have_is_taken(typed: str) -> None:
    assert not is_false_name(typed)
    assert CHECKS["name"].read(typed) == typed
