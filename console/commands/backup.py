"""`backup` and `restore`: the whole record in one file, and the way back."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import click

from config.settings import load_settings_or_exit
from console.commands.service import saying_why_not
from store.backups import BackupFault, Progress, back_up
from store.backups import restore as restore_record
from store.sealed.sealing import RootKeys

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command()
@FILE
def backup(file: Path) -> None:
    """Copy the record to FILE while the service runs. Root keys are not in it: keep NAJOT_KEYS elsewhere."""
    settings = load_settings_or_exit()
    with _told("Backing up") as progress:
        back_up(settings.database_url, file, progress)
    click.echo(f"{file}: {file.stat().st_size:,} bytes")


@click.command()
@FILE
@click.option("--force", is_flag=True, help="Replace a record that is not empty.")
def restore(file: Path, *, force: bool) -> None:
    """Put the copy in FILE in place of the record; stop the service first."""
    settings = load_settings_or_exit()
    with _told("Restoring") as progress, saying_why_not():
        held = restore_record(settings.database_url, file, RootKeys(settings.keys), progress, replace=force)
    click.echo(f"{file}: restored; {held} texts that waited in it are held back, look at each")


@contextmanager
def _told(label: str) -> Iterator[Progress]:
    """Show how far it is, from the moment when it is known; a fault is one line."""
    with ExitStack() as shown:
        bar: Any = None

        def show(done: int, total: int) -> None:
            nonlocal bar
            bar = bar or shown.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
            bar.update(done - bar.pos)

        try:
            yield show
        except BackupFault as fault:
            raise click.ClickException(str(fault)) from fault
