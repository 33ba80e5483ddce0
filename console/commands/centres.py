"""`centres`: the directory of help centres, taken into use, looked at and checked."""

from collections.abc import Mapping
from pathlib import Path

import click

from alerts.duty.roster import serving_none
from console.commands.counted import counted
from console.commands.inputs import MOST_FAULTS, read_content
from console.commands.service import open_service
from console.commands.stopped import UNCHANGED, when_stopped
from regions.centre_cells import cells_of
from regions.changes import Change, Kind, changes_between
from regions.checks import check_centres
from regions.column_mapping import ColumnMapping, read_mapping
from regions.directory import Centre, CentresFault, read_centres, rows_of_centres
from regions.geography import Geography, load_geography
from store.instant import utc_now
from texts.faults import Fault
from texts.table import decoded
from vocabulary.phone_number import PhoneNumber, masked

FILE = click.argument("file", type=click.Path(path_type=Path))
MOST_OF_A_MAPPING = 2**20
"""Bytes."""

MAPPING = click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    help="A YAML that says which columns of somebody else's file are ours.",
)
NUMBERS = frozenset({"phone", "duty_sms"})


@click.group()
def centres() -> None:
    """The directory of help centres."""


@centres.command("import")
@FILE
@MAPPING
@click.option("--check", "is_trial", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--even-if-empty", "may_empty", is_flag=True, help="Though a region loses its last centre.")
@when_stopped(UNCHANGED)
def import_file(file: Path, mapping: Path | None, *, is_trial: bool, may_empty: bool) -> None:
    """Put a directory file in force, a table, JSON or GeoJSON: all of it, or nothing and every fault with its line."""
    with open_service() as service:
        listed = read_file(file, service.geography, mapping, allow_demo=service.settings.is_demo)
        before = service.directory.newest().centres
        changes = changes_between(before, listed)
        if is_trial:
            for change in changes:
                click.echo(_change(change))
        codes = {str(centre.code) for centre in listed}
        serves_none = serving_none(service.roster.in_force().to_come(now := utc_now()), codes, now)
        emptied = sorted({centre.region for centre in before} - {centre.region for centre in listed})
        if emptied and not may_empty:
            raise click.ClickException(f"{', '.join(emptied)}: would lose the last centre (--even-if-empty allows it)")
        if is_trial:
            click.echo(f"{_counted(changes, listed)}; nothing was changed")
        elif list(before) == listed:
            click.echo(f"{counted(len(listed), 'centre')}, as in force already")
        else:
            service.directory.save(listed, utc_now())
            click.echo(_counted(changes, listed))
        for code, count in serves_none.items():
            serves = "serves" if count == 1 else "serve"
            click.echo(
                f"{code} is no centre: {counted(count, 'shift')} in the roster {serves} nobody (`roster import`)"
            )


@centres.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@MAPPING
def check(file: Path | None, mapping: Path | None) -> None:
    """Say what is wrong in a directory file, or without one in the directory in force."""
    geography = load_geography()
    listed = read_file(file, geography, mapping) if file else _in_force()
    faults = check_centres(listed, geography, utc_now().date())
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(f"{counted(len(listed), 'centre')}, nothing wrong")


@centres.command("list")
def list_centres() -> None:
    """List the centres in force."""
    for centre in _in_force():
        click.echo(_line(centre))


def read_file(
    file: Path, geography: Geography, mapping: Path | None = None, *, allow_demo: bool = True
) -> list[Centre]:
    """Read a directory file; every fault in it ends the command on a line of its own."""
    content, columns = read_content(file), _mapping(mapping) if mapping else None
    try:
        rows = rows_of_centres(content, columns)
        click.echo(f"{file}: {rows.how}", err=True)
        return read_centres(rows, geography, utc_now().date(), allow_demo=allow_demo)
    except CentresFault as fault:
        problems = [f"{file}: {problem}" for problem in fault.problems[:MOST_FAULTS]]
        if len(fault.problems) > MOST_FAULTS:
            problems.append(f"and {len(fault.problems) - MOST_FAULTS:,} more")
        if not mapping and any(found.reason == "columns" for found in fault.faults):
            problems.append("--mapping FILE says which columns of another table are ours")
        raise click.ClickException("\n".join(problems)) from fault


def _mapping(file: Path) -> ColumnMapping:
    try:
        return read_mapping(decoded(read_content(file, MOST_OF_A_MAPPING))[0])
    except Fault as fault:
        raise click.ClickException(f"{file}: {fault}") from fault


def _in_force() -> tuple[Centre, ...]:
    with open_service() as service:
        return service.directory.newest().centres


def _counted(changes: list[Change], listed: list[Centre]) -> str:
    new, changed, gone = (sum(change.kind is kind for change in changes) for kind in Kind)
    return f"{counted(len(listed), 'centre')} in force: {new} new, {changed} changed, {gone} gone"


def _change(change: Change) -> str:
    """One line of the table of changes; of numbers only the last digits, as everywhere."""
    either = change.after or change.before
    fields = ""
    if change.before and change.after:
        before, after = cells_of(change.before), cells_of(change.after)
        fields = "; ".join(f"{name}: {_shown(name, before)} -> {_shown(name, after)}" for name in change.fields)
    name = either.name_uz if either else ""
    return f"{change.kind:8} {change.code:20} {' '.join(sorted(change.regions)):12} {fields or name}"


def _shown(name: str, cells: Mapping[str, str]) -> str:
    return masked(PhoneNumber(cells[name])) if name in NUMBERS else cells[name] or "(empty)"


def _line(centre: Centre) -> str:
    demo = "  demo" if centre.demo else ""
    return f"{centre.code:20} {centre.region}  {centre.verified_on}  {centre.hours:24} {centre.name_uz}{demo}"
