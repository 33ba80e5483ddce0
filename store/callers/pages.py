"""Rows to people and alerts, and back: the one place where a caller's values are sealed and opened."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from operator import itemgetter
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Column, RowMapping, Table

from alerts.alert import Alert, AlertState, ClosedBecause, Given, Holder, Kind, Lane, Origin, Place
from alerts.doer import Doer
from alerts.escalation.steps import Clock
from alerts.notice import Addressee, Notice, Recipient, TellReason
from alerts.people import Caller, Contact, ContactState, Profile
from alerts.private import NOTHING_PRIVATE, Erased, Private
from alerts.requests.request import Request
from regions.choice import ChoiceReason
from sms.sending.outbox import NoticeState
from store.prepared import Row
from store.sealed.sealing import BlindIndex, DataKey, WrappedKey
from store.sealed.vault import Vault
from store.tables.alerts import alerts
from store.tables.callers import callers, contacts, data_keys, stopped_numbers
from store.tables.outgoing import notices
from store.tables.requests import requests
from vocabulary.choices import SafeTime, Specialist, TellCentre
from vocabulary.match import Match
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point
from vocabulary.states import RequestState

_PRIVATE = TypeAdapter(Private)
_BESIDE = TypeAdapter(tuple[Place, Place])
_PLACE = TypeAdapter(Place)

_BEFORE_ALL_TIME = datetime.min.replace(tzinfo=UTC)

NUMBER = "number"
"""The purpose under which telephone numbers are indexed."""

# To find a column in its table takes as long as to open a value: what each key that she presses needs is found once.
_SEALER = itemgetter(data_keys.c.id, data_keys.c.root, data_keys.c.key_wrapped)
_IS_LEAVING = itemgetter(callers.c.is_leaving)
_CALLER_NUMBER, _OWN_NAME, _OWN_TEXT = callers.c.number_sealed, callers.c.own_name_sealed, callers.c.own_text_sealed
_PRIVATE_SEALED = callers.c.private_sealed
_PLAIN_PROFILE = itemgetter(callers.c.language, callers.c.region, callers.c.district, callers.c.tell_centre)
_CONTACT_ID, _CONTACT_NAME, _CONTACT_NUMBER = contacts.c.id, contacts.c.name_sealed, contacts.c.number_sealed
_PLAIN_CONTACT = itemgetter(
    contacts.c.language,
    contacts.c.state,
    contacts.c.invited_at,
    contacts.c.agreed_at,
    contacts.c.lost_receipts,
    contacts.c.kept,
    stopped_numbers.c.number_index,
)


@dataclass(frozen=True, slots=True)
class Sealer:
    """One caller's key and the index, as rows of hers need them."""

    caller_id: str
    key: DataKey
    index: BlindIndex

    def caller(self, row: Row, her_contacts: Iterable[Row]) -> Caller:
        """Read a caller and her contacts.

        In a copy that was put back after she erased herself during an alert nothing says when she did.
        """
        her_contacts, private = list(her_contacts), self._private(row)
        if _IS_LEAVING(row) and private.erased is None:
            told = tuple(contact[_CONTACT_ID] for contact in her_contacts)
            private = replace(private, erased=Erased(_BEFORE_ALL_TIME, told))
        language, region, district, tell_centre = _PLAIN_PROFILE(row)
        return Caller(
            number=PhoneNumber(self.open(row, _CALLER_NUMBER, self.caller_id)),
            profile=Profile(
                language=language,
                region=region,
                district=district,
                own_name=self.open(row, _OWN_NAME, self.caller_id),
                own_text=self.open(row, _OWN_TEXT, self.caller_id),
                tell_centre=TellCentre(tell_centre),
                private=private,
            ),
            contacts=tuple([self._contact(contact) for contact in her_contacts]),
        )

    def profile_values(self, profile: Profile) -> dict[str, Any]:
        """A profile as columns of `callers`."""
        return {
            "language": profile.language,
            "region": profile.region,
            "district": profile.district,
            "own_name_sealed": self.seal(profile.own_name, callers.c.own_name_sealed, self.caller_id),
            "own_text_sealed": self.seal(profile.own_text, callers.c.own_text_sealed, self.caller_id),
            "tell_centre": profile.tell_centre,
            "private_sealed": self.seal(_written(profile.private), callers.c.private_sealed, self.caller_id),
        }

    def request(self, row: RowMapping) -> Request:
        """Read a call-back or question."""
        request_id = row[requests.c.id]
        return Request(
            id=request_id,
            code=row[requests.c.code],
            whom=Specialist(row[requests.c.whom]),
            asked_at=row[requests.c.asked_at],
            due_at=row[requests.c.due_at],
            number=PhoneNumber(self.open(row, requests.c.number_sealed, request_id)),
            time=SafeTime(row[requests.c.time]),
            may_text=row[requests.c.may_text],
            words=self.open(row, requests.c.words_sealed, request_id),
            state=RequestState(row[requests.c.state]),
            answer=self.open(row, requests.c.answer_sealed, request_id),
            centre=row[requests.c.centre],
            by_missed_call=row[requests.c.by_missed_call],
            clock=_clock(row, requests),
            held=holder_of(row, requests),
        )

    def request_values(self, request: Request) -> dict[str, Any]:
        """A call-back or question as columns of `requests`."""
        return {
            "id": request.id,
            "caller_id": self.caller_id,
            "code": request.code,
            "whom": request.whom,
            "state": request.state,
            "time": request.time,
            "may_text": request.may_text,
            "number_sealed": self.seal(request.number, requests.c.number_sealed, request.id),
            "words_sealed": self.seal(request.words, requests.c.words_sealed, request.id),
            "answer_sealed": self.seal(request.answer, requests.c.answer_sealed, request.id),
            "asked_at": request.asked_at,
            "due_at": request.due_at,
            "centre": request.centre,
            "by_missed_call": request.by_missed_call,
            **_clock_values(request),
            **_holder_values(request),
        }

    def contact_values(self, contact: Contact, now: datetime) -> dict[str, Any]:
        """A contact as columns of `contacts`."""
        return {
            "id": contact.id,
            "caller_id": self.caller_id,
            "number_index": self.index.of(NUMBER, contact.number),
            "number_sealed": self.seal(contact.number, contacts.c.number_sealed, contact.id),
            "name_sealed": self.seal(contact.name, contacts.c.name_sealed, contact.id),
            "language": contact.language,
            "state": contact.state,
            "added_at": now,
            "invited_at": contact.invited_at,
            "agreed_at": contact.agreed_at,
            "kept": contact.kept,
        }

    def alert(self, row: Row) -> Alert:
        """Read an alert."""
        plain = plain_alert(row)
        place = replace(
            plain.place,
            typed=self.open(row, alerts.c.typed_place_sealed, plain.id),
            point=_point(self.open(row, alerts.c.point_sealed, plain.id)),
        )
        beside = self.open(row, alerts.c.beside_sealed, plain.id)
        claimed, earlier = _BESIDE.validate_json(beside) if beside else (Place(), Place())
        return replace(
            plain,
            place=place,
            claimed=claimed,
            latest=_place(self.open(row, alerts.c.latest_sealed, plain.id)),
            earlier=earlier,
            cry=self.open(row, alerts.c.cry_sealed, plain.id),
        )

    def alert_values(self, alert: Alert) -> dict[str, Any]:
        """An alert as columns of `alerts`."""
        return {
            "id": alert.id,
            "caller_id": self.caller_id,
            "code": alert.code,
            "origin": alert.origin,
            "state": alert.state,
            "closed_because": alert.closed_because,
            "region": alert.place.region,
            "district": alert.place.district,
            "place_match": alert.place.match,
            "claimed_region": alert.claimed.region,
            "typed_place_sealed": self.seal(alert.place.typed, alerts.c.typed_place_sealed, alert.id),
            "point_sealed": self.seal(_written_point(alert.place.point), alerts.c.point_sealed, alert.id),
            "beside_sealed": self.seal(_written_beside(alert), alerts.c.beside_sealed, alert.id),
            "latest_region": alert.latest.region,
            "latest_sealed": self.seal(_written_place(alert.latest), alerts.c.latest_sealed, alert.id),
            "cry_sealed": self.seal(alert.cry, alerts.c.cry_sealed, alert.id),
            "by_text": alert.by_text,
            "repeats": alert.repeats,
            "contacts_told": alert.contacts_told,
            "centre_told": alert.centre_told,
            "answered": alert.answered,
            "raised_at": alert.raised_at,
            "forced": alert.forced,
            "was_forced": alert.was_forced,
            "nobody_on_duty": alert.nobody_on_duty,
            "lane": alert.lane,
            "kind": alert.kind,
            "taken_back_at": alert.taken_back_at,
            "call": alert.call,
            "called_at": alert.called_at,
            "country_wide": alert.country_wide,
            "asked_again": alert.asked_again,
            "given_to": alert.given.to if alert.given else None,
            "given_by": alert.given.by if alert.given else None,
            "given_at": alert.given.at if alert.given else None,
            **_clock_values(alert),
            **_holder_values(alert),
        }

    def notice_values(
        self, notice_id: str, notice: Notice, about: Alert | Request | None, now: datetime
    ) -> dict[str, Any]:
        """A new notice as columns of `notices`."""
        alert = about if isinstance(about, Alert) else None
        return {
            "id": notice_id,
            "caller_id": self.caller_id,
            "alert_id": alert.id if alert else None,
            "request_id": about.id if isinstance(about, Request) else None,
            "recipient": notice.to.kind,
            "recipient_key": notice.to.key,
            "reason": notice.to.reason,
            "choice": notice.to.choice,
            "number_index": self.index.of(NUMBER, notice.to.number),
            "number_sealed": self.seal(notice.to.number, notices.c.number_sealed, notice_id),
            "body_sealed": self.seal(notice.body, notices.c.body_sealed, notice_id),
            "own_words_sealed": self.seal(notice.own_words, notices.c.own_words_sealed, notice_id),
            "urgency": notice.urgency,
            "promise": notice.promise,
            "state": NoticeState.DUE,
            "tries": 0,
            "copies": 0,
            "due_at": now,
            "expires_at": notice.expires_at,
            "posted_at": now,
            "lane": alert.lane if alert else Lane.FIRST,
            "call": alert.call if alert else 0,
        }

    def addressee(self, row: RowMapping) -> Addressee:
        """Read whom a notice is for."""
        return Addressee(
            Recipient(row[notices.c.recipient]),
            row[notices.c.recipient_key],
            PhoneNumber(self.open(row, notices.c.number_sealed, row[notices.c.id])),
            TellReason(row[notices.c.reason]),
            ChoiceReason(row[notices.c.choice]) if row[notices.c.choice] else None,
        )

    def _private(self, row: Row) -> Private:
        written = self.open(row, _PRIVATE_SEALED, self.caller_id)
        return _PRIVATE.validate_json(written) if written else NOTHING_PRIVATE

    def _contact(self, row: Row) -> Contact:
        contact_id = row[_CONTACT_ID]
        language, state, invited_at, agreed_at, lost_receipts, kept, stopped = _PLAIN_CONTACT(row)
        return Contact(
            id=contact_id,
            name=self.open(row, _CONTACT_NAME, contact_id),
            number=PhoneNumber(self.open(row, _CONTACT_NUMBER, contact_id)),
            language=language,
            state=ContactState(state),
            invited_at=invited_at,
            agreed_at=agreed_at,
            lost_receipts=lost_receipts,
            kept=kept,
            has_stopped=stopped is not None,
        )

    def seal(self, plain: str, column: Column[Any], row_id: str) -> bytes | None:
        """Seal a text for one column and row; an empty one stays empty."""
        return self.key.seal(plain, _name_of(column), row_id) if plain else None

    def open(self, row: Row, column: Column[Any], row_id: str) -> str:
        """Open what a row has in a column."""
        sealed = row[column]
        return "" if sealed is None else self.key.open(sealed, _name_of(column), row_id)


