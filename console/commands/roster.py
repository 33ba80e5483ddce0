"""`roster`: who is on duty when, taken into use and looked at."""

from datetime import datetime
from pathlib import Path

import click

from alerts.duty.roster import AHEAD, SUPERVISOR, Gap, Roster, empty_times, left_out, nobody_for
from alerts.duty.roster_file import RosterFault, local, read_roster, refuse_an_empty_one, table_of_roster
from console.commands.counted import are, counted
from console.commands.inputs import MOST_FAULTS, read_content
from console.commands.service import open_service
from console.commands.stopped import UNCHANGED, when_stopped
from store.instant import utc_now
from store.staff.members import StoredStaff
from wiring import Service


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
        former = service.roster.newest()[1]
        try:
            table = table_of_roster(content)
            click.echo(f"{file}: {table.how}", err=True)
            shifts = read_roster(table, centres, _logins(service), former.rotations)
            after = Roster(shifts, former.rotations)
            if not may_empty:
                refuse_an_empty_one(after, now)
        except RosterFault as fault:
            allows = "\n--even-if-empty takes it all the same" if fault.is_empty else ""
            said = "\n".join(map(str, fault.faults[:MOST_FAULTS]))
            more = f"\nand {len(fault.faults) - MOST_FAULTS:,} more" if len(fault.faults) > MOST_FAULTS else ""
            raise click.ClickException(f"{file}: nothing is taken from it\n{said}{more}{allows}") from fault
        service.roster.save(shifts, now)
        _say_what_came(former, after, now)


@roster.command("now")
def show_now() -> None:
    """Say who is on duty now; numbers are not shown."""
    with open_service() as service:
        now = utc_now()
        on_duty = [shift for shift in service.roster.in_force().to_come(now) if shift.is_on(now)]
        for shift in on_duty:
            click.echo(f"{shift.whom} {shift.place} {shift.name}")
        if not on_duty:
            click.echo("Nobody is on duty")


def _logins(service: Service) -> dict[str, str]:
    """The ids of who works here by the name with which they sign in."""
    return {member.login: member.id for member in StoredStaff(service.engine, service.vault).everybody_by_id().values()}


def _until(gap: Gap) -> str:
    return f" to {local(gap.ends)}" if gap.before else " on"


def _say_what_came(former: Roster, after: Roster, now: datetime) -> None:
    """What is in force, what is gone, and who has nobody."""
    last = local(max(shift.ends for shift in after.shifts))
    click.echo(f"{counted(len(after.shifts), 'shift')} {are(len(after.shifts))} in force, until {last}")
    if former.rotations:
        click.echo(
            f"{counted(len(former.rotations), 'rotation')} of the console "
            f"{'goes' if len(former.rotations) == 1 else 'go'} on where the file names nobody"
        )
    gone = [shift for shift in set(former.shifts) - set(after.shifts) if shift.ends > now]
    if gone:
        click.echo(f"{counted(len(gone), 'shift')} {are(len(gone))} gone that had not ended")
    to_come, before = after.to_come(now), former.to_come(now)
    empty = nobody_for(to_come, before, now)
    if empty:
        click.echo(f"Nobody is on duty now for: {', '.join(empty)} (the standing number is called)")
    for gap in [gap for gap in empty_times(after, now, now + AHEAD) if gap.begins > now]:
        click.echo(f"A gap ahead: {gap.whom} from {local(gap.begins)}{_until(gap)}")
    if SUPERVISOR not in after.duties():
        click.echo("No shift names a supervisor: NAJOT_SUPERVISOR_SMS is called at all times")
    for whom in left_out(to_come, before, now):
        click.echo(f"No shift names a {whom} any more: what callers ask of one is told to nobody before a supervisor")
