"""The checker sees what it is there for."""

import pytest

from tests.faults.history import History
from texts.phone_number import PhoneNumber

CENTRE, CONTACT = PhoneNumber("+998000002001"), PhoneNumber("+998000000011")


@pytest.fixture
def history() -> History:
    """Aziza's call was acknowledged, Barno's answer was lost on the way."""
    history = History()
    for name in ("Aziza", "Barno"):
        history.attempt(name)
    history.acknowledge("Aziza")
    return history


def test_what_went_in_and_came_out_is_right(history: History) -> None:
    verdict = history.check([("Aziza", CENTRE), ("Aziza", CONTACT)])
    assert verdict.is_right
    assert (verdict.acknowledged, verdict.copies) == (1, 0)


def test_what_was_acknowledged_and_never_came_out_is_lost(history: History) -> None:
    verdict = history.check([("Barno", CENTRE)])
    assert (verdict.is_right, verdict.lost) == (False, {"Aziza"})


def test_what_was_not_acknowledged_may_come_out_or_not(history: History) -> None:
    assert history.check([("Aziza", CENTRE)]).recovered == frozenset()
    recovered = history.check([("Aziza", CENTRE), ("Barno", CENTRE)])
    assert (recovered.is_right, recovered.recovered) == (True, {"Barno"})


def test_what_nobody_put_in_is_unexpected(history: History) -> None:
    verdict = history.check([("Aziza", CENTRE), ("Malika", CENTRE)])
    assert (verdict.is_right, verdict.unexpected) == (False, {"Malika"})


@pytest.mark.parametrize(("times", "is_right"), [(1, True), (4, True), (5, False)])
def test_three_copies_to_one_phone_and_one_when_a_route_is_back_are_the_most(
    history: History, times: int, is_right: bool
) -> None:
    verdict = history.check([("Aziza", CENTRE)] * times + [("Aziza", CONTACT)] * 3)
    assert verdict.is_right is is_right
    assert verdict.copies == times - 1 + 2
