"""`roster`: who is on duty when, taken into use and looked at."""

from pathlib import Path

import click

from alerts.duty.roster import SUPERVISOR, left_out, nobody_for
from alerts.duty.roster_file import RosterFault, local, read_roster, refuse_an_empty_one, table_of_roster
from console.commands.counted import are, counted
from console.commands.inputs import MOST_FAULTS, read_content
from console.commands.service import open_service
from console.commands.stopped import UNCHANGED, when_stopped
from store.instant import utc_now


@click.group()
def roster() -> None:
    """Who is on duty when."""


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--even-if-empty", "may_empty", is_flag=True, help="Though nobody is on duty now.")
@when_stopped(UNCHANGED)
def import_file(file: Path, *, may_empty: bool) -> None:
    """Put a roster file in force: all of it, or nothing and every fault with its line."""
    content, now = read_content(file), utc_now()
    with open_service() as service:
        centres = [str(centre.code) for centre in service.directory.newest().centres]
        try:
            table = table_of_roster(content)
            click.echo(f"{file}: {table.how}", err=True)
            shifts = read_roster(table, centres)
            if not may_empty:
                refuse_an_empty_one(shifts, now)
        except RosterFault as fault:
            allows = "\n--even-if-empty takes it all the same" if fault.is_empty else ""
            said = "\n".join(map(str, fault.faults[:MOST_FAULTS]))
            more = f"\nand {len(fault.faults) - MOST_FAULTS:,} more" if len(fault.faults) > MOST_FAULTS else ""
            raise click.ClickException(f"{file}: nothing is taken from it\n{said}{more}{allows}") from fault
        before = service.roster.in_force().shifts
        service.roster.save(shifts, now)
        last = local(max(shift.ends for shift in shifts))
        click.echo(f"{counted(len(shifts), 'shift')} {are(len(shifts))} in force, until {last}")
        gone = [shift for shift in set(before) - set(shifts) if shift.ends > now]
        if gone:
            click.echo(f"{counted(len(gone), 'shift')} {are(len(gone))} gone that had not ended")
        empty = nobody_for(shifts, before, now)
        if empty:
            click.echo(f"Nobody is on duty now for: {', '.join(empty)} (the standing number is called)")
        if all(shift.whom != SUPERVISOR for shift in shifts):
            click.echo("No shift names a supervisor: NAJOT_SUPERVISOR_SMS is called at all times")
        for whom in left_out(shifts, before, now):
            click.echo(
                f"No shift names a {whom} any more: what callers ask of one is told to nobody before a supervisor"
            )


@roster.command("now")
def show_now() -> None:
    """Say who is on duty now; numbers are not shown."""
    with open_service() as service:
        on_duty = [shift for shift in service.roster.in_force().shifts if shift.is_on(utc_now())]
        for shift in on_duty:
            click.echo(f"{shift.whom} {shift.place} {shift.name}")
        if not on_duty:
            click.echo("Nobody is on duty")
