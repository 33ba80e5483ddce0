"""The operator's commands: `python -m console …`."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from console.locate import locate as locate_lines
from regions.directory import CentresFault, Directory, read_centres
from regions.geography import DATA, Geography, load_geography


@click.group()
def main() -> None:
    """Commands for who runs the service."""


@main.group()
def centres() -> None:
    """The directory of help centres."""


@centres.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check_file(file: Path) -> None:
    """Say what is wrong in a directory file, line by line; it is not taken into use."""
    directory = _read_directory(file, load_geography())
    click.echo(f"{len(directory.centres)} centres, nothing wrong")


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("place", nargs=-1)
@click.option("--centres", "file", type=click.Path(path_type=Path), default=DATA / "demo_centres.csv")
def locate(place: tuple[str, ...], file: Path) -> None:
    """Tell the region of LAT LON or of a PLACE, and the nearest centres; without arguments, of each line typed in."""
    geography = load_geography()
    directory = _read_directory(file, geography)
    lines = [" ".join(place)] if place else click.open_file("-", errors="replace")
    all_read = True
    for answer in locate_lines(lines, geography, directory):
        click.echo(json.dumps(answer, ensure_ascii=False))
        all_read = all_read and "error" not in answer
    sys.exit(0 if all_read else 1)


def _read_directory(file: Path, geography: Geography) -> Directory:
    try:
        return Directory(read_centres(file.read_text("utf-8"), geography, datetime.now(UTC).date()))
    except (OSError, UnicodeDecodeError, CentresFault) as fault:
        sys.exit(f"{file}: {fault}")


if __name__ == "__main__":
    main()
