"""`doctor`: every setting, server and route tried, one line each, what is wrong first."""

from contextlib import closing
from itertools import chain

import click

from config.logging import set_up_logging
from config.settings import describe_settings
from console.commands.examination import examine, examine_before_start
from console.commands.finding import Finding, Verdict
from console.commands.service import settings_of_a_command
from wiring import Service

_ORDER = (Verdict.WRONG, Verdict.NOTE, Verdict.GOOD)


@click.command()
@click.option("--before-start", is_flag=True, help="Only what must be right before the service starts.")
def doctor(before_start: bool) -> None:
    """Try every setting, server and route, one line each, what is wrong first; fails when something is."""
    settings = settings_of_a_command()
    set_up_logging("error")
    found: list[Finding] = []
    with closing(Service(settings, patience=0)) as service:
        found.extend(examine_before_start(service) if before_start else examine(service))
    settings_last = sorted(found, key=lambda one: one.what in {described.name for described in describe_settings()})
    lines = {verdict: [one for one in settings_last if one.verdict is verdict] for verdict in _ORDER}
    for one in chain(*lines.values()):
        click.echo(f"{one.verdict:6}{one.what:29} {one.words}")
    click.echo(f"{len(found)} tried: " + ", ".join(f"{len(lines[verdict])} {verdict}" for verdict in _ORDER))
    if lines[Verdict.WRONG]:
        raise click.ClickException(f"{len(lines[Verdict.WRONG])} of these must be put right")
