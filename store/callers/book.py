"""A caller's pages, open for writing: every change goes into the one transaction that the ledger commits."""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Executable, and_, delete, func, select, update

from alerts.alert import Alert, AlertState
from alerts.book import Reached, Told
from alerts.contacts.strangers import Alarm, Asked
from alerts.later import let_go
from alerts.notice import Addressee, Notice, Recipient
from alerts.people import Caller, Contact, Profile
from alerts.private import Erased, Private
from alerts.requests.request import Request, RequestChange
from alerts.states import Change, Happening
from alerts.who_decides.pin_work import WorkedPins
from alerts.who_decides.proof import Proof
from sms.sending.outbox import NoticeState
from store.callers import posted, sent_to, stopping
from store.callers.duty_keys import with_first_key, with_key
from store.callers.enrolling import enrol
from store.callers.guessing import is_shut_out, note_wrong_code
from store.callers.leaving import destroy_callers, forget_unclear_texts
from store.callers.pages import NUMBER, Sealer, sealer_of
from store.callers.questions import (
    caller_by_id,
    calls_of,
    closed_alert_of,
    codes_not_proved,
    contacts_of,
    false_alarms_of,
    has_alerts,
    is_code_taken,
    last_closed_of,
    open_alert_of,
)
from store.callers.reached import reached_from, reached_of
from store.callers.session_pages import SessionPages
from store.callers.sessions import Sessions
from store.database import insert_if_new
from store.ids import new_id
from store.outgoing.copies import is_spared
from store.prepared import Row
from store.sealed.destroying import note_erasure
from store.sealed.vault import Vault
from store.tables.alerts import alert_events, alerts, answers
from store.tables.callers import callers, contacts, other_accounts
from store.tables.inbound import seen_messages
from store.tables.outgoing import notices
from store.tables.requests import request_events, requests
from vocabulary.phone_number import PhoneNumber

_CODE_DIGITS = (4, 4, 4, 4, 5, 5, 6, 6, 7, 8)
"""Tried in turn until a code is free: short on an ordinary night, never missing in a flood."""


_ADD_EVENT = alert_events.insert().returning(alert_events.c.id)


