"""The commands at the terminal; `flask --app app …` knows the same where the service can start."""

import click

from console.commands.audit import audit
from console.commands.backup import backup, erasures, restore
from console.commands.centres import centres
from console.commands.demo import demo
from console.commands.doctor import doctor
from console.commands.downgrade import to_last_release
from console.commands.forget import forget
from console.commands.keys import keys
from console.commands.leaflet import leaflet
from console.commands.locate import locate
from console.commands.memory import memory
from console.commands.parts import parts
from console.commands.requests import requests
from console.commands.roster import roster
from console.commands.staff import staff
from console.commands.stopped import Commands
from console.commands.ussd import ussd


@click.group(cls=Commands)
def commands() -> None:
    """Commands for who runs the service and for who writes its texts."""


for command in (
    audit,
    backup,
    restore,
    centres,
    demo,
    doctor,
    to_last_release,
    erasures,
    forget,
    keys,
    leaflet,
    locate,
    memory,
    parts,
    requests,
    roster,
    staff,
    ussd,
):
    commands.add_command(command)
