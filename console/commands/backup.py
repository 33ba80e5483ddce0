"""`backup` and `restore`: the whole record in one file, and the way back; `erasures`: what a restore needs to know."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import click

from console.commands.outputs import refuse_to_write, replace_option
from console.commands.service import open_service, require_record, saying_why_not, settings_of_a_command
from console.commands.stopped import UNCHANGED, when_stopped
from store.backups import BackupFault, Lists, Progress, Restoration, Restored, back_up, is_in_use
from store.backups import restore as restore_record
from store.erasures.sending import list_of
from store.erasures.written import put, to_text
from store.instant import utc_now
from store.sealed.sealing import RootKeys
from texts.times import in_both

MOST_NAMED = 50
"""Calls for help in one line."""

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command()
@FILE
@replace_option
@when_stopped("no file was written")
def backup(file: Path, *, replace: bool) -> None:
    """Copy the record to FILE while the service runs. Root keys are not in it: keep NAJOT_KEYS elsewhere."""
    settings = settings_of_a_command()
    require_record(settings)
    refuse_to_write(file, settings, replace=replace)
    with _told("Backing up") as progress:
        back_up(settings.database_url, file, progress, replace=replace)
    click.echo(f"{file}: {file.stat().st_size:,} bytes")


@click.command()
@FILE
@click.option("--force", is_flag=True, help="Replace a record that is not empty.")
@click.option(
    "--erasures",
    type=click.Path(path_type=Path),
    help="The newest list of erasures; without it the one in NAJOT_ERASURES_TO.",
)
@click.option(
    "--accept-missing-erasures",
    "may_lack",
    is_flag=True,
    help="Restore though the newest list is lost, or lacks some: callers who erased themselves are back then.",
)
@when_stopped(UNCHANGED)
def restore(file: Path, *, force: bool, erasures: Path | None, may_lack: bool) -> None:
    """Put the copy in FILE in place of the record, and erase again who erased herself since; stop the service first."""
    settings = settings_of_a_command()
    if not settings.keys:
        raise click.ClickException("NAJOT_KEYS: missing; put the root key of the copy there")
    lists = Lists(settings.erasures_folder, erasures, may_lack)
    with _told("Restoring") as progress, saying_why_not():
        wanted = Restoration(settings.database_url, file, RootKeys(settings.keys), lists, replace=force)
        restored = restore_record(wanted, utc_now(), progress)
    click.echo(
        f"{file}: restored; {restored.held} texts that may have gone out since are held back, look at each; "
        f"{restored.unsent} that were surely not sent go out now"
    )
    for line in _what_is_missing(restored):
        click.echo(line)


@click.command()
@FILE
@replace_option
@when_stopped("no file was written")
def erasures(file: Path, *, replace: bool) -> None:
    """Write the newest list of what was erased to FILE, as a worker does every minute where NAJOT_ERASURES_TO says.

    Written while the service is stopped, it also names the texts that were not sent: a restore sends them.
    """
    url = settings_of_a_command().database_url
    with saying_why_not():
        at_rest = not is_in_use(url)
    with open_service() as service:
        refuse_to_write(file, service.settings, replace=replace)
        newest = list_of(service.engine, service.settings.backup_days, utc_now(), at_rest=at_rest)
        try:
            put(to_text(newest, service.vault.index), file)
        except OSError as error:
            raise click.ClickException(f"{file}: cannot be written ({error.strerror})") from error
    click.echo(f"{file}: {len(newest.destroyed) + len(newest.leaving)} keys")


def _what_is_missing(restored: Restored) -> Iterator[str]:
    """What the copy lacks, plainly: who erased herself, and who called for help, after the last that is known."""
    listed = restored.against.erasures
    if listed:
        yield (
            f"{restored.erased} callers erased again, by the list of {in_both(listed.written_at)}: "
            "who erased herself later is back"
        )
    else:
        yield "WARNING: no list of erasures: who erased herself since the copy was made is back"
    if restored.against.lacks:
        yield f"WARNING: {restored.against.lacks}"
    since = f"its newest entry is of {in_both(restored.newest)}" if restored.newest else "it has no entry"
    if restored.lacks is None:
        yield f"{since}: calls for help after that are not in it, ask the gateway and the duty phones for them"
        return
    if restored.lacks:
        named = ", ".join(f"{one.code} of {in_both(one.at)}" for one in restored.lacks[:MOST_NAMED])
        more = f", and {len(restored.lacks) - MOST_NAMED} more" if len(restored.lacks) > MOST_NAMED else ""
        yield (
            f"WARNING: {len(restored.lacks)} calls for help were accepted and are not in it, ask the duty phones, "
            f"which have these references: {named}{more}"
        )
    until = f"after {in_both(listed.written_at)}, " if listed else ""
    yield f"{since}; calls for help {until}of which nobody knows, are at the gateway: ask it for its log"


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
