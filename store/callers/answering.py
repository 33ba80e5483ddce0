"""What the record knows of a number that answers: the alerts it was told of, its invitations, its wrong codes."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, and_, exists, or_, select

from alerts.alert import AlertState
from alerts.notice import Recipient, TellReason
from menus.facts import RequestState
from sms.answers import Asked, Call, Wanted
from store.callers.book import StoredBook
from store.callers.guessing import is_shut_out, note_wrong_code
from store.callers.ledger import Ledger
from store.callers.pages import NUMBER, sealer_of
from store.database import reading, writing
from store.tables.alerts import alerts
from store.tables.callers import contacts, data_keys
from store.tables.outgoing import notices
from store.tables.requests import requests
from texts.phone_number import PhoneNumber

REMEMBERED = timedelta(days=2)
"""A late answer to an alert closed within this time is known for what it is."""


@dataclass(frozen=True, slots=True)
class StoredAnswering:
    """The record as answers need it."""

    ledger: Ledger

    def open_book_of(self, caller_id: str, now: datetime) -> AbstractContextManager[StoredBook]:
        """A caller's pages by her id."""
        return self.ledger.open_book_of(caller_id, now)

    def calls_to(self, number: PhoneNumber, duties: frozenset[tuple[Recipient, str]], now: datetime) -> Sequence[Call]:
        """The alerts that this contact's number, or one of these duties, was told of lately, the newest first."""
        theirs = [and_(notices.c.number_index == self._index_of(number), notices.c.recipient == Recipient.CONTACT)]
        theirs += [and_(notices.c.recipient == kind, notices.c.recipient_key == key) for kind, key in duties]
        is_known = or_(alerts.c.state != AlertState.CLOSED, alerts.c.raised_at > now - REMEMBERED)
        told = (
            select(notices, alerts, data_keys)
            .join(alerts, alerts.c.id == notices.c.alert_id)
            .join(data_keys, data_keys.c.id == notices.c.caller_id)
            .where(or_(*theirs), is_known)
            .order_by(alerts.c.raised_at.desc(), notices.c.posted_at)
        )
        with reading(self.ledger.engine) as connection:
            rows = connection.execute(told).mappings().all()
        return list({row[alerts.c.id]: self._call(row) for row in rows}.values())

    def requests_to(self, duties: frozenset[tuple[Recipient, str]], now: datetime) -> Sequence[Wanted]:
        """The call-backs and questions that one of these duties was told of, the newest first."""
        theirs = [and_(notices.c.recipient == kind, notices.c.recipient_key == key) for kind, key in duties]
        is_known = or_(requests.c.state != RequestState.ANSWERED, requests.c.asked_at > now - REMEMBERED)
        told = (
            select(notices, requests, data_keys)
            .join(requests, requests.c.id == notices.c.request_id)
            .join(data_keys, data_keys.c.id == notices.c.caller_id)
            .where(or_(*theirs), is_known)
            .order_by(requests.c.asked_at.desc(), notices.c.posted_at)
        )
        with reading(self.ledger.engine) as connection:
            rows = connection.execute(told).mappings().all()
        return list({row[requests.c.id]: self._wanted(row) for row in rows}.values())

    def invitations_to(self, number: PhoneNumber) -> Sequence[Asked]:
        """The invitations that this number got, the newest first."""
        was_asked = exists().where(
            notices.c.recipient_key == contacts.c.id,
            notices.c.number_index == contacts.c.number_index,
            notices.c.reason == TellReason.INVITED,
        )
        theirs = and_(contacts.c.number_index == self._index_of(number), contacts.c.invited_at.is_not(None), was_asked)
        asked = select(contacts.c.caller_id, contacts.c.id).where(theirs).order_by(contacts.c.invited_at.desc())
        with reading(self.ledger.engine) as connection:
            return [Asked(*row) for row in connection.execute(asked)]

    def is_shut_out(self, number: PhoneNumber, now: datetime) -> bool:
        """Whether this number guessed too many codes."""
        with reading(self.ledger.engine) as connection:
            return is_shut_out(connection, self._index_of(number), now)

    def note_wrong_code(self, number: PhoneNumber, now: datetime) -> None:
        """Count a wrong code of this number."""
        with writing(self.ledger.engine) as connection:
            note_wrong_code(connection, self._index_of(number), now)

    def _index_of(self, number: PhoneNumber) -> bytes:
        return self.ledger.vault.index.of(NUMBER, number)

    def _call(self, row: RowMapping) -> Call:
        is_open = row[alerts.c.state] != AlertState.CLOSED
        addressee = sealer_of(row, self.ledger.vault).addressee(row)
        return Call(row[data_keys.c.id], row[alerts.c.code], addressee, is_open)

    def _wanted(self, row: RowMapping) -> Wanted:
        return Wanted(
            caller_id=row[data_keys.c.id],
            request_id=row[requests.c.id],
            code=row[requests.c.code],
            addressee=sealer_of(row, self.ledger.vault).addressee(row),
            is_open=row[requests.c.state] != RequestState.ANSWERED,
        )
