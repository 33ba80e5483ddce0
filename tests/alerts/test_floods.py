"""Floods are grouped for a human, and a real call in the midst of one stands by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alerts.alert import AlertState, ClosedBecause, Lane
from alerts.contacts.floods import By, Flood, Sighting, floods
from vocabulary.codes import DistrictCode, RegionCode

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
CHIRCHIQ = DistrictCode("UZ-TO-chirchiq")


def seen(caller: str, minutes_ago: float = 5, **more: Any) -> Sighting:
    at = NOW - timedelta(minutes=minutes_ago)
    return Sighting(f"of-{caller}-{minutes_ago:g}", caller, at, **{"state": AlertState.OPEN, **more})


def false(caller: str, minutes_ago: float) -> Sighting:
    return seen(caller, minutes_ago, state=AlertState.CLOSED, closed_because=ClosedBecause.FALSE_ALARM)


def kinds(found: list[Flood]) -> list[tuple[By, str]]:
    return [(flood.by, flood.key) for flood in found]


def test_ordinary_calls_are_no_flood() -> None:
    calls = [seen("she", repeats=3), seen("another", district=CHIRCHIQ), false("third", 20), seen("third")]
    assert floods(calls, NOW) == []


def test_many_repeats_of_one_number_are_one_line_and_stand_by_themselves() -> None:
    [flood] = floods([seen("she", repeats=99)], NOW)
    assert flood == Flood(By.NUMBER, "she", callers=1, calls=100, false=0, alone=("of-she-5",), folded=())


def test_the_open_alert_of_a_number_with_false_alarms_is_folded() -> None:
    calls = [*(false("he", minutes) for minutes in (50, 40, 30, 20)), seen("he", 1, lane=Lane.BEHIND)]
    [flood] = floods(calls, NOW)
    assert (flood.by, flood.calls, flood.false, flood.alone, flood.folded) == (By.NUMBER, 5, 4, (), ("of-he-1",))


def test_what_is_an_hour_old_and_closed_counts_no_more() -> None:
    assert floods([false("he", minutes) for minutes in (61, 62, 63, 64, 65)], NOW) == []


def test_many_numbers_for_one_contact_are_one_line() -> None:
    calls = [seen(name, contacts=frozenset({"aziza"}), lane=Lane.BEHIND) for name in "abcd"]
    assert kinds(floods(calls, NOW)) == [(By.CONTACT, "aziza")]
    assert floods(calls[:3], NOW) == []


def test_many_numbers_in_one_district_within_ten_minutes_are_one_line() -> None:
    calls = [seen(f"n{i}", region=RegionCode("UZ-TO"), district=CHIRCHIQ) for i in range(9)]
    assert kinds(floods(calls, NOW)) == [(By.PLACE, CHIRCHIQ)]
    assert floods([seen(f"n{i}", minutes_ago=3 * i, district=CHIRCHIQ) for i in range(9)], NOW) == []


def test_a_real_call_in_a_flood_of_its_district_stands_by_itself() -> None:
    false_ones = [seen(f"n{i}", district=CHIRCHIQ, lane=Lane.BEHIND) for i in range(100)]
    [flood] = floods([*false_ones, seen("real", 1, district=CHIRCHIQ)], NOW)
    assert (flood.callers, flood.alone, len(flood.folded)) == (101, ("of-real-1",), 100)


def test_the_largest_flood_comes_first() -> None:
    calls = [seen("a", repeats=10), seen("b", repeats=50)]
    assert kinds(floods(calls, NOW)) == [(By.NUMBER, "b"), (By.NUMBER, "a")]


SIGHTINGS = st.lists(
    st.builds(
        Sighting,
        alert_id=st.uuids().map(str),
        caller=st.sampled_from("abcdefghijklmnop"),
        raised_at=st.integers(0, 7200).map(lambda seconds: NOW - timedelta(seconds=seconds)),
        state=st.sampled_from(AlertState),
        lane=st.sampled_from(Lane),
        repeats=st.integers(0, 9),
        district=st.sampled_from([None, CHIRCHIQ]),
        contacts=st.frozensets(st.sampled_from(["x", "y"])),
    ),
    max_size=40,
)


@given(SIGHTINGS)
def test_no_open_alert_of_a_flood_is_lost_and_none_of_the_first_lane_is_folded(calls: list[Sighting]) -> None:
    by_id = {one.alert_id: one for one in calls}
    for flood in floods(calls, NOW):
        shown = [by_id[alert_id] for alert_id in (*flood.alone, *flood.folded)]
        assert all(one.is_open for one in shown)
        assert all(by_id[alert_id].lane is Lane.BEHIND for alert_id in flood.folded)
        if flood.by is By.NUMBER:
            assert {one.alert_id for one in calls if one.is_open and one.caller == flood.key} == {
                one.alert_id for one in shown
            }