class StoredBook(SessionPages):
    """The book of one caller, whose row is locked until the transaction ends."""

    def __init__(self, connection: Connection, vault: Vault, sealer: Sealer, caller: Caller, now: datetime) -> None:
        super().__init__(connection, sealer, Sessions(vault.index, vault.service))
        self._vault = vault
        self.now = now
        self.caller = caller
        self.alert = self._open_alert()
        self.access = caller.profile.access
        self.is_quiet = False
        self.vouched = Proof.NONE
        self.pins = WorkedPins()
        self._has_no_keys = ""

    @property
    def whose(self) -> str:
        """The caller's id."""
        return self._sealer.caller_id

    def in_its_transaction(self, statement: Executable) -> None:
        """Carry out one more statement together with all that this book stores."""
        self._connection.execute(statement)

    @cached_property
    def _called_before(self) -> bool:
        """Whether there may be more to look up: most women call once."""
        return self.alert is not None or has_alerts(self._connection, self.whose)

    def _open_alert(self) -> Alert | None:
        row = open_alert_of(self._connection, self._sealer.caller_id)
        return self._sealer.alert(row) if row else None

    def new_id(self) -> str:
        """An opaque id."""
        return new_id()

    def new_code(self) -> str:
        """A number of four digits that no other open alert or request has; of more when those are crowded."""
        for digits in _CODE_DIGITS:
            code = str(10 ** (digits - 1) + secrets.randbelow(9 * 10 ** (digits - 1)))
            if self._reserve(code) and not is_code_taken(self._connection, code):
                break
        return code

    def is_free(self, code: str) -> bool:
        """Whether no open alert or request has this code."""
        return not is_code_taken(self._connection, code)

    def _reserve(self, code: str) -> bool:
        """Keep a code from whoever chooses one at this moment; with SQLite there is nobody else."""
        if self._connection.dialect.name == "sqlite":
            return True
        return bool(self._connection.execute(select(func.pg_try_advisory_xact_lock(int(code)))).scalar_one())

    def save_profile(self, profile: Profile) -> None:
        """Keep what she chose."""
        values = self._sealer.profile_values(profile)
        self._connection.execute(update(callers).where(callers.c.id == self._sealer.caller_id).values(values))
        if self.alert and not profile.private.hears_who_goes:
            self._withdraw_from_her(self.alert)
        self.caller = replace(self.caller, profile=profile)

    def add_contact(self, contact: Contact) -> None:
        """Keep a new help contact, who stays silent if their number texted STOP, for whomever it was."""
        index = self._sealer.index.of(NUMBER, contact.number)
        contact = replace(contact, has_stopped=stopping.has_stopped(self._connection, index))
        self._connection.execute(contacts.insert(), self._sealer.contact_values(contact, self.now))
        self.caller = replace(self.caller, contacts=(*self.caller.contacts, contact))

    def remove_contact(self, contact_id: str) -> None:
        """Forget a help contact."""
        hers = and_(contacts.c.id == contact_id, contacts.c.caller_id == self._sealer.caller_id)
        self._connection.execute(delete(contacts).where(hers))
        kept = (contact for contact in self.caller.contacts if contact.id != contact_id)
        self.caller = replace(self.caller, contacts=tuple(kept))

    def save_contact(self, contact: Contact) -> None:
        """Keep a contact's new state."""
        consent = {"state": contact.state, "invited_at": contact.invited_at, "agreed_at": contact.agreed_at}
        values = consent | {"kept": contact.kept}
        self._connection.execute(update(contacts).where(contacts.c.id == contact.id).values(values))
        kept = (contact if other.id == contact.id else other for other in self.caller.contacts)
        self.caller = replace(self.caller, contacts=tuple(kept))

    def save_alert(self, alert: Alert, *changes: Change) -> None:
        """Keep a new alert or the next state of one, with what happened to it.

        Once nobody comes, or it is over for her, no text to her own phone about it goes out any more.
        """
        values = self._sealer.alert_values(alert)
        is_known = self.alert is not None or any(change.what is Happening.REOPENED for change in changes)
        if not is_known:
            self._connection.execute(alerts.insert(), values)
            self._called_before, self._has_no_keys = True, alert.id
        else:
            self._connection.execute(update(alerts).where(alerts.c.id == alert.id).values(values))
        if alert.state is AlertState.CLOSED or not alert.answered or not alert.is_hers:
            self._withdraw_from_her(alert)
        self.alert = None if alert.state is AlertState.CLOSED else alert
        for change in changes:
            self._add_event(alert, change)
        if self.alert is None:
            let_go(self)

    def _add_event(self, alert: Alert, change: Change) -> None:
        """Add a line to the history; a note is sealed for the very row that holds it."""
        about = {"alert_id": alert.id, "at": self.now, "what": change.what, "reason": change.reason}
        by = {"by_kind": change.by, "by_key": change.key}
        added = self._connection.execute(_ADD_EVENT, about | by)
        event_id = added.scalar_one()
        if change.note:
            sealed = self._sealer.seal(change.note, alert_events.c.note_sealed, str(event_id))
            line = alert_events.c.id == event_id
            self._connection.execute(update(alert_events).where(line).values(note_sealed=sealed))

    def last_closed(self, since: datetime) -> Alert | None:
        """Her last alert that was closed since then."""
        row = last_closed_of(self._connection, self.whose, since) if self._called_before else None
        return self._sealer.alert(row) if row else None

    def closed_alert(self, alert_id: str, since: datetime | None = None) -> Alert | None:
        """The closed alert of hers with this id, if it was closed since then."""
        row = closed_alert_of(self._connection, self.whose, alert_id, since)
        return self._sealer.alert(row) if row else None

    def say_how_it_ended(self, closed: Alert, change: Change) -> None:
        """Keep why a closed alert ended; an open one of hers is another, and stays as it is."""
        ended = update(alerts).where(alerts.c.id == closed.id).values(closed_because=closed.closed_because)
        self._connection.execute(ended)
        self._add_event(closed, change)

    def false_alarms_since(self, since: datetime) -> int:
        """How many alerts of hers that were raised since then were closed as false."""
        return false_alarms_of(self._connection, self.whose, since) if self._called_before else 0

    def told(self, of: Alert | Request) -> Mapping[tuple[Recipient, str], Told]:
        """Every responder who was alarmed in her newest call, or asked to see to a request; not who surely never heard.

        With the last time and, for an alert, their answer.
        """
        told: dict[tuple[Recipient, str], Told] = {}
        for row in calls_of(self._connection, of):
            who = self._sealer.addressee(row)
            before = told.get(who.id)
            numbers, times = (before.numbers, before.times) if before else ((), 0)
            told[who.id] = Told(
                addressee=who,
                at=row[notices.c.posted_at],
                answer=row["answer"] or "",
                numbers=tuple(dict.fromkeys((*numbers, who.number))),
                times=times + 1,
            )
        return told

    def reached(self) -> Mapping[str, Reached]:
        """What went to her help contacts, and to those of the account that is not hers, by their ids."""
        others = reached_from(self._connection, self.whose, self.other_account(), self.now)
        return {**reached_of(self._connection, self.whose, self.now), **others}

    def requests(self) -> list[Request]:
        """Her call-backs and questions, oldest first."""
        hers = select(requests).where(requests.c.caller_id == self._sealer.caller_id).order_by(requests.c.asked_at)
        return [self._sealer.request(row) for row in self._connection.execute(hers).mappings()]

    def save_request(self, request: Request, change: RequestChange) -> None:
        """Keep a new request or the next state of one, with what happened to it."""
        values = self._sealer.request_values(request)
        if not insert_if_new(self._connection, requests, **values):
            self._connection.execute(update(requests).where(requests.c.id == request.id).values(values))
        about = {"request_id": request.id, "at": self.now, "what": change.what, "reason": change.reason}
        by = {"by_kind": change.by, "by_key": change.key}
        self._connection.execute(request_events.insert().values(about | by))

    def destroy(self) -> None:
        """Destroy her key and every row of hers."""
        destroy_callers(self._connection, [self.whose], self.now)
        self._is_destroyed = True

    def empty_until_closed(self) -> None:
        """Empty what is hers now, and destroy the rest when her alert is closed.

        Until then her word on centres holds, and contacts who were told of the alert go on hearing of it. Her own phone
        shows what a new one does, and nothing of the alert until it calls again.
        """
        hers, before = self.whose, self.caller.profile
        told = {key for kind, key in (self.told(self.alert) if self.alert else ()) if kind is Recipient.CONTACT}
        private = Private(centre=before.private.centre, erased=Erased(self.now, tuple(told)))
        self.save_profile(Profile(tell_centre=before.tell_centre, private=private))
        self._connection.execute(delete(requests).where(requests.c.caller_id == hers))
        others = and_(contacts.c.caller_id == hers, contacts.c.id.not_in(told))
        self._connection.execute(delete(contacts).where(others))
        self._connection.execute(delete(other_accounts).where(other_accounts.c.caller_id == hers))
        forget_unclear_texts(self._connection, [hers])
        self._connection.execute(update(callers).where(callers.c.id == hers).values(is_leaving=True))
        note_erasure(self._connection, hers, self.now, is_destroyed=False)
        self.caller = replace(self.caller, contacts=())

    def save_answer(self, alert: Alert, who: Addressee, answer: str) -> None:
        """Keep what a responder answered; the last answer counts."""
        key = {"alert_id": alert.id, "recipient": who.kind, "recipient_key": who.key}
        given: dict[str, Any] = {"answer": answer, "answered_at": self.now}
        same = and_(*(answers.c[name] == value for name, value in key.items()))
        if not self._connection.execute(update(answers).where(same).values(given)).rowcount:
            self._connection.execute(answers.insert(), key | given)

    def forget_answers(self, alert: Alert) -> None:
        """Let what responders answered count no more; the history keeps it."""
        self._connection.execute(delete(answers).where(answers.c.alert_id == alert.id))

    def hold_back_alarms(self, alert: Alert) -> frozenset[str]:
        """Let no text of this alert to others go out that has not; returns which contacts were alarmed, by id."""
        return posted.hold_back_alarms(self._connection, alert)

    def is_first_in_its_hour(self, what: str) -> bool:
        """Whether this happens for the first time in this hour, to whomever; from now on it does not."""
        message = self._sealer.index.of("hour", f"{what}\0{self.now:%Y-%m-%dT%H}")
        return insert_if_new(self._connection, seen_messages, message_index=message, seen_at=self.now)

    def codes_not_proved(self) -> list[str]:
        """The codes of all callers' alerts that were taken back without proof, that staff know and nobody has."""
        return codes_not_proved(self._connection)

    def times(self, alert: Alert, what: Happening, key: str) -> int:
        """How often this happened to an alert by the doing of whom this key names."""
        lines = and_(alert_events.c.alert_id == alert.id, alert_events.c.what == what, alert_events.c.by_key == key)
        return self._connection.execute(select(func.count()).where(lines)).scalar_one()

    def count_answer(self, alert: Alert, who: Addressee) -> int:
        """Count one more text by which this responder answers for this alert; returns how many there were."""
        key = {"alert_id": alert.id, "recipient": who.kind, "recipient_key": who.key}
        if insert_if_new(self._connection, answers, **key, answer="", answered_at=self.now, times=1):
            return 1
        same = and_(*(answers.c[name] == value for name, value in key.items()))
        more = update(answers).where(same).values(times=answers.c.times + 1).returning(answers.c.times)
        return int(self._connection.execute(more).scalar_one())

    def called_with(self, code: str) -> "tuple[StoredBook, Addressee] | None":
        """The pages of who has an open alert with this code that this number was told of as a contact, and as whom.

        Her row is locked too. Two who answer for each other at once may wait in a circle; then one of them tries again.
        """
        told = (
            select(notices)
            .join(alerts, alerts.c.id == notices.c.alert_id)
            .where(
                notices.c.number_index == self._number_index,
                notices.c.recipient == Recipient.CONTACT,
                alerts.c.code == code,
                alerts.c.state != AlertState.CLOSED,
            )
            .limit(1)
        )
        row = self._connection.execute(told).mappings().one_or_none()
        if row is None:
            return None
        hers = open_pages(
            self._connection, self._vault, caller_by_id(self._connection, row[notices.c.caller_id]), self.now
        )
        who = hers._sealer.addressee(row)
        return (hers, who) if hers.alert and hers.alert.id == row[notices.c.alert_id] else None

    def hear_again(self) -> None:
        """Undo this number's STOP.

        DANGER: only for a proof that the phone itself asks for it, such as a dial or a code that was texted to it.
        """
        stopping.undo(self._connection, self._number_index)

    def is_shut_out(self) -> bool:
        """Whether this number guessed too many codes."""
        return is_shut_out(self._connection, self._number_index, self.now)

    def note_wrong_code(self) -> None:
        """Count a wrong code of this number."""
        note_wrong_code(self._connection, self._number_index, self.now)

    @property
    def _number_index(self) -> bytes:
        return self._sealer.index.of(NUMBER, self.caller.number)

    def asked_since(self, since: datetime, number: PhoneNumber) -> Asked:
        """How many invitations and try-outs she sent since then, in all and to this number."""
        return sent_to.asked(self._connection, self._as_her(since, number))

    def alarms_since(self, since: datetime, numbers: Collection[PhoneNumber]) -> Mapping[PhoneNumber, Sequence[Alarm]]:
        """The texts of alarm about her that each of these got, or is to get, as a contact of hers, the oldest first."""
        if not numbers:
            return {}
        if not self._called_before:
            return dict.fromkeys(numbers, ())
        found = sent_to.alarms(self._connection, {"caller": self._sealer.caller_id, "since": since})
        return {number: found.get(self._sealer.index.of(NUMBER, number), ()) for number in numbers}

    def news_since(self, since: datetime, number: PhoneNumber) -> int:
        """How many texts about her alerts this number got as a contact of hers, alarms among them."""
        return sent_to.news(self._connection, self._as_her(since, number))

    def _as_her(self, since: datetime, number: PhoneNumber) -> Mapping[str, Any]:
        index = self._sealer.index.of(NUMBER, number)
        return {"caller": self._sealer.caller_id, "number": index, "since": since}

    def post(self, new: Iterable[Notice], about: Alert | Request | None = None) -> None:
        """Put notices into the outbox. An answer to who erased herself goes out from pages that go with it."""
        new = list(new)
        if new and self._is_destroyed:
            self._sealer = enrol(self._connection, self._vault, self.caller.number, self.now, is_leaving=True)
        new = [self._with_key(notice, about) for notice in new]
        self._has_no_keys = ""
        rows = [self._sealer.notice_values(self.new_id(), notice, about, self.now) for notice in new]
        for row, notice in zip(rows, new, strict=True):
            row["avoids"] = self._last_route(about) if notice.by_another_route else None
        if rows:
            self._connection.execute(notices.insert(), rows)

    def withhold(self, notice: Notice) -> None:
        """Keep a notice that goes to nobody, because its number texted STOP, and counts as one for her limits."""
        values = self._sealer.notice_values(self.new_id(), notice, None, self.now)
        kept = values | {"state": NoticeState.FAILED, "outcome": stopping.STOPPED}
        self._connection.execute(notices.insert(), kept)

    def _with_key(self, notice: Notice, about: Alert | Request | None) -> Notice:
        if isinstance(about, Alert) and about.id == self._has_no_keys:
            return with_first_key(self._connection, self._sealer, notice, about, self.now)
        return with_key(self._connection, self._sealer, notice, about, self.now)

    def rewrite_alarms(self, alarms: Iterable[Notice], alert: Alert) -> list[Addressee]:
        """Put these texts in the place of alarms about this alert that surely have not gone out; tells whose they were.

        One that is under way is let be: whoever claimed it first goes on with it.
        """
        keyed = [with_key(self._connection, self._sealer, alarm, alert, self.now) for alarm in alarms]
        return [one.to for one in keyed if posted.rewrite_alarm(self._connection, self._sealer, alert, one)]

    def send_again(self, about: Alert | Request, notice_id: str) -> bool:
        """Let a text about this that may have reached nobody go out once more; never one to her own phone (S1)."""
        return posted.send_again(self._connection, about, notice_id, self.now)

    def is_spared(self, alert: Alert, number: PhoneNumber) -> bool:
        """Whether a repeat to this number would be one too many now."""
        return is_spared(self._connection, alert, self._sealer.index.of(NUMBER, number), self.now)

    def was_written_to(self, alert: Alert, key: str) -> bool:
        """Whether her own phone has got, or is to get, a text with this key about this alert."""
        return posted.was_written_to(self._connection, alert, key)

    def _withdraw_from_her(self, alert: Alert) -> None:
        if self.caller.profile.private.hears_who_goes:
            posted.withdraw_from_her(self._connection, alert)

    def _last_route(self, about: Alert | Request | None) -> str | None:
        """Calm texts are at home on any."""
        return posted.last_route(self._connection, about) if isinstance(about, Alert) else None


def open_pages(connection: Connection, vault: Vault, row: Row, now: datetime) -> StoredBook:
    """The pages of the caller whose row, with her key, was read and is held."""
    sealer = sealer_of(row, vault)
    return StoredBook(connection, vault, sealer, sealer.caller(row, contacts_of(connection, sealer.caller_id)), now)
