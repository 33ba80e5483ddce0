"""`roster`: who is on duty when, taken into use and looked at."""

from pathlib import Path

import click

from alerts.roster import SUPERVISOR
from alerts.roster_file import RosterFault, read_roster
from console.commands.service import open_service
from store.instant import utc_now


@click.group()
def roster() -> None:
    """Who is on duty when."""


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_file(file: Path) -> None:
    """Put a roster file in force: all of it, or nothing and every fault with its line."""
    with open_service() as service:
        centres = [str(centre.code) for centre in service.directory.newest().centres]
        try:
            shifts = read_roster(file.read_text("utf-8"), centres)
        except RosterFault as fault:
            raise click.ClickException(f"{file}: nothing is taken from it\n{fault}") from fault
        except UnicodeDecodeError as fault:
            raise click.ClickException(f"{file}: is not UTF-8") from fault
        except OSError as fault:
            raise click.ClickException(f"{file}: {fault.strerror}") from fault
        service.roster.save(shifts, utc_now())
        click.echo(f"{len(shifts)} shifts are in force")
        if all(shift.whom != SUPERVISOR for shift in shifts):
            click.echo("No shift names a supervisor: NAJOT_SUPERVISOR_SMS is called at all times")


@roster.command("now")
def show_now() -> None:
    """Say who is on duty now; numbers are not shown."""
    with open_service() as service:
        on_duty = [shift for shift in service.roster.in_force().shifts if shift.is_on(utc_now())]
        for shift in on_duty:
            click.echo(f"{shift.whom} {shift.place} {shift.name}")
        if not on_duty:
            click.echo("Nobody is on duty")
