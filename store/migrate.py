"""Brings a database to the schema of this release, or back to an earlier one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from store.database import open_database
from store.readiness import is_later
from store.terms import allow_from

_MIGRATIONS = Path(__file__).parent / "migrations"

OLDEST_BESIDE = "0031"
"""The oldest schema whose release may work on this one's. DANGER: raise it with the migration that takes away, or means
otherwise, what older releases use: else one of them that starts during an upgrade loses what it does not understand."""

LAST_RELEASE = "0028"
"""The schema of the last release, to which there is a way back; moved on with each release."""


def upgrade(url: str, revision: str = "head") -> None:
    """Apply what is missing; `url` as SQLAlchemy has it. Nothing happens when nothing is missing.

    Nor does it on the schema of a later release, as long as this one may work beside it; raises SchemaRefused.
    """
    with closing_connections(open_database(url, new=True)) as engine:
        if is_later(engine):
            return
        command.upgrade(_config(engine), revision)
        if revision == "head":
            allow_from(engine, OLDEST_BESIDE)


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
