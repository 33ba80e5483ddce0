from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from regions.centre import Centre
from regions.opening import hours_in_words, is_open, what_is_wrong_with


def tashkent(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of November 2026, of which the 23rd is a Monday, as UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=timezone(timedelta(hours=5))).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [
        ("24/7", tashkent(22, 3), True),
        ("Mo-Fr 09:00-18:00", tashkent(23, 9), True),
        ("Mo-Fr 09:00-18:00", tashkent(23, 8, 59), False),
        ("Mo-Fr 09:00-18:00", tashkent(23, 18), False),
        ("Mo-Fr 09:00-18:00", tashkent(22, 12), False),
        ("Mo-Su 20:00-08:00", tashkent(23, 2), True),
        ("Mo-Su 20:00-08:00", tashkent(23, 12), False),
        ("24/7; Jan 01 off", datetime(2026, 12, 31, 20, tzinfo=UTC), False),
        ("unknown", tashkent(23, 12), False),
        ("off", tashkent(23, 12), False),
        ('"по записи"', tashkent(23, 12), False),
        ('Sa "by appointment"', tashkent(28, 12), False),
        ('Mo-Fr 09:00-18:00; Sa "a; b || c"', tashkent(28, 12), False),
        ('Mo-Fr 09:00-18:00 || "call"', tashkent(23, 20), False),
        ('Mo-Fr 09:00-18:00 || "call"', tashkent(23, 12), True),
        ('Mo-Fr 09:00-18:00, Sa "ask"', tashkent(28, 12), False),
        ('Mo-Fr 09:00-18:00 "second door"', tashkent(23, 12), True),
        ('24/7 "second door"', tashkent(22, 3), True),
        ('open "second door"', tashkent(22, 3), True),
    ],
)
def test_hours_are_those_of_tashkent(demo_centres: list[Centre], hours: str, at: datetime, expected: bool) -> None:
    assert is_open(replace(demo_centres[0], hours=hours), at) is expected


@pytest.mark.parametrize("hours", ["24/7", "Mo-Fr 09:00-18:00", "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-13:00", "off"])
def test_good_hours_pass(hours: str) -> None:
    assert what_is_wrong_with(hours) is None


@pytest.mark.parametrize("hours", ["", "9-18", "hello", "Пн-Пт 09:00-18:00", "PH off", "24/7; SH off", "x" * 100_000])
def test_bad_hours_are_told(hours: str) -> None:
    fault = what_is_wrong_with(hours)
    assert fault is not None and len(str(fault)) < 200


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Fr 09:00-18:00; Su off", "Du-Ju 09:00-18:00; Yak dam"),
        ("Su closed", "Yak dam"),
        ('Mo "Samarqand, Mo, off"', 'Du so\'rang "Samarqand, Mo, off"'),
        ('"по записи"', 'so\'rang "по записи"'),
        ("unknown", "so'rang"),
        ("Jan 01 off", "Jan 01 dam"),
    ],
)
def test_days_and_states_are_said_in_words_and_comments_stay(demo_centres: list[Centre], hours: str, said: str) -> None:
    centre = replace(demo_centres[0], hours=hours)
    assert hours_in_words(centre, "Du Se Cho Pa Ju Sha Yak dam so'rang") == said
