"""Texts that came in before: a gateway repeats one until it hears 200."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, update

from doors.inbound import InboundText
from doors.once import OnceKey
from store.database import insert_if_new
from store.sealed.sealing import BlindIndex
from store.tables.inbound import seen_messages

REPEATED_FOR = timedelta(days=1)
"""A gateway repeats a text for 12 hours at most; some count their ids from the start again."""


MOST_ALIKE = 3
"""Texts of one number with the same words that are answered within the hour: more are a machine's."""
ALIKE_FOR = timedelta(hours=1)


def is_first(connection: Connection, index: BlindIndex, once: OnceKey, now: datetime) -> bool:
    """Whether this is done for the first time in as long as a gateway repeats a text; from now on it is not.

    Other words under an id that was used are another text, but not other blanks or capitals, which gateways change. Of
    all of it only a keyed hash is kept.
    """
    words = " ".join(once.words.casefold().split())
    message = index.of("text", f"{once.kind}\0{once.id}\0{once.number}\0{words}")
    return _is_new(connection, message, now, REPEATED_FOR)


def is_one_too_many(connection: Connection, index: BlindIndex, text: InboundText, now: datetime) -> bool:
    """Whether so many texts with the words of this one came from its sender that a machine sends them.

    Figures and signs are not compared: a machine may write the time.
    """
    words = "".join(filter(str.isalpha, text.body.casefold()))
    places = (index.of("alike", f"{number}\0{text.sender}\0{words}") for number in range(MOST_ALIKE))
    return not any(_is_new(connection, place, now, ALIKE_FOR) for place in places)


def _is_new(connection: Connection, mark: bytes, now: datetime, remembered: timedelta) -> bool:
    """Set a mark; False where it was set within this time."""
    if insert_if_new(connection, seen_messages, message_index=mark, seen_at=now):
        return True
    of_old = and_(seen_messages.c.message_index == mark, seen_messages.c.seen_at < now - remembered)
    return connection.execute(update(seen_messages).where(of_old).values(seen_at=now)).rowcount == 1
