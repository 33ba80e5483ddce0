"""The service as commands use it: on a record that is ready, or one line that says why not."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from alerts.book import RecordUnavailable
from config.logging import set_up_logging
from config.settings import load_settings_or_exit
from store.sealed.sealing import CannotOpen
from wiring import Service


class NotUsable(click.ClickException):
    """The record cannot be used now; the message says why."""


@contextmanager
def open_service() -> Iterator[Service]:
    """The service under the settings of the environment; a record that cannot be used ends the command."""
    settings = load_settings_or_exit()
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
