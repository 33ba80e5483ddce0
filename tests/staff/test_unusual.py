"""Unusual looking is found, and ordinary work is not."""

from datetime import UTC, datetime, timedelta

import pytest

from staff.audit import Deed, Entry
from staff.unusual import LIMITS, Alarm, Unusual, unusual

NOON = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)  # two in the morning in Tashkent
DEEDS = {
    Unusual.MANY_REVEALS: Deed.REVEALED,
    Unusual.REFUSALS: Deed.REFUSED,
    Unusual.FAILED_SIGN_INS: Deed.SIGN_IN_FAILED,
    Unusual.EXPORTS: Deed.EXPORTED,
}


def deeds(deed: Deed, count: int, apart: timedelta, begin: datetime = NOON, member: str = "m") -> list[Entry]:
    """So many deeds of a member; a failed sign-in is nobody's, and names as whom somebody tried."""
    if deed is Deed.SIGN_IN_FAILED:
        return [Entry(begin + number * apart, "", deed, "staff", member) for number in range(count)]
    return [Entry(begin + number * apart, member, deed, "alert", f"a{number}") for number in range(count)]


@pytest.mark.parametrize("what", DEEDS)
def test_as_many_as_the_limit_within_its_time_is_an_alarm(what: Unusual) -> None:
    limit = LIMITS[what]
    apart = limit.within / (limit.count - 1)
    end = NOON + (limit.count - 1) * apart
    assert unusual(deeds(DEEDS[what], limit.count, apart), {}) == [Alarm(what, "m", NOON, end, limit.count)]


@pytest.mark.parametrize("what", DEEDS)
def test_one_fewer_or_a_little_slower_is_none(what: Unusual) -> None:
    limit = LIMITS[what]
    assert unusual(deeds(DEEDS[what], limit.count - 1, timedelta(seconds=1)), {}) == []
    slower = limit.within / (limit.count - 1) + timedelta(seconds=1)
    assert unusual(deeds(DEEDS[what], limit.count * 2, slower), {}) == []


def test_a_long_run_is_one_alarm_and_two_far_apart_are_two() -> None:
    run = deeds(Deed.REVEALED, 25, timedelta(minutes=1))
    later = deeds(Deed.REVEALED, 10, timedelta(minutes=1), NOON + timedelta(days=1))
    assert [alarm.count for alarm in unusual(run + later, {})] == [10, 25]


def test_what_two_members_did_is_not_added_up() -> None:
    entries = deeds(Deed.REVEALED, 9, timedelta(0)) + deeds(Deed.REVEALED, 9, timedelta(0), member="n")
    assert unusual(entries, {}) == []


def test_looking_at_closed_alerts_at_night_is_unusual_and_at_open_ones_or_by_day_is_work() -> None:
    closed = {f"a{number}": NOON - timedelta(days=1) for number in range(3)}
    at_night = deeds(Deed.OPENED, 3, timedelta(minutes=5), NIGHT)
    assert [alarm.what for alarm in unusual(at_night, closed)] == [Unusual.CLOSED_AT_NIGHT]
    assert unusual(at_night, {}) == []
    assert unusual(at_night, dict.fromkeys(closed, NIGHT + timedelta(hours=1))) == []
    assert unusual(deeds(Deed.OPENED, 3, timedelta(minutes=5), NOON), closed) == []