def sealer_of(row: Row, vault: Vault) -> Sealer:
    """The sealer of a caller whose row of `data_keys` was read along; raises CannotOpen without its root key."""
    caller_id, root, wrapped = _SEALER(row)
    return Sealer(caller_id, vault.caller_key(WrappedKey(root, wrapped), caller_id), vault.index)


def plain_alert(row: Row) -> Alert:
    """Read of an alert what is not sealed: all but her words, her coordinates and the places beside hers (of
    what is claimed, the regions)."""
    because, match = row[alerts.c.closed_because], row[alerts.c.place_match]
    return Alert(
        id=row[alerts.c.id],
        code=row[alerts.c.code],
        origin=Origin(row[alerts.c.origin]),
        raised_at=row[alerts.c.raised_at],
        place=Place(row[alerts.c.region], row[alerts.c.district], match=Match(match) if match else None),
        claimed=Place(row[alerts.c.claimed_region]),
        latest=Place(row[alerts.c.latest_region]),
        state=AlertState(row[alerts.c.state]),
        closed_because=ClosedBecause(because) if because else None,
        repeats=row[alerts.c.repeats],
        contacts_told=row[alerts.c.contacts_told],
        centre_told=row[alerts.c.centre_told],
        answered=row[alerts.c.answered],
        clock=_clock(row, alerts),
        by_text=row[alerts.c.by_text],
        forced=row[alerts.c.forced],
        was_forced=row[alerts.c.was_forced],
        nobody_on_duty=row[alerts.c.nobody_on_duty],
        lane=Lane(row[alerts.c.lane]),
        held=holder_of(row, alerts),
        given=_given(row),
        kind=Kind(row[alerts.c.kind]),
        taken_back_at=row[alerts.c.taken_back_at],
        call=row[alerts.c.call],
        called_at=row[alerts.c.called_at],
        country_wide=row[alerts.c.country_wide],
        asked_again=row[alerts.c.asked_again],
    )


