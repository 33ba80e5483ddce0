"""Signs of life of a number, kept to the day; after 45 days without one it may be somebody else's (S17)."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection, Engine, delete, update

from alerts.book import RecordUnavailable
from store.database import writing
from store.tables.callers import callers, contacts, other_accounts
from store.tables.requests import requests
from vocabulary.choices import TellCentre

NOTED_EVERY = timedelta(days=1)

_log = structlog.get_logger()


def note_life(engine: Engine, caller_id: str, now: datetime) -> None:
    """Keep that this caller was here, if that can be done now: no screen waits for it in vain."""
    try:
        with writing(engine) as connection:
            connection.execute(update(callers).where(callers.c.id == caller_id).values(seen_at=now))
    except RecordUnavailable as unavailable:
        _log.warning("sign_of_life_not_kept", reason=str(unavailable))


def begin_afresh(connection: Connection, caller_id: str) -> None:
    """Let a number that comes back after so long inherit nothing; her alerts stay, for those who answer them."""
    for table in (contacts, requests, other_accounts):
        connection.execute(delete(table).where(table.c.caller_id == caller_id))
    nothing = dict.fromkeys(
        ("language", "region", "district", "own_name_sealed", "own_text_sealed", "private_sealed"), None
    )
    fresh = {**nothing, "tell_centre": TellCentre.NOT_ASKED}
    connection.execute(update(callers).where(callers.c.id == caller_id).values(fresh))
