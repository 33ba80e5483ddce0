import math

from hypothesis import given
from hypothesis import strategies as st

from regions.lookup import EARTH, Neighbours, metres_between

LONS, LATS = st.floats(55, 74), st.floats(36, 46)
PLACES = st.lists(st.tuples(LONS, LATS), max_size=40)


@given(PLACES, LONS, LATS, st.integers(0, 45))
def test_the_nearest_are_those_of_brute_force(
    places: list[tuple[float, float]], lon: float, lat: float, n: int
) -> None:
    metres = sorted(EARTH.inv(lon, lat, *place)[2] for place in places)[:n]
    found = Neighbours(places).nearest(lon, lat, n)
    assert [round(distance, 3) for _, distance in found] == [round(distance, 3) for distance in metres]
    assert all(math.isclose(metres_between(lon, lat, *places[i]), distance, abs_tol=0.001) for i, distance in found)


def test_a_degree_north_is_longer_than_a_degree_east() -> None:
    assert [i for i, _ in Neighbours([(69.0, 42.0), (70.0, 41.0)]).nearest(69.0, 41.0, 2)] == [1, 0]


def test_a_degree_along_the_equator_is_that_part_of_the_ellipsoid_s_girth() -> None:
    assert math.isclose(metres_between(0, 0, 1, 0), 2 * math.pi * 6_378_137 / 360, abs_tol=0.001)


def test_places_at_one_point_come_in_their_order() -> None:
    assert [i for i, _ in Neighbours([(69.0, 41.0)] * 3).nearest(69.0, 41.0, 3)] == [0, 1, 2]
