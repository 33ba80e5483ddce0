"""`demo`: what only a demonstration has."""

import click

from console.commands.service import open_service
from console.demo_night import Night
from console.demo_team import hire_demo_team
from store.instant import utc_now
from store.outgoing.seeding import is_unused
from store.staff.members import StoredStaff


@click.group()
def demo() -> None:
    """What only a demonstration has."""


@demo.command("seed")
@click.option("--if-unused", is_flag=True, help="Do nothing, and do not fail, where somebody used the service already.")
def seed(*, if_unused: bool) -> None:
    """Make up a night with alerts, requests and notes, and the weeks before it; once, and never in production."""
    with open_service() as service:
        if not service.settings.is_demo:
            raise click.ClickException("NAJOT_ENV is production: nothing is made up where real women call")
        if not is_unused(service.engine):
            if if_unused:
                return
            raise click.ClickException("somebody used this service already; nothing was made up")
        hire_demo_team(StoredStaff(service.engine, service.vault), utc_now())
        with click.progressbar(Night(service, utc_now()).steps(), label="Making up a night") as steps:
            for step in steps:
                step()
