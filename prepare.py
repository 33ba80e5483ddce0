"""Makes the record ready for this release: the newest schema and, in a demonstration that has none, centres to tell."""

import sys
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from alerts.book import RecordUnavailable
from config.logging import set_up_logging
from config.settings import Settings, load_settings_or_exit
from regions.directory import Directory, read_centres
from store.instant import utc_now
from store.migrate import upgrade
from store.sealing import CannotOpen
from wiring import Service

DEMO_CENTRES = Path(__file__).parent / "regions" / "data" / "demo_centres.csv"


class CannotPrepare(Exception):
    """The service must not start on this record; the message says why."""


def prepare(settings: Settings) -> None:
    """Migrate, and import the demo centres once; harmless when repeated. Raises CannotPrepare."""
    try:
        upgrade(settings.database_url)
        directory = Service(settings).directory.newest()
    except (SQLAlchemyError, RecordUnavailable) as error:
        raise CannotPrepare(f"DATABASE_URL: the database cannot be used ({type(error).__name__})") from error
    except CommandError as error:
        raise CannotPrepare("DATABASE_URL: the database is of another release") from error
    except CannotOpen as error:
        raise CannotPrepare("NAJOT_KEYS: none of the keys opens this database") from error
    if not settings.is_demo:
        _refuse_demo_centres(directory)
    elif not directory.centres:
        _import_demo_centres(Service(settings))


def _refuse_demo_centres(directory: Directory) -> None:
    if any(centre.demo for centre in directory.centres):
        raise CannotPrepare("The directory holds demo centres, which nobody answers; import the real ones")


def _import_demo_centres(service: Service) -> None:
    now = utc_now()
    centres = read_centres(DEMO_CENTRES.read_text(encoding="utf-8"), service.geography, now.date())
    service.directory.save(centres, now)


def main() -> None:
    """Prepare, or end with one line."""
    settings = load_settings_or_exit()
    set_up_logging(settings.log_level)
    try:
        prepare(settings)
    except CannotPrepare as reason:
        sys.exit(str(reason))


if __name__ == "__main__":
    main()
