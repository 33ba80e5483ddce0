"""`doctor`: every setting, server and route tried, one line each, what is wrong first."""

from contextlib import closing
from itertools import chain

import click

from config.logging import set_up_logging
from console.commands.examination import Verdict, examine
from console.commands.service import settings_of_a_command
from wiring import Service


@click.command()
def doctor() -> None:
    """Try every setting, server and route, one line each, what is wrong first; fails when something is."""
    settings = settings_of_a_command()
    set_up_logging("error")
    lines: dict[Verdict, list[str]] = {verdict: [] for verdict in (Verdict.WRONG, Verdict.NOTE, Verdict.GOOD)}
    with closing(Service(settings, patience=0)) as service:
        for finding in examine(service):
            lines[finding.verdict].append(f"{finding.verdict:6}{finding.what:29} {finding.words}")
    for line in chain(*lines.values()):
        click.echo(line)
    if lines[Verdict.WRONG]:
        raise click.ClickException(f"{len(lines[Verdict.WRONG])} of these must be put right")
