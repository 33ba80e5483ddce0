"""Plus codes in a text, and the places that they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.coordinates_in_text import take_coordinates
from regions.plus_codes import point_of, take_plus_code
from vocabulary.point import Point


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("7FG49QCJ+2V", 20.37006, 2.78219),
        ("7FG49QCJ+2VX", 20.37011, 2.78223),
        ("8FVC2222+22", 47.00006, 8.00006),
        ("4VCPPQGP+Q9", -41.27306, 174.78594),
        ("8FVC9G8F+6X", 47.36556, 8.52494),
    ],
)
def test_a_whole_code_is_the_middle_of_its_cell(code: str, lat: float, lon: float) -> None:
    assert point_of(code) == Point(lon, lat)


@pytest.mark.parametrize(("lat", "lon"), [(47.4, 8.6), (47.6, 8.4), (46.9, 8.1), (47.8, 9.0)])
@pytest.mark.parametrize("short", ["9G8F+6X", "VC9G8F+6X"])
def test_a_short_code_is_the_nearest_such_place_to_the_town(short: str, lat: float, lon: float) -> None:
    assert point_of(short, Point(lon, lat)) == Point(8.52494, 47.36556)


def test_a_short_code_alone_is_no_place() -> None:
    assert point_of("8G9V+2X") is None


@given(st.floats(36.5, 46.5), st.floats(55, 74), st.text("23456789CFGHJMPQRVWX", min_size=6, max_size=6))
def test_a_short_code_lies_within_half_a_degree_of_its_town(lat: float, lon: float, digits: str) -> None:
    point = point_of(f"{digits[:4]}+{digits[4:]}", Point(lon, lat))
    assert point is not None and abs(point.lat - lat) <= 0.50001 and abs(point.lon - lon) <= 0.50001


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("8G9V+2X Chirchiq", "8G9V+2X", ",  Chirchiq"),
        ("Chirchiq 8g9v+2x", "8G9V+2X", "Chirchiq , "),
        ("8G9V +2X, Chirchiq", "8G9V+2X", ", , Chirchiq"),
    ],
)
def test_a_code_is_found_beside_other_words(text: str, code: str, rest: str) -> None:
    assert take_plus_code(text) == (code, rest)


@pytest.mark.parametrize(
    "text", ["2345+67", "8G9V", "tel 8G9V+998001234567", "x8G9V+2X", "8G9V+2Xa", "8G9+2X", "ona+ota", "+998001000001"]
)
def test_a_sum_a_number_and_other_words_are_no_code(text: str) -> None:
    assert take_plus_code(text) == ("", text)


def test_a_whole_code_of_this_country_is_coordinates_and_one_abroad_is_none() -> None:
    assert take_coordinates("yordam 8JHFFH9J+HV uy") == (Point(69.58219, 41.46894), "yordam ,  uy")
    assert take_coordinates("yordam 8FVC9G8F+6X") == (None, "yordam 8FVC9G8F+6X")
