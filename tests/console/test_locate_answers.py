"""What `locate` answers to a line, whatever directory is in force."""

from datetime import date

import pytest

from console.locate import Answer, locate
from regions.directory import Directory, read_centres
from regions.geography import DATA, load_geography

GEOGRAPHY = load_geography()
DEMO = (DATA / "demo_centres.csv").read_text("utf-8")
DIRECTORY = Directory(read_centres(DEMO, GEOGRAPHY, date(2026, 11, 22)))


def answer(line: str) -> Answer:
    [only] = locate([line], GEOGRAPHY, DIRECTORY)
    return only


def test_coordinates_have_a_region_and_the_nearest_centres() -> None:
    assert answer("41.3111 69.2797") == {
        "region": "UZ-TK",
        "nearest": [
            {"code": "DEMO-TK-1", "km": 2.0},
            {"code": "DEMO-TK-2", "km": 5.5},
            {"code": "DEMO-TO-1", "km": 30.3},
        ],
    }


def test_a_place_has_its_district_and_name_too() -> None:
    place = answer("Ғиждувон тумани")
    assert (place["region"], place["district"], place["name"]) == ("UZ-BU", "UZ-BU-gijduvon", "G'ijduvon")
    assert place["nearest"][0]["code"] == "DEMO-BU-1"


def test_a_place_abroad_has_no_region() -> None:
    abroad = answer("51.5 -0.1")
    assert abroad["region"] is None and len(abroad["nearest"]) == 3


def test_an_ambiguous_name_lists_its_choices() -> None:
    choices = [(choice["region"], choice["district"]) for choice in answer("Navbahor")["choices"]]
    assert choices == [("UZ-NW", "UZ-NW-navbahor"), ("UZ-FA", "UZ-FA-furqat")]


@pytest.mark.parametrize(
    ("line", "key", "words"),
    [
        ("69.2797 41.3111", "hint", "latitude comes first: 41.3111 69.2797"),
        ("nan 69", "error", "must be numbers"),
        ("41.3", "error", "expected latitude and longitude"),
        ("95 69", "error", "at most 90"),
        ("", "error", "expected coordinates or the name of a place"),
        ("Navbahor", "hint", "several places"),
        ("x" * 200, "hint", "no place has this name"),
        ("😀", "hint", "no place has this name"),
        ("\u202eChirchiq", "hint", "no place has this name"),
    ],
)
def test_what_is_odd_about_a_line_is_said(line: str, key: str, words: str) -> None:
    odd = answer(line)
    assert words in odd[key] and odd.get("region") is None


def test_a_bad_line_does_not_stop_the_others() -> None:
    regions = [each.get("region") for each in locate(["41.31 69.28", "nan nan", "Chust\n"], GEOGRAPHY, DIRECTORY)]
    assert regions == ["UZ-TK", None, "UZ-NG"]
