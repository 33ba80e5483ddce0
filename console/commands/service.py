"""The service as commands use it: on a record that is ready, or one line that says why not."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from alerts.book import RecordUnavailable
from config.logging import set_up_logging
from config.settings import Settings, load_settings_or_exit
from store.sealed.sealing import CannotOpen
from wiring import Service


class NotUsable(click.ClickException):
    """The record cannot be used now; the message says why."""


def settings_of_a_command() -> Settings:
    """The settings for who works on the record of a service, or before there is one, and begins none."""
    return load_settings_or_exit(make_secrets=False)


def no_record_there(settings: Settings) -> str:
    """Where the record should be and is not, in words; empty when it is there, or a server has it."""
    file = settings.record_file
    if file is None or file.exists():
        return ""
    return f"DATABASE_URL: no record is there: {file.absolute()} (are you in the service's folder?)"


def require_record(settings: Settings) -> None:
    """End the command when no record is where it should be."""
    no_record = no_record_there(settings)
    if no_record:
        raise NotUsable(no_record)


@contextmanager
def open_service() -> Iterator[Service]:
    """The service under the settings of the environment; a record that cannot be used ends the command."""
    settings = settings_of_a_command()
    require_record(settings)
    set_up_logging(settings.log_level)
    with saying_why_not(), closing(Service(settings, patience=0)) as service:
        yield service


@contextmanager
def saying_why_not() -> Iterator[None]:
    """End the command with one line when the record cannot be used or opened."""
    try:
        yield
    except RecordUnavailable as error:
        raise NotUsable(f"DATABASE_URL: the database cannot be used now ({error})") from error
    except CannotOpen as error:
        raise NotUsable("NAJOT_KEYS: none of the keys opens this database") from error
