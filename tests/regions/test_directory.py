from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.centre import Service
from regions.directory import Directory
from regions.geography import Geography
from regions.lookup import metres_between
from regions.opening import is_open
from vocabulary.codes import CentreCode, RegionCode
from vocabulary.phone_number import is_demo

NOON = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""A Monday, 12:00 in Tashkent."""

NIGHT = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
"""The same day, midnight in Tashkent."""

CHIRCHIQ = (69.58, 41.47)


def test_every_region_has_a_demo_centre_that_is_always_open(directory: Directory, geography: Geography) -> None:
    for region in geography.regions:
        assert any(centre.hours == "24/7" for centre in directory.in_region(region.code)), region.code


def test_nobody_can_take_a_demo_centre_for_a_real_one(directory: Directory) -> None:
    for centre in directory.centres:
        assert centre.demo and centre.code.startswith("DEMO-")
        assert centre.name_uz.startswith("Namuna") and centre.name_ru.startswith("Демо")
        assert "Namuna" in centre.address_uz and "Демо" in centre.address_ru
        assert is_demo(centre.phone) and is_demo(centre.duty_sms)


def test_no_two_demo_centres_share_a_number(directory: Directory) -> None:
    numbers = [number for centre in directory.centres for number in (centre.phone, centre.duty_sms)]
    assert len(set(numbers)) == len(numbers)


def test_the_nearest_come_first_with_their_metres(directory: Directory) -> None:
    found = directory.nearest(*CHIRCHIQ, n=3)
    assert [centre.code for centre, _ in found] == ["DEMO-TO-2", "DEMO-TK-2", "DEMO-TK-1"]
    assert [round(metres / 1000) for _, metres in found] == [0, 27, 32]


def test_at_night_the_nearest_that_is_open_comes_first(directory: Directory) -> None:
    assert directory.nearest(*CHIRCHIQ, n=1, open_at=NOON)[0][0].code == "DEMO-TO-2"
    asleep = Directory(
        replace(one, hours="Mo-Fr 09:00-18:00") if one.code == "DEMO-TO-2" else one for one in directory.centres
    )
    assert asleep.nearest(*CHIRCHIQ, n=1, open_at=NIGHT)[0][0].code == "DEMO-TK-1"


def test_all_the_services_asked_for_must_be_there(directory: Directory) -> None:
    asked = [Service.PSYCHOLOGIST, Service.DOCTOR]
    [(centre, _)] = directory.nearest(*CHIRCHIQ, n=1, services=asked)
    assert centre.code == "DEMO-TK-2"
    assert directory.nearest(*CHIRCHIQ, n=1, services=[Service.POLICE]) == []


@pytest.mark.parametrize("n", [0, 1, 19, 50])
def test_no_more_are_listed_than_asked_for_or_there(directory: Directory, n: int) -> None:
    assert len(directory.nearest(*CHIRCHIQ, n=n)) == min(n, 19)
    assert len(directory.nearest(*CHIRCHIQ, n=n, open_at=NOON)) <= n


def test_an_empty_directory_answers_with_nothing() -> None:
    empty = Directory(())
    assert empty.nearest(*CHIRCHIQ, n=3) == []
    assert empty.get(CentreCode("DEMO-TK-1")) is None
    assert empty.in_region(RegionCode("UZ-TK")) == ()


def test_a_centre_is_found_by_its_code(directory: Directory) -> None:
    centre = directory.get(CentreCode("DEMO-TK-1"))
    assert centre is not None and centre.region == "UZ-TK"
    assert directory.get(CentreCode("GONE")) is None


HOURS = st.sampled_from(["24/7", "off", "Mo-Fr 09:00-18:00", "Mo-Su 20:00-24:00"])
OFFERED = st.sets(st.sampled_from(Service), min_size=1)
CENTRES = st.lists(st.tuples(st.floats(56, 73), st.floats(37, 45), HOURS, OFFERED), max_size=30)


@given(CENTRES, st.integers(1, 5), st.sampled_from([None, NOON, NIGHT]), st.sets(st.sampled_from(Service), max_size=2))
def test_the_nearest_that_are_open_and_fit_are_those_of_brute_force(
    directory: Directory,
    places: list[tuple[float, float, str, set[Service]]],
    n: int,
    at: datetime | None,
    services: set[Service],
) -> None:
    template = directory.centres[0]
    every = Directory(
        replace(template, code=CentreCode(f"C-{i}"), lon=lon, lat=lat, hours=hours, services=frozenset(offered))
        for i, (lon, lat, hours, offered) in enumerate(places)
    )
    fitting = [one for one in every.centres if services <= one.services and (at is None or is_open(one, at))]
    metres = sorted(metres_between(*CHIRCHIQ, one.lon, one.lat) for one in fitting)[:n]
    found = every.nearest(*CHIRCHIQ, n=n, open_at=at, services=services)
    assert [round(away, 3) for _, away in found] == [round(away, 3) for away in metres]
    assert all(one in fitting for one, _ in found)
