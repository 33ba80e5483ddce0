"""Wrong codes that a number dialled and wrong keys that it texted, inside a transaction or a reading of whoever asks.

Each is counted under an index of its own: a text's sender can be forged, and must not shut out who dials.
"""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from alerts.who_decides.guessing import WrongCodes, with_one_more
from store.database import ask_within, insert_if_new
from store.prepared import Prepared, only
from store.tables.inbound import wrong_codes

_THEIRS = Prepared(select(wrong_codes).where(wrong_codes.c.number_index == bindparam("number")))


def is_shut_out(connection: Connection, number_index: bytes, now: datetime) -> bool:
    """Whether this number guessed too many codes."""
    known = _wrong_codes(connection, number_index)
    return known is not None and known.is_shut(now)


def note_wrong_code(connection: Connection, number_index: bytes, now: datetime) -> bool:
    """Count a wrong code of this number; tells whether it is the one that is too many."""
    known = _wrong_codes(connection, number_index)
    more = with_one_more(known, now)
    values = {"count": more.count, "since": more.since}
    if not insert_if_new(connection, wrong_codes, number_index=number_index, **values):
        guesser = wrong_codes.c.number_index == number_index
        connection.execute(update(wrong_codes).where(guesser).values(values))
    return more.is_shut(now) and not (known and known.is_shut(now))


def _wrong_codes(connection: Connection, number_index: bytes) -> WrongCodes | None:
    row = only(ask_within(connection, _THEIRS, number=number_index))
    return WrongCodes(row[wrong_codes.c.count], row[wrong_codes.c.since]) if row else None
