"""Makes the record ready for this release: the newest schema and, in a demonstration, centres to tell and a team."""

import sys
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from alerts.book import RecordUnavailable
from config.logging import set_up_logging
from config.senders import telling_senders
from config.settings import ROOT_KEY, Settings, load_settings_or_exit
from console.demo_team import DemoTeamHere, hire_demo_team, refuse_demo_team
from machine.named_files import unusable_files, unwritable_folders
from regions.directory import read_centres
from store.instant import utc_now
from store.migrate import closing_connections, upgrade
from store.readiness import SchemaRefused
from store.sealed.sealing import CannotOpen
from store.staff.members import StoredStaff
from store.terms import OtherService, claim_for_production
from store.why_away import why_away
from wiring import Service

DEMO_CENTRES = Path(__file__).parent.parent / "regions" / "data" / "demo_centres.csv"


class CannotPrepare(Exception):
    """The service must not start on this record; the message says why."""


def prepare(settings: Settings) -> None:
    """Migrate, and give a demonstration its centres and team once; harmless when repeated.

    Raises CannotPrepare. The schema is ready even then, so that what is missing can be imported.
    """
    try:
        upgrade(settings.database_url)
        service = Service(settings)
        with closing_connections(service.engine):
            prepare_directory(service)
            prepare_team(service)
            if not settings.is_demo:
                claim_for_production(service.engine)
            require_a_roster(service)
    except DemoTeamHere as error:
        raise CannotPrepare(str(error)) from error
    except (SchemaRefused, OtherService) as error:
        raise CannotPrepare(f"DATABASE_URL: {error}") from error
    except (SQLAlchemyError, RecordUnavailable) as error:
        raise CannotPrepare(f"DATABASE_URL: the database cannot be used ({_why(error, settings)})") from error
    except CommandError as error:
        raise CannotPrepare("DATABASE_URL: the database is of another release") from error
    except CannotOpen as error:
        raise CannotPrepare(f"NAJOT_KEYS: none of the keys opens this database{_where_it_was(settings)}") from error


def _where_it_was(settings: Settings) -> str:
    """What to do in a demonstration, whose key is lost with its folder though a server still has its record."""
    file = settings.var / ROOT_KEY
    return f"; put back {file} as it was, or give the demonstration an empty one" if settings.is_demo else ""


def _why(error: Exception, settings: Settings) -> str:
    """In a few words, without those of the driver, which may hold names and values."""
    file = settings.record_file
    if file and not file.absolute().parent.is_dir():
        return f"its folder {file.absolute().parent} is not there"
    if "already exists" in str(getattr(error, "orig", None) or error):
        return "another program's tables are in it: give this service a database of its own"
    return str(error) if isinstance(error, RecordUnavailable) else why_away(error)


def prepare_directory(service: Service) -> None:
    """Give a demonstration centres to tell, and refuse such centres where real women call."""
    centres = service.directory.newest().centres
    if not service.settings.is_demo and any(centre.demo for centre in centres):
        raise CannotPrepare("The directory holds demo centres, which nobody answers; import the real ones")
    if service.settings.is_demo and not centres:
        now = utc_now()
        text = DEMO_CENTRES.read_text(encoding="utf-8")
        service.directory.save(read_centres(text, service.geography, now.date()), now)


def prepare_team(service: Service) -> None:
    """Give a demonstration a team, and refuse one whose password everybody knows where real women call."""
    staff = StoredStaff(service.engine, service.vault)
    if service.settings.is_demo:
        hire_demo_team(staff, utc_now())
    else:
        refuse_demo_team(staff)


def require_a_roster(service: Service) -> None:
    """Refuse to start where real women call and nobody was ever named to answer them (S14).

    DANGER: a roster that has run out stops no start. A HELP is taken even then; she is told that nobody is on duty.
    """
    if not service.settings.is_demo and service.roster.in_force().is_empty:
        raise CannotPrepare("Nobody is on a roster of duty; import one: python -m console roster import FILE")


def main() -> None:
    """Prepare, or end with one line."""
    settings = load_settings_or_exit()
    set_up_logging(settings.log_level)
    if faults := list(unusable_files(settings)):
        sys.exit("\n".join(faults))
    for line in (*unwritable_folders(settings), *telling_senders(settings)):
        sys.stderr.write(f"{line}\n")
    try:
        prepare(settings)
    except CannotPrepare as reason:
        sys.exit(str(reason))


if __name__ == "__main__":
    main()
