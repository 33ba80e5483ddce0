"""Where a place is and which centres are near it: for who checks a directory or an alert."""

from collections.abc import Iterable, Iterator
from typing import Any

from regions.coordinates import NoCoordinates, looks_like_coordinates, read_coordinates
from regions.directory import Directory
from regions.found import Ambiguous, Found
from regions.gazetteer import find_place
from regions.geography import Geography
from vocabulary.codes import RegionCode
from vocabulary.point import Point

NEAREST = 3
"""Centres that an answer lists."""


Answer = dict[str, Any]


def locate(lines: Iterable[str], geography: Geography, directory: Directory) -> Iterator[Answer]:
    """Answer each line, coordinates or a place, with a value for JSON; one that cannot be read has an `error`."""
    return (_located(line.strip(), geography, directory) for line in lines)


def _located(text: str, geography: Geography, directory: Directory) -> Answer:
    if not text:
        return {"error": "expected coordinates or the name of a place"}
    if not looks_like_coordinates(text):
        return _place(text, geography, directory)
    try:
        point = read_coordinates(text)
    except NoCoordinates as fault:
        return {"error": str(fault)}
    region = geography.region_at(point.lon, point.lat)
    answer = _answer(region, point, directory)
    if region is None and geography.region_at(point.lat, point.lon):
        answer["hint"] = f"swapped? latitude comes first: {point.lon:g} {point.lat:g}"
    return answer


def _place(typed: str, geography: Geography, directory: Directory) -> Answer:
    found = find_place(typed, geography)
    if isinstance(found, Found):
        return _answer(found.region, Point(found.lon, found.lat), directory) | _named(found)
    if isinstance(found, Ambiguous):
        choices = [{"region": choice.region, **_named(choice)} for choice in found.choices]
        return {"region": None, "nearest": [], "hint": "several places have this name", "choices": choices}
    return {"region": None, "nearest": [], "hint": "no place has this name; try its region"}


def _answer(region: RegionCode | None, point: Point, directory: Directory) -> Answer:
    nearest = directory.nearest(point.lon, point.lat, NEAREST)
    return {"region": region, "nearest": [{"code": c.code, "km": round(metres / 1000, 1)} for c, metres in nearest]}


def _named(place: Found) -> Answer:
    return {"district": place.district, "name": place.name}
