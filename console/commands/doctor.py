"""`doctor`: every setting, server and route tried, one line each."""

from contextlib import closing

import click

from config.logging import set_up_logging
from console.commands.examination import Verdict, examine
from console.commands.service import settings_of_a_command
from wiring import Service


@click.command()
def doctor() -> None:
    """Try every setting, server and route, one line each; fails when something is wrong."""
    settings = settings_of_a_command()
    set_up_logging("error")
    wrong = 0
    with closing(Service(settings, patience=0)) as service:
        for finding in examine(service):
            click.echo(f"{finding.verdict:6}{finding.what:28}{finding.words}")
            wrong += finding.verdict is Verdict.WRONG
    if wrong:
        raise click.ClickException(f"{wrong} of these must be put right")
