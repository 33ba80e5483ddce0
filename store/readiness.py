"""Which schema a process needs; one that starts beside the migration waits, so that all processes can start at once."""

import time
from pathlib import Path

from sqlalchemy import Engine, select, text

from alerts.book import RecordUnavailable
from store.database import reading
from store.tables.terms import terms

PATIENCE = 60.0
LOOK_EVERY = 0.05
"""Seconds."""

_VERSIONS = Path(__file__).parent / "migrations" / "versions"


class SchemaRefused(RecordUnavailable):
    """This release must not work on this record; the message says in one line what would be right."""


def newest_revision() -> str:
    """The schema that this release needs: the number in front of the newest migration's name."""
    return max(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*.py"))


def wait_for_schema(engine: Engine, patience: float = PATIENCE) -> None:
    """Return once the schema is this release's or a later one, which only adds to it; raises RecordUnavailable.

    Raises SchemaRefused where no waiting helps.
    """
    until = time.monotonic() + patience
    needed = newest_revision()
    while (found := schema_of(engine)) < needed:
        if time.monotonic() > until:
            raise RecordUnavailable(_why_not(engine))
        time.sleep(LOOK_EVERY)
    _refuse_unfit(engine, found)


def _why_not(engine: Engine) -> str:
    try:
        with reading(engine) as connection:
            connection.execute(text("SELECT 1"))
    except RecordUnavailable as unavailable:
        if engine.dialect.name != "sqlite":  # whose file is not there yet has no schema
            return f"it does not answer: {unavailable}"
    return "the schema is not the one of this release"


def is_later(engine: Engine) -> bool:
    """Whether a later release has made this record's schema, on which this one may work; raises SchemaRefused."""
    found = schema_of(engine)
    _refuse_unfit(engine, found)
    return found > newest_revision()


def _refuse_unfit(engine: Engine, found: str) -> None:
    if found and not found.isdecimal():
        raise SchemaRefused("another program's tables are in this database: give this service one of its own")
    known = newest_revision()
    if found <= known:
        return
    with reading(engine) as connection:
        oldest = connection.execute(select(terms.c.oldest)).scalar_one()
    if known < oldest:
        raise SchemaRefused(
            f"this release knows schema {known}, and may not work on schema {found} any more: "
            f"start a release that knows schema {oldest} or a later one"
        )


def schema_of(engine: Engine) -> str:
    """The revision in force; empty while there is none or the database does not answer."""
    try:
        with reading(engine) as connection:
            return str(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar() or "")
    except RecordUnavailable:
        return ""
