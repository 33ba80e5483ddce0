"""What the record knows of a number that answers: the alerts it was told of, its invitations, its keys."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, and_, exists, func, or_, select

from alerts.alert import AlertState
from alerts.contacts.consent import Consent
from alerts.notice import Recipient, TellReason
from alerts.people import ContactState
from sms.answers.ledger import Asked, Call, Keyed
from store.callers.book import StoredBook
from store.callers.duty_keys import guesses_index, keys_named, keys_to_closed, open_keys, renew_keys, were_keys
from store.callers.guessing import note_wrong_code
from store.callers.ledger import Ledger
from store.callers.older_texts import make_keys, texts_without_key
from store.callers.other_accounts import account_in
from store.callers.pages import NUMBER, sealer_of
from store.callers.stopping import IS_NOT_WITHHELD
from store.database import reading, writing
from store.tables.alerts import alerts
from store.tables.callers import contacts, data_keys, other_accounts
from store.tables.outgoing import notices
from vocabulary.phone_number import PhoneNumber

_OF_INVITATIONS = (TellReason.INVITED, TellReason.SAID_NO)

REMEMBERED = timedelta(days=2)
"""A late answer to an alert closed within this time is known for what it is."""


@dataclass(frozen=True, slots=True)
class StoredAnswering:
    """The record as answers need it."""

    ledger: Ledger

    def open_book_of(self, caller_id: str, now: datetime) -> AbstractContextManager[StoredBook]:
        """A caller's pages by her id."""
        return self.ledger.open_book_of(caller_id, now)

    def calls_to(self, number: PhoneNumber, now: datetime) -> Sequence[Call]:
        """The alerts that this number was told of lately as a contact, the newest first."""
        theirs = and_(notices.c.number_index == self._index_of(number), notices.c.recipient == Recipient.CONTACT)
        is_known = or_(alerts.c.state != AlertState.CLOSED, alerts.c.raised_at > now - REMEMBERED)
        told = (
            select(notices, alerts, data_keys)
            .join(alerts, alerts.c.id == notices.c.alert_id)
            .join(data_keys, data_keys.c.id == notices.c.caller_id)
            .where(theirs, is_known)
            .order_by(alerts.c.raised_at.desc(), notices.c.posted_at)
        )
        with reading(self.ledger.engine) as connection:
            rows = connection.execute(told).mappings().all()
        return list({row[alerts.c.id]: self._call(row) for row in rows}.values())

    def open_without(self, number: PhoneNumber) -> Sequence[tuple[str, str]]:
        """The open alerts of whose contacts this number is one that was not told: each by caller and contact."""
        was_told = exists().where(notices.c.alert_id == alerts.c.id, notices.c.recipient_key == contacts.c.id)
        theirs = (
            select(contacts.c.caller_id, contacts.c.id)
            .join(alerts, alerts.c.caller_id == contacts.c.caller_id)
            .where(contacts.c.number_index == self._index_of(number), alerts.c.state != AlertState.CLOSED, ~was_told)
        )
        with reading(self.ledger.engine) as connection:
            return [(row[0], row[1]) for row in connection.execute(theirs)]

    def invitations_to(self, number: PhoneNumber) -> Sequence[Asked]:
        """The invitations that this number got, the unanswered first, of those the newest first."""
        told = and_(
            notices.c.recipient_key == contacts.c.id,
            notices.c.number_index == contacts.c.number_index,
            notices.c.reason.in_(_OF_INVITATIONS),
            IS_NOT_WITHHELD,
        )
        theirs = and_(contacts.c.number_index == self._index_of(number), contacts.c.invited_at.is_not(None))
        read_at = func.max(notices.c.posted_at).label("read_at")
        asked = (
            select(contacts, read_at)
            .join(notices, told)
            .where(theirs)
            .group_by(contacts.c.id)
            .order_by(read_at.desc(), contacts.c.invited_at.desc())
        )
        with reading(self.ledger.engine) as connection:
            rows = connection.execute(asked).mappings().all()
            of_others = list(self._from_other_accounts(connection, number))
        hers = [
            Asked(row["caller_id"], row["id"], row["read_at"], _said(row["state"], row["invited_at"], row["agreed_at"]))
            for row in rows
        ]
        newest_first = sorted([*hers, *of_others], key=lambda one: one.asked_at, reverse=True)
        return sorted(newest_first, key=lambda one: one.has_said is not None)

    def _from_other_accounts(self, connection: Connection, number: PhoneNumber) -> Iterable[Asked]:
        """Invitations from accounts that PINs opened which were not the caller's."""
        asked = (
            select(notices.c.recipient_key, func.max(notices.c.posted_at).label("read_at"), other_accounts, data_keys)
            .join(other_accounts, other_accounts.c.caller_id == notices.c.caller_id)
            .join(data_keys, data_keys.c.id == notices.c.caller_id)
            .where(
                notices.c.number_index == self._index_of(number),
                notices.c.recipient == Recipient.CONTACT,
                notices.c.reason.in_(_OF_INVITATIONS),
                IS_NOT_WITHHELD,
            )
            .group_by(notices.c.recipient_key, *other_accounts.c, *data_keys.c)
        )
        for row in connection.execute(asked).mappings():
            contact = account_in(row, sealer_of(row, self.ledger.vault)).contact(row["recipient_key"])
            if contact:
                said = _said(contact.state, contact.invited_at, contact.agreed_at)
                yield Asked(row[data_keys.c.id], contact.id, row["read_at"], said)

    def keys_named(self, number: PhoneNumber, named: Sequence[str]) -> Sequence[Keyed]:
        """What these keys open from this phone, be it closed by now."""
        with reading(self.ledger.engine) as connection:
            return keys_named(connection, self.ledger.vault, number, named)

    def open_keys(self, number: PhoneNumber, most: int, now: datetime) -> Sequence[Keyed]:
        """The keys of this phone to what is open, the most wanted first; made where an older text named none."""
        engine, vault = self.ledger.engine, self.ledger.vault
        with reading(engine) as connection:
            older = texts_without_key(connection, self._index_of(number))
        if older:
            with writing(engine) as connection:
                make_keys(connection, vault, older, now)
        with reading(engine) as connection:
            return open_keys(connection, vault, number, most)

    def keys_to_closed(self, number: PhoneNumber, since: datetime, most: int) -> Sequence[Keyed]:
        """The keys of this phone to alerts that duty phones closed since then, the last first."""
        with reading(self.ledger.engine) as connection:
            return keys_to_closed(connection, self.ledger.vault, number, since, most)

    def told_since(self, number: PhoneNumber, reason: TellReason, since: datetime) -> Sequence[datetime]:
        """When this phone was told something for this reason since then; the newest first."""
        told = and_(notices.c.number_index == self._index_of(number), notices.c.reason == reason)
        when = select(notices.c.posted_at).where(told, notices.c.posted_at > since)
        with reading(self.ledger.engine) as connection:
            return connection.execute(when.order_by(notices.c.posted_at.desc())).scalars().all()

    def note_wrong_key(self, number: PhoneNumber, now: datetime) -> Sequence[Keyed]:
        """Count a wrong key of this phone; at the one that is too many its keys become longer, and these are new."""
        vault = self.ledger.vault
        with writing(self.ledger.engine) as connection:
            is_too_many = note_wrong_code(connection, guesses_index(vault.index, number), now)
            return renew_keys(connection, vault, number, now) if is_too_many else ()

    def were_keys(self, number: PhoneNumber, named: Sequence[str]) -> bool:
        """Whether one of these was a key of this phone until lately, and another took its place."""
        with reading(self.ledger.engine) as connection:
            return were_keys(connection, self.ledger.vault.index, number, named)

    def _index_of(self, number: PhoneNumber) -> bytes:
        return self.ledger.vault.index.of(NUMBER, number)

    def _call(self, row: RowMapping) -> Call:
        is_open = row[alerts.c.state] != AlertState.CLOSED
        addressee = sealer_of(row, self.ledger.vault).addressee(row)
        return Call(row[data_keys.c.id], row[alerts.c.code], addressee, is_open, row[notices.c.posted_at])


def _said(state: str, invited_at: datetime | None, agreed_at: datetime | None) -> Consent | None:
    if state == ContactState.DECLINED:
        return Consent.NO
    has_agreed = state == ContactState.ACCEPTED and agreed_at and (invited_at is None or agreed_at >= invited_at)
    return Consent.YES if has_agreed else None
