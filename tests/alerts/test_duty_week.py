"""A day of duties has no time that is neither a shift's nor plainly nobody's."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alerts.duty.roster import NATIONAL
from alerts.duty.shift import Shift
from alerts.duty.week import days_from, monday_of, pieces_of
from texts.times import TASHKENT
from vocabulary.phone_number import PhoneNumber

DAY = date(2026, 11, 25)
MIDNIGHT = datetime(2026, 11, 25, tzinfo=TASHKENT)
HOUR = timedelta(hours=1)


def shift(begins: int, ends: int, place: int = 1) -> Shift:
    number = PhoneNumber("+998000003201")
    return Shift(NATIONAL, place, "Navbatchi", number, MIDNIGHT + begins * HOUR, MIDNIGHT + ends * HOUR)


def as_hours(shifts: list[Shift]) -> list[tuple[float, float, int]]:
    pieces = pieces_of(DAY, shifts)
    return [
        ((one.begins - MIDNIGHT) / HOUR, (one.ends - MIDNIGHT) / HOUR, one.shift.place if one.shift else 0)
        for one in pieces
    ]


def test_a_shift_over_midnight_is_cut_to_the_day() -> None:
    assert as_hours([shift(-4, 8), shift(8, 30)]) == [(0, 8, 1), (8, 24, 1)]


def test_a_time_without_anybody_to_be_called_first_is_a_piece_of_its_own() -> None:
    assert as_hours([shift(8, 12), shift(8, 24, place=2)]) == [(0, 8, 0), (8, 12, 1), (8, 24, 2), (12, 24, 0)]
    assert as_hours([]) == [(0, 24, 0)]


@given(st.lists(st.integers(-30, 60), min_size=2, max_size=12, unique=True).filter(lambda hours: len(hours) % 2 == 0))
def test_first_place_and_gaps_fill_the_day_without_overlap(hours: list[int]) -> None:
    at = sorted(hours)
    shifts = [shift(begins, ends) for begins, ends in zip(at[::2], at[1::2], strict=True)]
    pieces = as_hours(shifts)
    assert pieces[0][0] == 0 and pieces[-1][1] == 24
    assert all(one[1] == other[0] for one, other in pairwise(pieces))


def test_a_week_begins_on_monday() -> None:
    assert monday_of(DAY) == date(2026, 11, 23)
    assert days_from(monday_of(DAY))[-1] == date(2026, 11, 29)
