"""Brings a database to the schema of this release, or back to an earlier one."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from store.database import open_database
from store.readiness import is_later, newest_revision, schema_of
from store.terms import allow_from

_MIGRATIONS = Path(__file__).parent / "migrations"

OLDEST_BESIDE = "0038"
"""The oldest schema whose release may work on this one's. DANGER: raise it with the migration that takes away, or means
otherwise, what older releases use, and with a stored word that they cannot read (tests/upgrades/test_downgrade.py tries
one): else one of them that starts during an upgrade answers women with 503."""

LAST_RELEASE = "0040"
"""The schema of the last release, to which there is a way back; moved on with each, and in docs/operations.md."""

MOST_TRIES, TRY_AGAIN_AFTER = 30, 0.2
"""How often a migration is tried while callers are in its way, and the seconds between."""

_IN_THE_WAY = ("DeadlockDetected", "LockNotAvailable", "QueryCanceled")


def upgrade(url: str, revision: str = "head") -> None:
    """Apply what is missing; `url` as SQLAlchemy has it. Nothing happens when nothing is missing.

    Nor does it on the schema of a later release, as long as this one may work beside it; raises SchemaRefused.
    """
    with closing_connections(open_database(url, new=True)) as engine:
        if is_later(engine):
            return
        if revision != "head":
            command.upgrade(_config(engine), revision)
            return
        while (found := schema_of(engine)) < newest_revision():
            _step(engine, _after(found))
        allow_from(engine, OLDEST_BESIDE)


def _after(found: str) -> str:
    """The next schema; on an empty database all at once, since nobody waits."""
    return f"{int(found) + 1:04}" if found else "head"


def _step(engine: Engine, target: str) -> None:
    """One migration in a transaction of its own, again when callers were in its way.

    DANGER: several in one would hold a table while they wait for another, as a HELP does in another order.
    """
    tries = 0
    while True:
        try:
            command.upgrade(_config(engine), target)
            return
        except CommandError:
            if schema_of(engine) < target:
                raise
            return  # another host was quicker
        except OperationalError as error:
            tries += 1
            if type(error.orig).__name__ not in _IN_THE_WAY or tries == MOST_TRIES:
                raise
            time.sleep(TRY_AGAIN_AFTER)


def downgrade(url: str, revision: str) -> None:
    """Take back to an earlier revision; `base` empties the database."""
    with closing_connections(open_database(url)) as engine:
        command.downgrade(_config(engine), revision)


@contextmanager
def closing_connections(engine: Engine) -> Iterator[Engine]:
    """Let the connections of an engine go in the end."""
    try:
        yield engine
    finally:
        engine.dispose()


def _config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = engine
    return config
