"""`keys`: the root keys, which open every other key."""

import sys

import click

from console.commands.service import open_service
from console.commands.stopped import when_stopped
from store.sealed.key_rotation import count_by_root, wrap_all_anew
from wiring import Service


@click.group()
def keys() -> None:
    """The root keys in NAJOT_KEYS, newest first."""


@keys.command()
@when_stopped("run it again: it goes on where it stopped, and every key opens meanwhile")
def rotate() -> None:
    """Wrap every data key with the newest root key; it may be interrupted, and is then finished by the next run."""
    with open_service() as service:
        counts = count_by_root(service.engine)
        _refuse_unknown_roots(counts, service)
        older = sum(count for root, count in counts.items() if root != service.vault.roots.newest)
        with click.progressbar(length=older, label="Wrapping keys", file=sys.stderr) as bar:
            for wrapped in wrap_all_anew(service.engine, service.vault.roots):
                bar.update(wrapped)
    click.echo(f"{sum(counts.values())} keys under the newest root key, {older} of them newly")


def _refuse_unknown_roots(counts: dict[str, int], service: Service) -> None:
    unknown = {root: count for root, count in counts.items() if root not in service.vault.roots.names}
    if unknown:
        lost = ", ".join(f"{count} under root key {root}" for root, count in unknown.items())
        raise click.ClickException(f"NAJOT_KEYS: keys are missing that wrap data keys: {lost}")
