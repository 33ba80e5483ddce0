"""Names and words for her people that would keep them away are refused; ordinary ones are not (S5)."""

from pathlib import Path

import pytest

from menus.entries import CHECKS
from texts.calls_off import calls_off

SMS = Path("tests/sms/data")


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


CALLS_OFF = lines(Path("tests/texts/data/own_words_refused.txt"))
ORDINARY = lines(Path("tests/texts/data/own_words_taken.txt"))


@pytest.mark.parametrize("typed", CALLS_OFF)
def test_what_would_keep_them_away_is_refused_and_it_is_said_why(typed: str) -> None:
    for check in (CHECKS["name"], CHECKS["own text"]):
        assert check.read(typed) is None
        assert check.hint_for(typed) == "hint.calls_off"


@pytest.mark.parametrize("typed", ORDINARY)
def test_what_keeps_nobody_away_is_taken(typed: str) -> None:
    assert not calls_off(typed)
    assert CHECKS["own text"].read(typed) == typed


def test_of_what_women_cry_for_help_hardly_anything_is_refused_as_her_words() -> None:
    cries = {cry for kind in ("help", "possible", "heard") for path in SMS.glob(f"{kind}_*.txt") for cry in lines(path)}
    refused = [cry for cry in cries if len(cry) <= 60 and calls_off(cry)]
    assert len(cries) > 3000 and len(refused) <= 20
