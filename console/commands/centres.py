"""`centres`: the directory of help centres, taken into use, looked at and checked."""

from pathlib import Path

import click

from console.commands.service import open_service
from regions.checks import check_centres
from regions.directory import Centre, CentresFault, read_centres
from regions.geography import Geography, load_geography
from store.in_force.directory import StoredDirectory
from store.instant import utc_now

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def centres() -> None:
    """The directory of help centres."""


@centres.command("import")
@FILE
def import_file(file: Path) -> None:
    """Put a directory file in force: all of it, or nothing and every fault with its line."""
    with open_service() as service:
        listed = read_file(file, service.geography, allow_demo=service.settings.is_demo)
        click.echo(_put_in_force(listed, service.directory))


@centres.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def check(file: Path | None) -> None:
    """Say what is wrong in a directory file, or without one in the directory in force."""
    geography = load_geography()
    listed = read_file(file, geography) if file else _in_force()
    faults = check_centres(listed, geography, utc_now().date())
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(f"{len(listed)} centres, nothing wrong")


@centres.command("list")
def list_centres() -> None:
    """List the centres in force."""
    for centre in _in_force():
        click.echo(_line(centre))


def read_file(file: Path, geography: Geography, *, allow_demo: bool = True) -> list[Centre]:
    """Read a directory file; every fault in it ends the command on a line of its own."""
    try:
        return read_centres(file.read_text("utf-8"), geography, utc_now().date(), allow_demo=allow_demo)
    except CentresFault as fault:
        raise click.ClickException("\n".join(f"{file}: {problem}" for problem in fault.problems)) from fault
    except UnicodeDecodeError as fault:
        raise click.ClickException(f"{file}: is not UTF-8") from fault
    except OSError as fault:
        raise click.ClickException(f"{file}: cannot be read ({fault.strerror})") from fault


def _in_force() -> tuple[Centre, ...]:
    with open_service() as service:
        return service.directory.newest().centres


def _put_in_force(listed: list[Centre], directory: StoredDirectory) -> str:
    """Save a new version unless it is the one in force, and say in what they differ."""
    before = {centre.code: centre for centre in directory.newest().centres}
    now = {centre.code: centre for centre in listed}
    if list(before.values()) == listed:
        return f"{len(listed)} centres, as in force already"
    directory.save(listed, utc_now())
    changed = [code for code in now if code in before and now[code] != before[code]]
    new, gone = len(now.keys() - before.keys()), len(before.keys() - now.keys())
    return f"{len(listed)} centres in force: {new} new, {len(changed)} changed, {gone} gone"


def _line(centre: Centre) -> str:
    demo = "  demo" if centre.demo else ""
    return f"{centre.code:20} {centre.region}  {centre.verified_on}  {centre.hours:24} {centre.name_uz}{demo}"
