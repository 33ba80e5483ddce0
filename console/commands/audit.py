"""`audit`: whether the log of who looked at what is whole, and the mark that shows it later."""

import click

from console.audit.asked import read_mark
from console.commands.service import open_service
from store.staff.audit import StoredAudit


@click.group()
def audit() -> None:
    """The log of who looked at what."""


@audit.command()
@click.option("--mark", help="A mark that was written down earlier: also shows whether the end was cut off.")
def verify(mark: str | None) -> None:
    """Look through the whole chain; says where it breaks, or its newest mark, to be kept outside this system."""
    known = read_mark(mark) if mark else None
    if mark and known is None:
        raise click.BadParameter("a mark looks like 1042:9f3c… with 64 signs after the colon", param_hint="--mark")
    with open_service() as service:
        log = StoredAudit(service.engine, service.vault)
        verdict = log.verify()
        if verdict.broken_at is not None:
            what = "the anchor at entry" if verdict.is_anchor else "entry"
            raise click.ClickException(f"the audit log was changed: {what} {verdict.broken_at} does not fit")
        if known and not log.has(known):
            raise click.ClickException(f"the audit log was cut off: entry {known.position} is not the one of the mark")
    click.echo(f"{verdict.entries} entries, all of them fit")
    if verdict.newest:
        click.echo(f"newest mark: {verdict.newest.position}:{verdict.newest.seal}")
