"""`locate`: where a place is, and which centres are near it."""

import json
import sys
from pathlib import Path

import click

from console.commands.centres import read_file
from console.commands.service import NotUsable, open_service, settings_of_a_command
from console.locate import locate as locate_lines
from regions.directory import Directory
from regions.geography import DATA, Geography, load_geography

DEMO_CENTRES = DATA / "demo_centres.csv"


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("place", nargs=-1)
@click.option("--centres", "file", type=click.Path(path_type=Path), help="A directory file, not the one in force.")
def locate(place: tuple[str, ...], file: Path | None) -> None:
    """Tell the region of LAT LON or of a PLACE, and the nearest centres; without arguments, of each line typed in."""
    geography = load_geography()
    directory = Directory(read_file(file, geography)) if file else _in_force(geography)
    lines = [" ".join(place)] if place else click.open_file("-", errors="replace")
    all_read = True
    for answer in locate_lines(lines, geography, directory):
        click.echo(json.dumps(answer, ensure_ascii=False))
        all_read = all_read and "error" not in answer
    sys.exit(0 if all_read else 1)


def _in_force(geography: Geography) -> Directory:
    """The directory in force; a demonstration that was never started would begin with the demo centres."""
    try:
        with open_service() as service:
            return service.directory.newest()
    except NotUsable:
        if not settings_of_a_command().is_demo:
            raise
        return Directory(read_file(DEMO_CENTRES, geography))
