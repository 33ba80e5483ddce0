"""Coordinates anywhere in a text: found however they are written, and never where a number is something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.coordinates_in_text import EAST, NORTH, SOUTH, WEST, take_coordinates
from regions.geography import load_geography
from vocabulary.point import Point

HERE = (41.3111, 69.2797)
OSM = "https://www.openstreetmap.org/?mlat=41.3111&mlon=69.2797#map=15/41.3111/69.2797"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("HELP 41.3111 69.2797", "HELP"),
        ("41.3111 69.2797 HELP", "HELP"),
        ("HELP 41,3111 69,2797", "HELP"),
        ("HELP 41,3111,69,2797", "HELP"),
        ("HELP 41.3111/69.2797", "HELP"),
        ("HELP 69.2797 41.3111", "HELP"),
        ("HELP (41.3111;69.2797)", "HELP ( )"),
        ("HELP N41.3111 E69.2797", "HELP"),
        ("HELP 41.3111N69.2797E", "HELP"),
        ("HELP С41,3111 В69,2797", "HELP"),
        ("HELP 41.3111 с.ш. 69.2797 в.д.", "HELP"),
        ("HELP lat: 41.3111 lon: 69.2797", "HELP"),
        ("HELP широта 41.3111 долгота 69.2797", "HELP"),
        ("HELP 41°18.666' 69°16.782'", "HELP"),
        ("HELP 41°18′40″N, 69°16′47″E", "HELP"),
        ("HELP 41 18.666 69 16.782", "HELP"),
        ("HELP N 41 18,666' E 69 16,782'", "HELP"),
        ("HELP N41°18.666 E69°16.782", "HELP"),
        ("HELP N 41 18 40 E 69 16 47", "HELP"),
        ("HELP 41 18 40 N 69 16 47 E", "HELP"),
        ("HELP 41-18-40 с.ш. 69-16-47 в.д.", "HELP"),
        ("HELP с.ш. 41 18 40 в.д. 69 16 47", "HELP"),
        ("HELP 41 гр. 18 мин. 40 сек. с.ш., 69 гр. 16 мин. 47 сек. в.д.", "HELP"),
        ("HELP 41 daraja 18 daqiqa 40 soniya N 69 daraja 16 daqiqa 47 soniya E", "HELP"),
        ("HELP 41.3111, 69.2797 Chilonzor", "HELP Chilonzor"),
        ("HELP uy 41 41.3111 69.2797 kv 5", "HELP uy 41 kv 5"),
        ("HELP 99.99 41.3111 69.2797", "HELP 99.99"),
        ("HELP ٤١.٣١١١ ٦٩.٢٧٩٧", "HELP"),
        ("HELP \u200e41.3111\u200e, \u202e69.2797\u202c", "HELP"),
        ("HELP https://maps.google.com/?q=41.3111,69.2797", "HELP"),
        ("HELP https://www.google.com/maps/@41.3111,69.2797,15z uyda", "HELP uyda"),
        ("HELP https://www.google.com/maps/place/X/data=!3d41.3111!4d69.2797", "HELP"),
        ("HELP https://yandex.uz/maps/?ll=69.2797%2C41.3111&z=12", "HELP"),
        ("HELP https://maps.google.com/maps?q=loc:41.3111+69.2797", "HELP"),
        (f"HELP {OSM}", "HELP"),
        ("HELP geo:41.3111,69.2797?z=3", "HELP"),
        ("HELP https://www.waze.com/live-map/directions?to=ll.41.3111%2C69.2797", "HELP"),
    ],
)
def test_coordinates_are_taken_out_of_the_text(text: str, rest: str) -> None:
    point, left = take_coordinates(text)
    assert point is not None
    assert (point.lat, point.lon) == pytest.approx(HERE, abs=0.0002)
    assert " ".join(left.replace(",", " ").split()) == rest


@pytest.mark.parametrize(
    "text",
    [
        "HELP",
        "HELP 41.3111",
        "HELP 41 69",
        "HELP 41.3 69.2",
        "HELP nan 69.2797",
        "HELP inf inf",
        "HELP 51.5074 -0.1278",
        "HELP 141.3111 69.2797",
        "HELP 41.3111 169.2797",
        "HELP 41°75.5' 69°16.7'",
        "HELP 12.05.2026 14.30",
        "HELP 12.50 41.31",
        "HELP 41 18 40, 69 16 47",
        "HELP 41-18-40 69-16-47",
        "HELP 00 41.31.69.24",
        "HELP 41.31.69.24",
        "HELP 998-00-41.31-69.24",
        "HELP +998 41.31 69.24 00",
        "HELP dom 41 18 c 5 e 66 12 40",
        "HELP +998 00 123 45 67",
        "HELP https://maps.app.goo.gl/AbCdEf",
        "HELP 41.3111 eski bozorning orqasidagi ko'chada 69.2797",
        "4" * 1600,
        "41.31," * 300,
        "😀 " * 100,
    ],
)
def test_other_numbers_are_no_place_and_stay_as_they_are(text: str) -> None:
    assert take_coordinates(text) == (None, text)


@pytest.mark.parametrize(
    "text",
    [
        "41" + " " * 4000 + "x",
        "41.31 " * 2000,
        "41°18'" * 1000,
        "41 18.6 " * 1000,
        "lat " * 2000,
        "N " * 2000,
        "1" * 9000,
    ],
    ids=["blanks", "decimals", "minutes", "spaced", "labels", "letters", "digits"],
)
def test_a_long_text_is_read_at_its_beginning_alone(text: str) -> None:
    """A pattern that tries every way to share out 4,000 blanks would not end here."""
    assert take_coordinates(text) == (None, text)


def test_a_long_text_keeps_its_end() -> None:
    point, rest = take_coordinates("41.3111 69.2797 " + "x" * 2000)
    assert point is not None and rest.endswith("x" * 2000)


@pytest.mark.parametrize(
    "text", ["N 41.3 E 69.2", "N41.3, E69.2", "41.3N 69.2E", "41.3 с.ш. 69.2 в.д.", "С 41,3 В 69,2", "E 69.2 N 41.3"]
)
def test_with_north_and_east_one_decimal_is_enough(text: str) -> None:
    assert take_coordinates(f"HELP {text}")[0] == Point(69.2, 41.3)


@pytest.mark.parametrize(
    "text",
    [
        "I'm having an emergency. This is my location: http://maps.google.com/maps?f=q&q=(41.3111,69.2797)",
        "https://www.google.com/maps/search/?api=1&query=41.3111%2C69.2797",
        "https://yandex.com/maps/?pt=69.2797,41.3111&z=17",
        "https://2gis.uz/tashkent/geo/69.2797,41.3111",
        "https://maps.apple.com/?ll=41.3111,69.2797&q=Me",
        "https://waze.com/ul?ll=41.3111,69.2797",
        "https://www.bing.com/maps?cp=41.3111~69.2797",
        "https://wego.here.com/?map=41.3111,69.2797,15,normal",
        "geo:0,0?q=41.3111,69.2797(uy)",
    ],
)
def test_phones_and_maps_write_it_in_many_ways(text: str) -> None:
    assert take_coordinates(text)[0] == Point(69.2797, 41.3111)


@pytest.mark.parametrize(
    "text",
    [
        "+998 00 41 31 692 79",
        "00 041 31 69",
        "998 41 311 69 27",
        "https://maps.app.goo.gl/Ab41",
        "uy 41.3 kv 69.2",
        "41 N 69",
    ],
)
def test_telephone_numbers_houses_and_short_links_are_no_coordinates(text: str) -> None:
    assert take_coordinates(text) == (None, text)


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    point, rest = take_coordinates(text)
    assert point is not None or rest == text


@given(st.floats(SOUTH, NORTH), st.floats(WEST, EAST), st.booleans())
def test_every_place_of_the_country_is_read_in_either_order(lat: float, lon: float, is_swapped: bool) -> None:
    first, second = (lon, lat) if is_swapped else (lat, lon)
    point, _ = take_coordinates(f"SOS {first:.5f} {second:.5f}")
    assert point == Point(round(lon, 5), round(lat, 5))


def test_the_country_lies_well_within_what_is_read() -> None:
    bounds = [area.bounds for area in load_geography().borders.areas.values()]
    west, south, east, north = zip(*bounds, strict=True)
    assert WEST < min(west) - 0.4 and SOUTH < min(south) - 0.4
    assert EAST > max(east) + 0.4 and NORTH > max(north) + 0.4
