"""A process that starts beside the migration waits for it, so that all processes can start at once."""

import time
from pathlib import Path

from sqlalchemy import Engine, text

from alerts.book import RecordUnavailable
from store.database import reading

PATIENCE = 60.0
LOOK_EVERY = 0.05
"""Seconds."""

_VERSIONS = Path(__file__).parent / "migrations" / "versions"


def newest_revision() -> str:
    """The schema that this release needs: the number in front of the newest migration's name."""
    return max(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*.py"))


def wait_for_schema(engine: Engine, patience: float = PATIENCE) -> None:
    """Return once the schema is this release's or a later one, which only adds to it; raises RecordUnavailable."""
    until = time.monotonic() + patience
    needed = newest_revision()
    while _revision(engine) < needed:
        if time.monotonic() > until:
            raise RecordUnavailable("the schema is not the one of this release")
        time.sleep(LOOK_EVERY)


def _revision(engine: Engine) -> str:
    """The revision in force; empty while there is none or the database does not answer."""
    try:
        with reading(engine) as connection:
            return str(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar() or "")
    except RecordUnavailable:
        return ""
