"""Brings a database to the schema of this release, or back to an earlier one."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from store.database import open_database

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(url: str, revision: str = "head") -> None:
    """Apply what is missing; `url` as SQLAlchemy has it. Nothing happens when nothing is missing."""
    command.upgrade(_config(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Take back to an earlier revision; `base` empties the database."""
    command.downgrade(_config(url), revision)


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = open_database(url, new=True)
    return config
