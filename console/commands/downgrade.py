"""`downgrade`: the way back to the last release, when this one does not do."""

import click
from sqlalchemy.exc import SQLAlchemyError

from console.commands.service import NotUsable, require_record, saying_why_not, settings_of_a_command
from store.backups import is_in_use
from store.database import open_database
from store.migrate import LAST_RELEASE, downgrade
from store.readiness import newest_revision, schema_of


@click.command(name="downgrade")
@click.option("--yes", is_flag=True, help="A backup is there; do not ask.")
def to_last_release(*, yes: bool) -> None:
    """Take the record back to the schema of the last release; stop the service on every host first.

    Alerts, requests, texts and their clocks stay. What only this release keeps is lost.
    """
    settings = settings_of_a_command()
    require_record(settings)
    with saying_why_not():
        engine = open_database(settings.database_url)
        found = schema_of(engine)
        engine.dispose()
    if found != newest_revision():
        raise click.ClickException(f"DATABASE_URL: the record has schema {found or 'none'}, not this release's")
    if is_in_use(settings.database_url):
        raise click.ClickException("DATABASE_URL: the record is in use: stop the service first")
    if not yes:
        click.confirm(
            f"Back to schema {LAST_RELEASE}, without what only this release keeps. Is there a backup?", abort=True
        )
    try:
        downgrade(settings.database_url, LAST_RELEASE)
    except SQLAlchemyError as error:
        raise NotUsable(f"DATABASE_URL: it stays as it was ({type(error).__name__})") from error
    click.echo(f"The record has schema {LAST_RELEASE}: start the last release on every host")
