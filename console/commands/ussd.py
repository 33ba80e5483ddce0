"""`ussd`: the USSD gateways that files describe, tried at the terminal."""

from pathlib import Path

import click

from config.settings import Settings
from console.commands.service import settings_of_a_command
from doors.body import BadForm
from texts.yaml_file import YamlFault
from ussd.described.description import FOLDER, describe_or_fault
from ussd.described.rehearsal import rehearse
from ussd.described.road import DescribedRoad
from wiring import Service


@click.group()
def ussd() -> None:
    """USSD gateways over HTTP (docs/gateways.md)."""


@ussd.command("try")
@click.argument("name")
@click.argument("keys", nargs=-1)
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, help="Where the description stands.")
def try_road(name: str, keys: tuple[str, ...], folder: Path) -> None:
    """Play a session over NAME with these KEYS, and print what would be sent. Nothing is stored, nobody is told."""
    settings = settings_of_a_command()
    try:
        road = _road(name, settings, folder)
    except YamlFault as fault:
        described = ", ".join(sorted(file.stem for file in folder.glob("*.yaml")))
        known = "" if (folder / f"{name}.yaml").is_file() else f"; there are {described or 'none'}"
        raise click.ClickException(f"config/ussd/{fault}{known}") from None
    try:
        for request, answer in rehearse(road, Service(settings).menu, keys or ("1",)):
            click.echo(f"---- the gateway asks\n{request}\n---- and is answered\n{answer}\n")
    except BadForm as bad:
        raise click.ClickException(f"a request made after the description is refused: {bad.reason}") from None
    click.echo(f"Written after {road.description.source}; confirmed by {road.description.confirmed_by}.")


def _road(name: str, settings: Settings, folder: Path) -> DescribedRoad:
    limits = (settings.ussd_limit_gsm7, settings.ussd_limit_ucs2)
    return DescribedRoad(describe_or_fault(name, limits, folder), settings.short_code)
