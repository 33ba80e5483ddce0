"""Texts that came in before: a gateway repeats one until it hears 200."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, update

from doors.inbound import InboundText, RawText
from store.database import insert_if_new
from store.sealed.sealing import BlindIndex
from store.tables.inbound import seen_messages

REPEATED_FOR = timedelta(days=1)
"""A gateway repeats a text for 12 hours at most; some count their ids from the start again."""


def is_first(connection: Connection, index: BlindIndex, text: InboundText | RawText, now: datetime) -> bool:
    """Whether a text comes for the first time in as long as a gateway repeats one; from now on it does not.

    Other words under an id that was used are another text. Of all of it only a keyed hash is kept.
    """
    message = index.of("text", f"{text.channel}\0{text.id}\0{text.sender}\0{text.body}")
    if insert_if_new(connection, seen_messages, message_index=message, seen_at=now):
        return True
    of_old = and_(seen_messages.c.message_index == message, seen_messages.c.seen_at < now - REPEATED_FOR)
    return connection.execute(update(seen_messages).where(of_old).values(seen_at=now)).rowcount == 1
