"""Sessions of gateways that send only the last input: where each is, so that any process goes on from there.

The key that seals one is made of its id, which no table holds: the record and its keys alone open none.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, and_, delete, select, update

from store.database import insert_if_new, reading, writing
from store.sealed.sealing import BlindIndex, DataKey
from store.tables.callers import ussd_sessions
from ussd.last_input import SILENT_FOR, Hop, OpenSession
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access, Refusal

_MARK_BYTES = 8
_MOST_MARKS = 100
_COLUMN = "ussd_sessions.state_sealed"
_table = ussd_sessions.c


@dataclass(frozen=True, slots=True)
class UssdSessions:
    """The sessions that are open."""

    engine: Engine
    index: BlindIndex

    def marks(self, hop: Hop) -> tuple[bytes, ...]:
        """A keyed mark of each input of a request, with all before it in the same one and its number, if it has one."""
        inputs = [hop.typed[:count] for count in range(1, len(hop.typed) + 1)] or [()]
        of_session = f"{hop.road}\0{hop.session}\0{hop.turn}"
        return tuple(self.index.of("turn", f"{of_session}\0{'*'.join(one)}")[:_MARK_BYTES] for one in inputs)

    def read(self, hop: Hop, now: datetime) -> OpenSession | None:
        """How far the session is, unless it was silent for too long."""
        chosen = and_(_table.session_index == _session_of(self.index, hop), _table.at > now - SILENT_FOR)
        with reading(self.engine) as connection:
            row = connection.execute(select(_table.session_index, _table.state_sealed).where(chosen)).one_or_none()
        return _opened(self.index, hop.road, hop.session, *row) if row else None

    def save(self, hop: Hop, before: OpenSession | None, after: OpenSession) -> bool:
        """Keep how far it is, unless it is not as it was `before` any more."""
        with writing(self.engine) as connection:
            return save_session(connection, self.index, hop, before, after)

    def drop(self, hop: Hop, until: datetime | None = None) -> None:
        """It is over, unless it went on after `until`."""
        over = [_table.session_index == _session_of(self.index, hop)]
        over += [_table.at <= until] if until else []
        with writing(self.engine) as connection:
            connection.execute(delete(ussd_sessions).where(*over))

    def numbers_of(self, road: str, session: str, now: datetime) -> list[PhoneNumber]:
        """Whose sessions of this id are open, for a packet that does not say it; of several none is meant."""
        chosen = and_(_table.id_index == _id_of(self.index, road, session), _table.at > now - SILENT_FOR)
        with reading(self.engine) as connection:
            rows = connection.execute(select(_table.session_index, _table.state_sealed).where(chosen)).all()
        return [_opened(self.index, road, session, *row).number for row in rows]


def save_session(
    connection: Connection, index: BlindIndex, hop: Hop, before: OpenSession | None, after: OpenSession
) -> bool:
    """Keep how far a session is; tells whether it still was as it was `before`."""
    session = _session_of(index, hop)
    same = _table.session_index == session
    values = {"state_sealed": _sealed(index, hop, session, after), "turns": after.turns, "at": after.at}
    if before:
        known = and_(same, _table.turns == before.turns)
        return connection.execute(update(ussd_sessions).where(known).values(values)).rowcount == 1
    connection.execute(delete(ussd_sessions).where(same, _table.at <= after.at - SILENT_FOR))
    values["id_index"] = _id_of(index, hop.road, hop.session)
    return insert_if_new(connection, ussd_sessions, session_index=session, **values)


def _session_of(index: BlindIndex, hop: Hop) -> bytes:
    return index.of("ussd session", f"{hop.road}\0{hop.session}\0{hop.number}")


def _id_of(index: BlindIndex, road: str, session: str) -> bytes:
    return index.of("ussd session id", f"{road}\0{session}")


def _key_of(index: BlindIndex, road: str, session: str) -> DataKey:
    return DataKey(index.of("ussd session key", f"{road}\0{session}"))


def _sealed(index: BlindIndex, hop: Hop, session: bytes, state: OpenSession) -> bytes:
    plain = json.dumps(
        [
            state.number,
            state.place,
            [mark.hex() for mark in state.marks[-_MOST_MARKS:]],
            state.access,
            state.turns,
            state.at.isoformat(),
            state.refusal,
            state.account.hex(),
            state.has_called,
        ]
    )
    return _key_of(index, hop.road, hop.session).seal(plain, _COLUMN, session.hex())


def _opened(index: BlindIndex, road: str, session: str, row: bytes, sealed: bytes) -> OpenSession:
    plain = _key_of(index, road, session).open(sealed, _COLUMN, row.hex())
    number, place, marks, access, turns, at, refusal, account, has_called = json.loads(plain)
    return OpenSession(
        number=PhoneNumber(number),
        place=place,
        marks=tuple(map(bytes.fromhex, marks)),
        access=Access(access),
        turns=turns,
        at=datetime.fromisoformat(at),
        refusal=Refusal(refusal) if refusal else None,
        account=bytes.fromhex(account),
        has_called=has_called,
    )
