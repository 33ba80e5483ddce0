"""How often a place is right: `python -m regions.accuracy [--packages DIR | --names-only]`, for docs/geography.md.

First the names, without the network: own names with endings in each script, and streets that are no places. Then the
areas, `region_at`, and the names of the packages' places.

Judged by the places of packages that nothing is built from. Because most of them descend from GeoNames, as the package
does that gives the towns, the lines are also measured as they are before any named place has moved them, and the places
that no built one is near are counted apart.
"""

import tempfile
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path

import click
import shapely

from regions.building.borders import packaged_areas, tidy
from regions.building.held_out import AIRPORTS, SOURCES, Place
from regions.building.packages import Store
from regions.building.places import read_towns
from regions.building.reviewed import Reviewed, read_reviewed
from regions.geography import Geography, load_geography
from regions.lookup import Borders, Neighbours
from regions.name_accuracy import Measured, no_places, other_names, own_names
from vocabulary.codes import RegionCode

NEAR_THE_BORDER = 0.5
"""Degrees, about 50 km: as far as foreign places are looked at."""

SAME_PLACE = 500
"""Metres within which two packages mean one place."""

NOT_BUILT_FROM = 1_000
"""Metres from every place that the data is built from."""

STREETS = Path("tests/regions/data/not_places.txt")
"""Written down before any rule that reads them."""

TARGET = 0.985
"""Of the places in the country."""


@click.command()
@click.option("--packages", type=click.Path(path_type=Path), help="A folder that keeps the fetched packages.")
@click.option("--names-only", is_flag=True, help="Only what needs no network.")
def measure(packages: Path | None, names_only: bool) -> None:
    """Print the tables; fails when a target is missed."""
    are_names_right = _measure_names()
    if not names_only:
        are_names_right &= _measure_areas(packages)
    if not are_names_right:
        raise SystemExit(1)


def _measure_names() -> bool:
    geography = load_geography()
    own, streets = own_names(geography), no_places(STREETS.read_text("utf-8").splitlines(), geography)
    click.echo(f"own names as they are said: {own}\nstreets, stops and persons taken for a place: {streets}")
    for failure in (*own.failures, *streets.failures):
        click.echo(f"  {failure}")
    return own.is_good and streets.is_good


def _measure_areas(packages: Path | None) -> bool:
    """Print the table of the areas, fail under its target, and tell whether the packages' names are right."""
    with nullcontext(packages) if packages else tempfile.TemporaryDirectory() as folder:
        store, reviewed, geography = Store(Path(folder)), read_reviewed(), load_geography()
        areas = tidy(packaged_areas(store, reviewed.areas))
        lines_alone = Borders({RegionCode(code): area for code, area in areas.items()})
        built_from = _built_from(store, reviewed, geography)
        found = {package: _nearby(read(store), geography.borders) for package, read in SOURCES.items()}
    every = _each_once(place for places in found.values() for place in places)
    home = [place for place in every if place.region]
    rows = {
        **{
            f"{package}, in the country": [place for place in places if place.region]
            for package, places in found.items()
        },
        "all, each place once": home,
        "of these far from what the data is built from": [place for place in home if _is_far(place, built_from)],
        "all abroad, within 50 km": [place for place in every if not place.region],
    }
    click.echo("| places | | lines alone | as shipped |\n|---|---|---|---|")
    for title, places in rows.items():
        click.echo(f"| {title} | {len(places)} | {_share(places, lines_alone)} | {_share(places, geography.borders)} |")
    for place in every:
        answer = lines_alone.region_at(place.lon, place.lat)
        if answer != place.region:
            click.echo(
                f"{place.name}, {place.lat} {place.lon}: {answer} by the lines alone, {place.region} by its package"
            )
    others = _measure_others(found, geography)
    if _right(home, lines_alone) < TARGET * len(home):
        raise SystemExit(1)
    return others.is_good


def _measure_others(found: Mapping[str, Iterable[Place]], geography: Geography) -> Measured:
    """Judge names by where their point lies; airports are called after people too."""
    places = [place for package, listed in found.items() if package != AIRPORTS.name for place in listed]
    at = ((place.name, geography.borders.region_at(place.lon, place.lat)) for place in places if place.region)
    others = other_names(((name, region) for name, region in at if region), geography)
    click.echo(f"names of packages that nothing is built from: {others}")
    for failure in others.failures:
        click.echo(f"  {failure}")
    return others


def _built_from(store: Store, reviewed: Reviewed, geography: Geography) -> Neighbours:
    districts = [district for region in geography.regions for district in geography.districts(region.code)]
    towns = [(town.lon, town.lat) for town in read_towns(store, reviewed)]
    return Neighbours(towns + [(district.lon, district.lat) for district in districts])


def _nearby(places: Iterable[Place], borders: Borders) -> list[Place]:
    """Those in the country and around it."""
    around = shapely.union_all(list(borders.areas.values())).buffer(NEAR_THE_BORDER)
    shapely.prepare(around)
    return [place for place in places if place.region or shapely.intersects_xy(around, place.lon, place.lat)]


def _each_once(places: Iterable[Place]) -> list[Place]:
    once: list[Place] = []
    for place in places:
        known = Neighbours((other.lon, other.lat) for other in once).nearest(place.lon, place.lat, 1)
        if not known or known[0][1] > SAME_PLACE:
            once.append(place)
    return once


def _is_far(place: Place, built_from: Neighbours) -> bool:
    [(_, metres)] = built_from.nearest(place.lon, place.lat, 1)
    return metres > NOT_BUILT_FROM


def _right(places: list[Place], borders: Borders) -> int:
    return sum(borders.region_at(place.lon, place.lat) == place.region for place in places)


def _share(places: list[Place], borders: Borders) -> str:
    right = _right(places, borders)
    return f"{right} ({right / len(places):.1%})"


if __name__ == "__main__":
    measure()
