"""Texts that no rule understood, sealed, until somebody has read them and for a month after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, and_, func, select, update

from alerts.people import is_stale
from alerts.team.review import AGES_AFTER, LATE_AFTER, LONGEST_KEPT, MOST_WAITING, ReadAs, Unread
from doors.inbound import InboundText, RawText
from store.callers.pages import NUMBER, sealer_of
from store.callers.repeats import is_first
from store.database import reading, writing
from store.ids import new_id
from store.sealed.sealing import DataKey
from store.sealed.vault import Vault
from store.tables.callers import callers, data_keys
from store.tables.inbound import is_unread, unclear_texts
from texts.shortened import shortened
from texts.typed_pins import with_pins_masked
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode

MOST_SHOWN = 300
LONGEST_SENDER = 64
"""Characters of a sender that is a name."""
_NUMBER, _BODY = "unclear_texts.number_sealed", "unclear_texts.body_sealed"


@dataclass(frozen=True, slots=True)
class Read:
    """A text that was read: by whom (an id), when (aware UTC) and what came of it."""

    text: Unread
    at: datetime
    by: str
    read_as: ReadAs


@dataclass(frozen=True, slots=True)
class StoredReview:
    """The texts for review."""

    engine: Engine
    vault: Vault

    def keep(self, text: InboundText | RawText, now: datetime) -> None:
        """Keep a text, once however often it is repeated; raises RecordUnavailable."""
        index = self.vault.index.of(NUMBER, text.sender[:LONGEST_SENDER])
        with writing(self.engine) as connection:
            if is_first(connection, self.vault.index, text.once, now) and not _only_counted(connection, index):
                self._insert(connection, text, index, now)

    def unread(self) -> tuple[int, datetime | None]:
        """How many texts nobody has read, and when the oldest of them came; nothing is opened."""
        counted = select(func.count(), func.min(unclear_texts.c.received_at)).where(is_unread)
        with reading(self.engine) as connection:
            count, oldest = connection.execute(counted).one()
        return count, oldest

    def version(self, now: datetime) -> str:
        """A word that changes whenever what waits does, or how long it waits begins to matter; nothing is opened."""
        came, ages = unclear_texts.c.received_at, (now - LATE_AFTER, now - AGES_AFTER)
        older = [func.count().filter(came <= age) for age in ages]
        counted = select(func.count(), func.max(came), func.sum(unclear_texts.c.more), *older).where(is_unread)
        with reading(self.engine) as connection:
            return ".".join(str(part) for part in connection.execute(counted).one())

    def waiting(self) -> list[Unread]:
        """The texts that nobody has read, the oldest first."""
        with reading(self.engine) as connection:
            oldest = _opened().where(is_unread).order_by(unclear_texts.c.received_at).limit(MOST_SHOWN)
            return [self._unread(row) for row in connection.execute(oldest).mappings()]

    def read_lately(self, most: int) -> list[Read]:
        """The texts that were read last, the newest first."""
        was_read = _opened().where(unclear_texts.c.read_at.is_not(None)).order_by(unclear_texts.c.read_at.desc())
        with reading(self.engine) as connection:
            rows = connection.execute(was_read.limit(most)).mappings().all()
        return [Read(self._unread(row), row["read_at"], row["read_by"], ReadAs(row["read_as"])) for row in rows]

    def mark_read(self, ids: Sequence[str], read_as: ReadAs, by: str, now: datetime) -> int:
        """Keep who read these and what came of it; tells how many were unread until now."""
        chosen = and_(unclear_texts.c.id.in_(ids), unclear_texts.c.read_at.is_(None))
        values = {"read_at": now, "read_by": by, "read_as": read_as}
        with writing(self.engine) as connection:
            return connection.execute(update(unclear_texts).where(chosen).values(values)).rowcount

    def _insert(self, connection: Connection, text: InboundText | RawText, index: bytes, now: datetime) -> None:
        """Seal it under her own key, so that it goes when she erases herself; a stranger's under the service's."""
        known = select(callers, data_keys).join(data_keys, data_keys.c.id == callers.c.id)
        row = connection.execute(known.where(callers.c.number_index == index)).mappings().one_or_none()
        is_hers = row is not None and not is_stale(row[callers.c.seen_at], now)
        text_id, key = new_id(), self._key(row) if is_hers else self.vault.service
        values: dict[str, Any] = {
            "id": text_id,
            "caller_id": row[callers.c.id] if row and is_hers else None,
            "number_index": index,
            "number_sealed": key.seal(text.sender[:LONGEST_SENDER], _NUMBER, text_id),
            "body_sealed": key.seal(_for_a_reader(text), _BODY, text_id),
            "centre_may_read": not (row and is_hers and row[callers.c.tell_centre] == TellCentre.NO),
            "received_at": now,
        }
        connection.execute(unclear_texts.insert().values(values))

    def _unread(self, row: RowMapping) -> Unread:
        key = self._key(row) if row[unclear_texts.c.caller_id] else self.vault.service
        text_id, region = row[unclear_texts.c.id], row[callers.c.region]
        return Unread(
            id=text_id,
            sender=row[unclear_texts.c.number_index].hex(),
            number=key.open(row[unclear_texts.c.number_sealed], _NUMBER, text_id),
            body=key.open(row[unclear_texts.c.body_sealed], _BODY, text_id),
            received_at=row[unclear_texts.c.received_at],
            region=RegionCode(region) if region else None,
            centre_may_read=row[unclear_texts.c.centre_may_read],
            more=row[unclear_texts.c.more],
        )

    def _key(self, row: Any) -> DataKey:
        return sealer_of(row, self.vault).key


def _for_a_reader(text: InboundText | RawText) -> str:
    """DANGER: a PIN may stand in it, and no member of staff may read one (docs/decisions/0010)."""
    body = with_pins_masked(text.body)
    as_it_came = text.as_it_came if body == text.body else ""
    body = shortened(body, LONGEST_KEPT)
    return f"{body}\n{as_it_came}"[:LONGEST_KEPT] if as_it_came else body


def _opened() -> Any:
    """Texts with whose they are, and her key."""
    return (
        select(unclear_texts, callers.c.region, data_keys)
        .outerjoin(callers, callers.c.id == unclear_texts.c.caller_id)
        .outerjoin(data_keys, data_keys.c.id == unclear_texts.c.caller_id)
    )


def _only_counted(connection: Connection, index: bytes) -> bool:
    """Count a text of a sender of whom enough wait already; tells whether it was."""
    theirs = and_(unclear_texts.c.number_index == index, is_unread)
    count, newest = connection.execute(select(func.count(), func.max(unclear_texts.c.received_at)).where(theirs)).one()
    if count < MOST_WAITING:
        return False
    last = and_(theirs, unclear_texts.c.received_at == newest)
    one = select(func.max(unclear_texts.c.id)).where(last).scalar_subquery()
    connection.execute(update(unclear_texts).where(unclear_texts.c.id == one).values(more=unclear_texts.c.more + 1))
    return True
