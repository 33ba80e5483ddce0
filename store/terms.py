"""What every process that works on this record goes by: which releases may, and that it is no demonstration's."""

from sqlalchemy import Engine, select, update

from alerts.book import RecordUnavailable
from store.database import reading, writing
from store.tables.terms import terms


class OtherService(RecordUnavailable):
    """The record is a service's of another kind; the message says in one line what would be right."""


def allow_from(engine: Engine, oldest: str) -> None:
    """Let releases that know this schema, or a later one, work on the record; never ones that were shut out before."""
    with reading(engine) as connection:
        if connection.execute(select(terms.c.oldest)).scalar_one() >= oldest:
            return
    with writing(engine) as connection:
        connection.execute(update(terms).where(terms.c.oldest < oldest).values(oldest=oldest))


def claim_for_production(engine: Engine) -> None:
    """From now on no demonstration works on this record."""
    with writing(engine) as connection:
        connection.execute(update(terms).where(terms.c.is_production.is_(False)).values(is_production=True))


def refuse_demonstration(engine: Engine) -> None:
    """DANGER: a demonstration would take real alarms and show them to nobody; raises OtherService."""
    with reading(engine) as connection:
        if connection.execute(select(terms.c.is_production)).scalar_one():
            raise OtherService("this is the record of a service in production: give the demonstration one of its own")
