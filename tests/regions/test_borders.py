"""Where points lie: the traps of this country by name, and every answer beside brute force."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from regions.geography import load_geography
from regions.lookup import EARTH

GEOGRAPHY = load_geography()
COUNTRY = shapely.union_all(list(GEOGRAPHY.borders.areas.values()))
NAMED = [(district, region) for region in GEOGRAPHY.regions for district in GEOGRAPHY.districts(region.code)]


@pytest.mark.parametrize(
    ("place", "lat", "lon", "region"),
    [
        ("Sokh, an exclave in Kyrgyzstan", 39.977, 71.135, "UZ-FA"),
        ("Shohimardon, an exclave in Kyrgyzstan", 39.983, 71.805, "UZ-FA"),
        ("Chon-Qora/Qalacha, its north", 40.251, 71.038, "UZ-FA"),
        ("Chon-Qora/Qalacha, its south", 40.236, 71.037, "UZ-FA"),
        ("Jangail, the smallest exclave", 40.203, 71.665, "UZ-FA"),
        ("Barak, an enclave of Kyrgyzstan", 40.668, 72.767, None),
        ("Sarvak, an enclave of Tajikistan", 40.961, 70.618, None),
        ("Bektemir, in the city since 1981", 41.210, 69.334, "UZ-TK"),
        ("Sergeli", 41.220, 69.222, "UZ-TK"),
        ("Yangihayot, in the city since 2020", 41.188, 69.231, "UZ-TK"),
        ("Khonobod, of the region, inside the city", 41.224, 69.285, "UZ-TO"),
        ("Zangiota, two kilometres outside the city", 41.254, 69.154, "UZ-TO"),
        ("Keles, on the city's northern edge", 41.403, 69.207, "UZ-TO"),
        ("the middle of Tashkent", 41.311, 69.280, "UZ-TK"),
        ("the Aral Sea", 45.0, 59.3, "UZ-QR"),
        ("Yangirabot, where the packages' line is wrong", 40.02539, 65.96095, "UZ-NW"),
        ("Shirin, on the river that is the border", 40.223, 69.150, "UZ-SI"),
        ("Yangiobod of Jizzax, in the mountains", 39.880, 68.796, "UZ-JI"),
        ("Quvasoy, on the border", 40.29721, 71.98026, "UZ-FA"),
        ("Xonobod of Andijon, the easternmost town", 40.8026, 72.97499, "UZ-AN"),
        ("Termez, across the river from Afghanistan", 37.224, 67.278, "UZ-SU"),
        ("Hairatan, Afghanistan, across the river", 37.221, 67.417, None),
        ("Kara-Suu, Kyrgyzstan, in one town with Qorasuv", 40.7046, 72.86666, None),
        ("Saryaghash, Kazakhstan, 15 km from Tashkent", 41.46042, 69.16791, None),
        ("Isfana, Kyrgyzstan", 39.839, 69.528, None),
        ("Khujand, Tajikistan", 40.283, 69.622, None),
        ("Konye-Urgench, Turkmenistan", 42.327, 59.154, None),
        ("London", 51.507, -0.128, None),
        ("the two numbers in the wrong order", 69.280, 41.311, None),
        ("no number", math.nan, 69.280, None),
        ("endless", math.inf, 69.280, None),
    ],
)
def test_the_region_of(place: str, lat: float, lon: float, region: str | None) -> None:
    assert GEOGRAPHY.region_at(lon, lat) == region


@pytest.mark.parametrize(
    ("place", "lat", "lon", "region"),
    [
        ("inside", 41.311, 69.280, "UZ-TK"),
        ("Kara-Suu, Kyrgyzstan, in one town with Qorasuv", 40.7046, 72.86666, "UZ-AN"),
        ("Hairatan, Afghanistan, across the river", 37.221, 67.417, "UZ-SU"),
        ("Sarvak, an enclave of 8 km2", 40.961, 70.618, "UZ-NG"),
        ("Saryaghash, Kazakhstan, 1.8 km from the border", 41.46042, 69.16791, "UZ-TO"),
        ("Khujand, Tajikistan", 40.283, 69.622, None),
        ("London", 51.507, -0.128, None),
        ("the middle of nowhere", 0.0, 0.0, None),
    ],
)
def test_the_region_near(place: str, lat: float, lon: float, region: str | None) -> None:
    assert GEOGRAPHY.region_near(lon, lat) == region


def test_every_district_centre_lies_in_its_region() -> None:
    astray = [d.code for d, region in NAMED if GEOGRAPHY.region_at(d.lon, d.lat) != region.code]
    assert astray == []


def test_the_regions_leave_no_gap_and_do_not_overlap() -> None:
    assert shapely.coverage_is_valid(list(GEOGRAPHY.borders.areas.values()))
    enclaves = [hole for part in shapely.get_parts(COUNTRY) for hole in part.interiors]
    assert len(enclaves) == 2


def test_the_country_has_its_size() -> None:
    """Within 1 % of the 448,924 km² that are published."""
    square_metres, _ = EARTH.geometry_area_perimeter(shapely.orient_polygons(COUNTRY))
    assert square_metres / 1e6 == pytest.approx(448_924, rel=0.01)


@given(st.floats(55.5, 73.5), st.floats(36.8, 45.9))
def test_the_answer_is_that_of_brute_force(lon: float, lat: float) -> None:
    holding = [code for code, area in GEOGRAPHY.borders.areas.items() if shapely.Point(lon, lat).intersects(area)]
    assert GEOGRAPHY.region_at(lon, lat) == (holding[0] if holding else None)


@given(st.lists(st.tuples(st.floats(55.5, 73.5), st.floats(36.8, 45.9)), max_size=20))
def test_many_points_at_once_are_answered_as_one_by_one(points: list[tuple[float, float]]) -> None:
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    assert GEOGRAPHY.borders.regions_at(lons, lats) == [GEOGRAPHY.region_at(*point) for point in points]