def holder_of(row: Row, table: Table) -> Holder | None:
    """Who has an alert or request in hand."""
    held_by = row[table.c.held_by]
    return Holder(Doer(held_by), row[table.c.held_key], row[table.c.held_since]) if held_by else None


def _given(row: Row) -> Given | None:
    to = row[alerts.c.given_to]
    return Given(to, row[alerts.c.given_by], row[alerts.c.given_at]) if to else None


def _clock(row: Row, table: Table) -> Clock | None:
    step = row[table.c.next_step]
    return None if step is None else Clock(step, row[table.c.step_due_at])


def _clock_values(of: Alert | Request) -> dict[str, Any]:
    return {
        "next_step": of.clock.step if of.clock else None,
        "step_due_at": of.clock.due_at if of.clock else None,
    }


def _holder_values(of: Alert | Request) -> dict[str, Any]:
    return {
        "held_by": of.held.by if of.held else None,
        "held_key": of.held.key if of.held else None,
        "held_since": of.held.since if of.held else None,
    }


def _written(private: Private) -> str:
    return "" if private == NOTHING_PRIVATE else _PRIVATE.dump_json(private).decode()


def _written_beside(alert: Alert) -> str:
    beside = (alert.claimed, alert.earlier)
    return _BESIDE.dump_json(beside).decode() if any(place.is_known for place in beside) else ""


def _written_place(place: Place) -> str:
    return _PLACE.dump_json(place).decode() if place.is_known else ""


def _place(written: str) -> Place:
    return _PLACE.validate_json(written) if written else Place()


def _written_point(point: Point | None) -> str:
    return f"{point.lon:.5f} {point.lat:.5f}" if point else ""


def _point(written: str) -> Point | None:
    return Point(*map(float, written.split())) if written else None


@cache
def _name_of(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}"
