"""The record: reads what is known of a caller in one query, and opens her book for one transaction of changes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    RowMapping,
    Table,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    update,
)

from alerts.alert import TAKEN_WITHIN, AlertState
from alerts.book import Pages
from alerts.doer import Doer
from alerts.people import ContactState, is_stale
from sms.inbox import Sender
from sms.menu_by_text import OPEN_FOR
from store.callers import stopping
from store.callers.book import StoredBook, open_pages
from store.callers.enrolling import enrol
from store.callers.leaving import destroy_if_gone
from store.callers.other_accounts import account_in, with_stops
from store.callers.pages import NUMBER, Sealer, sealer_of
from store.callers.questions import HAS_STOPPED, caller_by_id, caller_by_number, known_caller
from store.callers.reached import REACHED, reached_from, reached_in, times_of_fates
from store.callers.sessions import SESSION_LIFE, SessionKey, Sessions, menu_by_text, session_of
from store.callers.signs_of_life import NOTED_EVERY, begin_afresh, note_life
from store.callers.texted_codes import awaits_code, is_void_code
from store.database import ask, reading, writing
from store.in_force.directory import StoredDirectory, newest_version
from store.prepared import Prepared, Row
from store.sealed.vault import Vault
from store.staff.sessions import who_is_here
from store.tables.alerts import alerts
from store.tables.callers import callers, checkpoints, contacts, data_keys, is_lost, other_accounts, stopped_numbers
from store.tables.requests import is_unanswered, requests
from ussd.conversation import Known
from ussd.dial import Dial
from vocabulary.phone_number import PhoneNumber

_is_open = and_(alerts.c.caller_id == callers.c.id, alerts.c.state != AlertState.CLOSED)
_one_row = select(literal_column("1").label("one")).subquery()

_has_requests = exists().where(requests.c.caller_id == callers.c.id).correlate(callers)


def _all_but(table: Table, *names: str) -> list[Column[Any]]:
    """What a screen may need of a table: a hop reads no column that it was found by, and none that only staff need."""
    return [column for column in table.c if column.name not in names]


_RECALL = Prepared(
    select(
        newest_version.label("directory"),
        _has_requests.label("has_requests"),
        *_all_but(callers, "number_index"),
        *data_keys.c,
        *_all_but(contacts, "caller_id", "number_index"),
        stopped_numbers.c.number_index,
        *_all_but(alerts, "caller_id", "counted"),
        *_all_but(checkpoints, "caller_id"),
        other_accounts.c.account_index,
        other_accounts.c.account_sealed,
        *REACHED,
    )
    .select_from(_one_row)
    .outerjoin(callers, callers.c.number_index == bindparam("number"))
    .outerjoin(data_keys, data_keys.c.id == callers.c.id)
    .outerjoin(contacts, contacts.c.caller_id == callers.c.id)
    .outerjoin(stopped_numbers, HAS_STOPPED)
    .outerjoin(alerts, _is_open)
    .outerjoin(
        checkpoints,
        and_(
            checkpoints.c.session_index == bindparam("session"),
            checkpoints.c.at > bindparam("since", type_=checkpoints.c.at.type),
        ),
    )
    .outerjoin(other_accounts, other_accounts.c.account_index == checkpoints.c.account_index)
)
"""All that a hop needs in one query: at most ten rows, one for each contact. Only who asked for a call-back or an
answer costs a second one, and contacts of an account that is not hers two more.
"""

# Looked up once: each look into a table's columns takes as long as opening a value does.
_KEY_ID, _SEEN_AT, _CALLER_ID = data_keys.c.id, callers.c.seen_at, callers.c.id
_CONTACT_ID, _ADDED_AT, _ALERT_ID = contacts.c.id, itemgetter(contacts.c.added_at), alerts.c.id
_SESSION_INDEX = checkpoints.c.session_index

_SEEN = update(callers).where(callers.c.id == bindparam("caller")).values(seen_at=bindparam("at"))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The record of all callers."""

    engine: Engine
    vault: Vault
    directory: StoredDirectory

    def recall(self, dial: Dial, now: datetime) -> Known:
        """Everything about the caller that a screen may show, in one query."""
        return self._recall(session_of(dial), SESSION_LIFE, now)

    def sender(self, number: PhoneNumber, now: datetime) -> Sender:
        """What reading a text of this number needs to know; the same one query for everybody (S18)."""
        known = self._recall(menu_by_text(number), OPEN_FOR, now)
        caller = known.pages.caller
        safe_word = caller.profile.private.safe_word if caller else ""
        return Sender(safe_word, known.checkpoint is not None, known.pages.alert is not None, caller is not None)

    def _recall(self, key: SessionKey, session_life: timedelta, now: datetime) -> Known:
        parameters = {
            "number": self.vault.index.of(NUMBER, key.number),
            "session": self._sessions.id_of(key),
            "since": now - session_life,
            **times_of_fates(now),
        }
        rows = ask(self.engine, _RECALL, **parameters)
        first = rows[0]
        pages = self._pages(rows, now)
        checkpoint = self._sessions.read(first) if first[_SESSION_INDEX] else None
        if pages.caller and now - first[_SEEN_AT] > NOTED_EVERY:
            note_life(self.engine, first[_CALLER_ID], now)
        return Known(pages, checkpoint, self.directory.version(first["directory"]))

    def marks(self, inputs: tuple[str, ...]) -> tuple[bytes, ...]:
        """A keyed mark for each input together with all before it."""
        return self._sessions.marks(inputs)

    @contextmanager
    def open_book(self, number: PhoneNumber, now: datetime) -> Iterator[StoredBook]:
        """Her pages in one transaction, her row locked; a number that was never seen gets new ones."""
        with writing(self.engine) as connection:
            row = self._row(connection, number, now)
            connection.execute(_SEEN, {"caller": row[callers.c.id], "at": now})
            yield open_pages(connection, self.vault, row, now)

    @contextmanager
    def open_book_of(self, caller_id: str, now: datetime) -> Iterator[StoredBook]:
        """The pages of a caller who is known by her id, for what others do: no sign of life of hers."""
        with writing(self.engine) as connection:
            yield open_pages(connection, self.vault, caller_by_id(connection, caller_id), now)

    def callers_whose_step_is_due(self, now: datetime, most: int) -> list[str]:
        """The ids of callers with an open alert whose next step is due, the longest waiting first."""
        is_due = and_(alerts.c.state == AlertState.OPEN, alerts.c.step_due_at <= now)
        due = select(alerts.c.caller_id).where(is_due).order_by(alerts.c.step_due_at).limit(most)
        with reading(self.engine) as connection:
            return list(connection.execute(due).scalars())

    def callers_whose_request_is_due(self, now: datetime, most: int) -> list[str]:
        """The ids of callers with a call-back or question whose next step is due, the longest waiting first."""
        is_due = and_(is_unanswered, requests.c.step_due_at <= now)
        due = select(requests.c.caller_id).where(is_due).order_by(requests.c.step_due_at).limit(most)
        with reading(self.engine) as connection:
            return list(dict.fromkeys(connection.execute(due).scalars()))

    def callers_whose_holder_is_gone(self, now: datetime, most: int) -> list[str]:
        """The ids of callers whose alert one of the team has who is signed out, or gave it away too long ago."""
        is_in_hand = and_(alerts.c.state == AlertState.ACKNOWLEDGED, alerts.c.held_since < now)
        is_given = and_(alerts.c.given_by == alerts.c.held_key, alerts.c.given_at >= alerts.c.held_since)
        is_left = or_(
            alerts.c.held_key.not_in(who_is_here(now)), and_(is_given, alerts.c.given_at <= now - TAKEN_WITHIN)
        )
        gone = (
            select(alerts.c.caller_id)
            .where(is_in_hand, alerts.c.held_by == Doer.STAFF, is_left)
            .order_by(alerts.c.held_since)
            .limit(most)
        )
        with reading(self.engine) as connection:
            return list(connection.execute(gone).scalars())

    def members_here(self, now: datetime) -> frozenset[str]:
        """The ids of the members of staff who are signed in."""
        with reading(self.engine) as connection:
            return frozenset(connection.execute(who_is_here(now)).scalars())

    def callers_with_lost_contacts(self, most: int) -> list[str]:
        """The ids of callers who have a contact whose number does not exist."""
        is_told = contacts.c.state.in_([ContactState.ADDED, ContactState.ACCEPTED])
        lost = select(contacts.c.caller_id).where(is_lost, is_told).order_by(contacts.c.lost_receipts).limit(most)
        with reading(self.engine) as connection:
            return list(dict.fromkeys(connection.execute(lost).scalars()))

    def stop_telling(self, number: PhoneNumber, now: datetime) -> bool:
        """Let no contact with this number hear anything any more, of nobody, until `StoredBook.hear_again`.

        Tells whether that is news, of a number that was alarmed or invited as a contact.
        """
        with writing(self.engine) as connection:
            return stopping.stop(connection, self.vault.index.of(NUMBER, number), now)

    def was_written_to(self, number: PhoneNumber) -> bool:
        """Whether this number was alarmed or invited as a contact."""
        with reading(self.engine) as connection:
            return stopping.was_written_to(connection, self.vault.index.of(NUMBER, number))

    def awaits_code(self, number: PhoneNumber, now: datetime) -> bool:
        """Whether a code lives that was texted to this number."""
        with reading(self.engine) as connection:
            return awaits_code(connection, self.vault.index, number, now)

    def is_void_code(self, number: PhoneNumber, code: str, now: datetime) -> bool:
        """Whether this very code was texted to this number today and opens nothing any more."""
        with reading(self.engine) as connection:
            return is_void_code(connection, self.vault.index, number, code, now)

    def has_stopped(self, number: PhoneNumber) -> bool:
        """Whether this number texted STOP and has not undone it."""
        with reading(self.engine) as connection:
            return stopping.has_stopped(connection, self.vault.index.of(NUMBER, number))

    @property
    def _sessions(self) -> Sessions:
        return Sessions(self.vault.index, self.vault.service)

    def _pages(self, rows: Sequence[Row], now: datetime) -> Pages:
        """What is known of her; nothing of a number that was silent for so long that it may be another's (S17)."""
        first = rows[0]
        if first[_KEY_ID] is None or is_stale(first[_SEEN_AT], now):
            return Pages()
        sealer = sealer_of(first, self.vault)
        her_contacts = [row for row in rows if row[_CONTACT_ID] is not None]
        pages = Pages(
            caller=sealer.caller(first, sorted(her_contacts, key=_ADDED_AT)),
            alert=sealer.alert(first) if first[_ALERT_ID] else None,
            reached=reached_in(her_contacts),
            other=account_in(first, sealer),
        )
        has_more = first["has_requests"] or pages.other.contacts
        return self._with_more(pages, sealer, now) if has_more else pages

    def _with_more(self, pages: Pages, sealer: Sealer, now: datetime) -> Pages:
        """With what few have: call-backs and answers, and what went to contacts of an account that is not hers."""
        with reading(self.engine) as connection:
            other = with_stops(connection, sealer, pages.other)
            reached = reached_from(connection, sealer.caller_id, other, now)
            asked = map(sealer.request, self._requests(connection, sealer.caller_id))
            return replace(pages, requests=tuple(asked), reached={**pages.reached, **reached}, other=other)

    def _requests(self, connection: Connection, caller_id: str) -> Sequence[RowMapping]:
        hers = select(requests).where(requests.c.caller_id == caller_id).order_by(requests.c.asked_at)
        return connection.execute(hers).mappings().all()

    def _row(self, connection: Connection, number: PhoneNumber, now: datetime) -> Row:
        """Her row, held; made when it is not there, and emptied when it may be another's by now (S17).

        Who erased herself, and comes back before that was carried out to the end, begins anew.
        """
        index = self.vault.index.of(NUMBER, number)
        row = caller_by_number(connection, index)
        if row is not None and row[callers.c.is_leaving] and destroy_if_gone(connection, row[callers.c.id], now):
            row = None
        if row is None:
            enrol(connection, self.vault, number, now)
        elif is_stale(row[callers.c.seen_at], now):
            begin_afresh(connection, row[callers.c.id])
        else:
            return row
        return known_caller(connection, index)
