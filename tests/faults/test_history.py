"""The checker sees what it is there for."""

import pytest

from tests.faults.history import History
from vocabulary.phone_number import PhoneNumber

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
    verdict = history.check([("Aziza", CENTRE, 0.0), ("Aziza", CONTACT, 0.0)])
    assert verdict.is_right
    assert (verdict.acknowledged, verdict.copies) == (1, 0)


def test_what_was_acknowledged_and_never_came_out_is_lost(history: History) -> None:
    verdict = history.check([("Barno", CENTRE, 0.0)])
    assert (verdict.is_right, verdict.lost) == (False, {"Aziza"})


def test_what_was_not_acknowledged_may_come_out_or_not(history: History) -> None:
    assert history.check([("Aziza", CENTRE, 0.0)]).recovered == frozenset()
    recovered = history.check([("Aziza", CENTRE, 0.0), ("Barno", CENTRE, 0.0)])
    assert (recovered.is_right, recovered.recovered) == (True, {"Barno"})


def test_what_nobody_put_in_is_unexpected(history: History) -> None:
    verdict = history.check([("Aziza", CENTRE, 0.0), ("Malika", CENTRE, 0.0)])
    assert (verdict.is_right, verdict.unexpected) == (False, {"Malika"})


@pytest.mark.parametrize(("times", "is_right"), [(1, True), (4, True), (5, False)])
def test_three_copies_to_one_phone_and_one_when_a_route_is_back_are_the_most(
    history: History, times: int, is_right: bool
) -> None:
    verdict = history.check([("Aziza", CENTRE, 0.0)] * times + [("Aziza", CONTACT, 0.0)] * 3)
    assert verdict.is_right is is_right
    assert verdict.copies == times - 1 + 2


def test_how_late_a_call_is_counts_from_its_first_try_to_the_first_text_of_it(history: History) -> None:
    began = history.attempted["Aziza"]
    history.attempt("Aziza")
    history.acknowledge("Barno")
    texts = [("Aziza", CENTRE, began + 9), ("Aziza", CENTRE, began + 2), ("Aziza", CONTACT, began + 7)]
    verdict = history.check([*texts, ("Barno", CENTRE, history.attempted["Barno"] + 99)])
    assert verdict.late == pytest.approx((2, 99))
    assert (verdict.late_at(0.4), verdict.late_at(0.99)) == pytest.approx((2, 99))
