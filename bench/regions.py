"""How long the look-ups by place take, each beside brute force on the same points."""

import random
import timeit
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import process_time

import numpy as np
import shapely

from regions.centre import Service
from regions.directory import Directory, read_centres
from regions.gazetteer import find_place, read_gazetteer
from regions.geography import DATA, Geography, load_geography
from regions.lookup import EARTH, Neighbours
from regions.name_accuracy import as_said
from regions.opening import is_open
from regions.spelling import sound_of
from texts.times import TASHKENT

POINTS, CENTRES, ROUNDS = 400, 300, 25
NOON = datetime(2026, 11, 24, 12, tzinfo=TASHKENT)
HOURS = ("24/7", "Mo-Fr 09:00-18:00", "Mo-Fr 18:00-24:00")
SERVICES = (frozenset({Service.LAWYER, Service.DOCTOR}), frozenset({Service.PSYCHOLOGIST}))
Point = tuple[float, float]


def main() -> None:
    """Print microseconds for each question, the best of many short rounds: other work on the machine counts little."""
    load = min(timeit.repeat(load_geography, number=1, repeat=ROUNDS))
    print(f"\nLook-ups by place: {POINTS} random points of the country, {CENTRES} centres; microseconds for each")
    print(f"{'loading the data, once':42}{load * 1e6:10.0f}")
    geography = load_geography()
    points = _random_points(geography, POINTS, random.Random(1))
    centres = _random_points(geography, CENTRES, random.Random(2))
    for title, ask in (_region_at(geography) | _nearest(centres) | _nearest_open(_directory(centres))).items():
        print(f"{title:42}{_microseconds(ask, points):10.1f}")
    for title, microseconds in _by_name(geography).items():
        print(f"{title:42}{microseconds:10.1f}")


def _by_name(geography: Geography) -> dict[str, float]:
    """Every own name with its endings, as a text comes: nothing of it heard before. The dictionary knows no ending.

    In processor time, because a round of all names is too long to be free of other work.
    """
    names = [
        (name,) for region in geography.regions for one in geography.districts(region.code) for name in as_said(one)
    ]
    plain = {name.casefold(): district for region in geography.regions for district in geography.districts(region.code)
             for name in district.names.values()}  # fmt: skip

    def load() -> object:
        sound_of.cache_clear()
        return read_gazetteer(geography)

    def find(name: str) -> object:
        return find_place(name, geography)

    def find_in_home(name: str) -> object:
        return find_place(name, geography, geography.regions[0].code)

    def anew(ask: Callable[..., object]) -> float:
        rounds = []
        for _ in range(5):
            sound_of.cache_clear()
            rounds.append(timeit.timeit(lambda: [ask(*each) for each in names], timer=process_time, number=1))
        return min(rounds) / len(names) * 1e6

    find("Chirchiq")
    return {
        "loading the names, once": min(timeit.repeat(load, timer=process_time, number=1, repeat=5)) * 1e6,
        f"find_place, mean of {len(names)} names": anew(find),
        "  the same of who lives elsewhere": anew(find_in_home),
        "  a plain dictionary, without endings": _microseconds(lambda name: plain.get(name.casefold()), names),
        "find_place, no place": _microseconds(find, [("yo'q joy",)]),
        "find_place, a street": _microseconds(find, [("Navoiy ko'chasi 12",)]),
    }


def _region_at(geography: Geography) -> dict[str, Callable[[float, float], object]]:
    areas = list(geography.borders.areas.values())
    parts = [part for area in areas for part in shapely.get_parts(area)]
    shapely.prepare(areas)
    shapely.prepare(parts)
    tree = shapely.STRtree(parts)
    unprepared = [shapely.from_wkb(shapely.to_wkb(area)) for area in areas]
    return {
        "region_at": geography.region_at,
        "  by a tree of the parts": lambda lon, lat: tree.query(shapely.Point(lon, lat), "within"),
        "  brute force: one area after another": lambda lon, lat: _first(areas, lon, lat),
        "  brute force, not prepared": lambda lon, lat: [a for a in unprepared if a.contains(shapely.Point(lon, lat))],
    }


def _nearest(centres: list[Point]) -> dict[str, Callable[[float, float], object]]:
    neighbours = Neighbours(centres)
    lons, lats = np.array(centres).T.copy()
    here = np.ones(len(centres))
    return {
        "nearest 3 centres": lambda lon, lat: neighbours.nearest(lon, lat, 3),
        "  brute force, all at once": lambda lon, lat: np.argsort(EARTH.inv(here * lon, here * lat, lons, lats)[2])[:3],
        "  brute force, one after another": lambda lon, lat: sorted(EARTH.inv(lon, lat, *c)[2] for c in centres)[:3],
    }


def _nearest_open(directory: Directory) -> dict[str, Callable[[float, float], object]]:
    wanted = frozenset({Service.LAWYER})

    def one_after_another(lon: float, lat: float) -> object:
        fitting = [c for c in directory.centres if wanted <= c.services and is_open(c, NOON)]
        return sorted(EARTH.inv(lon, lat, c.lon, c.lat)[2] for c in fitting)[:3]

    return {
        "nearest 3 open with a lawyer": lambda lon, lat: directory.nearest(lon, lat, 3, NOON, wanted),
        "  brute force, one open after another": one_after_another,
    }


def _directory(places: list[Point]) -> Directory:
    """The demo's centres, again and again, at these places: two of three are open at noon, half have a lawyer."""
    demo = read_centres((DATA / "demo_centres.csv").read_text("utf-8"), load_geography(), NOON.date())
    return Directory(
        replace(demo[i % len(demo)], lon=lon, lat=lat, hours=HOURS[i % 3], services=SERVICES[i % 2])
        for i, (lon, lat) in enumerate(places)
    )


def _first(areas: list[shapely.Geometry], lon: float, lat: float) -> object:
    return next((area for area in areas if shapely.intersects_xy(area, lon, lat)), None)


def _microseconds(ask: Callable[..., object], arguments: list[tuple[object, ...]]) -> float:
    return (
        min(timeit.repeat(lambda: [ask(*each) for each in arguments], number=1, repeat=ROUNDS)) / len(arguments) * 1e6
    )


def _random_points(geography: Geography, count: int, chance: random.Random) -> list[Point]:
    west, south, east, north = shapely.total_bounds(list(geography.borders.areas.values()))
    points: list[Point] = []
    while len(points) < count:
        lon, lat = chance.uniform(west, east), chance.uniform(south, north)
        if geography.region_at(lon, lat):
            points.append((lon, lat))
    return points


if __name__ == "__main__":
    main()
