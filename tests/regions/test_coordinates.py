import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.coordinates import NoCoordinates, looks_like_coordinates, read_coordinates

TASHKENT = (41.3111, 69.2797)


@pytest.mark.parametrize(
    "written",
    [
        "41.3111 69.2797",
        "41.3111, 69.2797",
        "41.3111,69.2797",
        "41.3111;69.2797",
        "  41.3111\t69.2797 ",
        "41,3111 69,2797",
        "41,3111, 69,2797",
        "41,3111; 69,2797",
        "N41.3111 E69.2797",
        "41.3111N 69.2797E",
        "69.2797E 41.3111N",
        "E69.2797, N41.3111",
        "41.3111° 69.2797°",
        "41°18.666'N 69°16.782'E",
        "41°18′40″N 69°16′47″E",
        "41° 18' 40'' 69° 16' 47''",
        "С41,3111 В69,2797",
    ],
)
def test_coordinates_are_read_as_people_write_them(written: str) -> None:
    point = read_coordinates(written)
    assert (point.lat, point.lon) == pytest.approx(TASHKENT, abs=0.0002)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("nan 69.28", "must be numbers"),
        ("41.31 NaN", "must be numbers"),
        ("inf 69.28", "must be numbers"),
        ("41.3111", "expected latitude and longitude"),
        ("41.3111,", "expected latitude and longitude"),
        ("41 69 12", "expected latitude and longitude"),
        ("1e3 5", "expected latitude and longitude"),
        ("٤١.٣ ٦٩.٢", "expected latitude and longitude"),
        ("41.31 69.28 🙂", "expected latitude and longitude"),
        ("4" * 200, "expected latitude and longitude"),
        ("91 69", "at most 90"),
        ("41 181", "at most 90"),
        ("41°75' 69°", "go to 59"),
        ("N41 N69", "one latitude"),
        ("E41 E69", "one latitude"),
    ],
)
def test_what_are_no_coordinates_says_why(written: str, reason: str) -> None:
    with pytest.raises(NoCoordinates, match=reason):
        read_coordinates(written)


@pytest.mark.parametrize(
    ("text", "is_numbers"),
    [("41.31 69.28", True), ("nan 69", True), ("N41 E69", True), ("Chirchiq", False), ("Yunusobod 19", False)],
)
def test_numbers_are_told_from_names(text: str, is_numbers: bool) -> None:
    assert looks_like_coordinates(text) is is_numbers


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_can_be_written(lat: float, lon: float) -> None:
    point = read_coordinates(f"{lat:.6f} {lon:.6f}")
    assert (point.lat, point.lon) == pytest.approx((lat, lon), abs=1e-6)


@given(st.text(max_size=60))
def test_no_text_is_too_strange_for_an_answer(text: str) -> None:
    try:
        point = read_coordinates(text)
    except NoCoordinates:
        return
    assert abs(point.lat) <= 90 and abs(point.lon) <= 180
