"""Where a command may write a file: never onto what the service lives on, and onto another file only when told so."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from config.settings import ROOT_KEY, WEBHOOK_SECRET, Settings, files_of_secrets
from texts.times import in_both

replace_option = click.option("--replace", is_flag=True, help="Write over a file that is there already.")

_BESIDE_A_RECORD = ("-journal", "-wal", "-shm", "-line")


def refuse_to_write(file: Path, settings: Settings, *, replace: bool) -> None:
    """End the command, before it does anything, when FILE is not to be written."""
    if str(file) == "-":
        raise click.ClickException("-: nothing is written to the terminal; name a file")
    for what, kept in _lived_on(settings):
        if _is_same(file, kept):
            raise click.ClickException(f"{file}: is {what}; nothing is written onto it")
    if file.is_dir():
        raise click.ClickException(f"{file}: is a folder; name a file in it")
    if not file.parent.is_dir():
        raise click.ClickException(f"{file.parent}: there is no such folder")
    if file.exists() and not replace:
        of = in_both(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        raise click.ClickException(f"{file}: is there already, of {of}; --replace writes over it")


def _lived_on(settings: Settings) -> Iterator[tuple[str, Path]]:
    record = settings.record_file
    if record:
        yield "the record", record
        for ending in _BESIDE_A_RECORD:
            yield "the record's journal", record.with_name(record.name + ending)
    yield "the demo's root key", settings.var / ROOT_KEY
    yield "the demo's webhook secret", settings.var / WEBHOOK_SECRET
    for name, path in files_of_secrets().items():
        yield f"the file of {name}", path
    yield "where settings are read from", Path(".env")
    for folder in {settings.erasures_folder, settings.own_erasures}:
        for listed in folder.glob("erasures-*.json"):
            yield "the list of erasures in force", listed


def _is_same(one: Path, other: Path) -> bool:
    """By name, where the file is not there yet, and by file, whatever links lead to it."""
    if one.resolve() == other.resolve():
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False
