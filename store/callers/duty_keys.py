"""The keys with which duty phones answer: made with the text that names them, and made anew when somebody guesses.

A key counts only from the phone that it was made for, so it is looked up by a keyed hash of both. It is sealed too,
under the key of the caller whom it is about, so that the phone can be told it once more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import randbelow
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, bindparam, case, func, or_, select, update

from alerts.alert import Alert, AlertState, Kind, Lane
from alerts.doer import Doer
from alerts.notice import KEY, Addressee, Notice, Recipient, TellReason
from alerts.requests.request import Event, Request
from alerts.states import Happening
from sms.answers.ledger import Keyed
from store.callers.guessing import is_shut_out
from store.callers.pages import NUMBER, Sealer, sealer_of
from store.database import ask_within, insert_if_new
from store.ids import new_id
from store.prepared import Prepared
from store.sealed.sealing import BlindIndex
from store.sealed.vault import Vault
from store.tables.alerts import alert_events, alerts
from store.tables.callers import data_keys
from store.tables.inbound import duty_keys, seen_messages
from store.tables.requests import request_events, requests
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import RequestState

DIGITS, DIGITS_AFTER_GUESSES = 6, 8

_BY_TEXT = "number of wrong keys"
"""The purpose under which wrong keys are counted, apart from wrong codes that were dialled."""

_is_open = or_(
    and_(duty_keys.c.alert_id.is_not(None), alerts.c.state != AlertState.CLOSED),
    and_(duty_keys.c.request_id.is_not(None), requests.c.state != RequestState.ANSWERED),
)
_URGENCY = case(
    (and_(alerts.c.state == AlertState.OPEN, alerts.c.was_forced), 0),
    (and_(alerts.c.state == AlertState.OPEN, alerts.c.lane == Lane.BEHIND), 4),
    (and_(alerts.c.state == AlertState.OPEN, alerts.c.taken_back_at.is_not(None)), 3),
    (and_(alerts.c.state == AlertState.OPEN, alerts.c.kind == Kind.POSSIBLE), 2),
    (alerts.c.state == AlertState.OPEN, 1),
    (requests.c.state == RequestState.WAITING, 5),
    else_=6,
)
_ASKED_FIRST = (_URGENCY, func.coalesce(alerts.c.called_at, alerts.c.raised_at), requests.c.asked_at)
"""The most urgent first, as in the team's list: who was forced, who asks for help, what may be a call, what her
phone took back, a number with many false ones, a calm request, what somebody has. Of each kind whoever waits longest.
"""

_KEYS: Select[Any] = (
    select(duty_keys, alerts, requests, data_keys)
    .join(data_keys, data_keys.c.id == duty_keys.c.caller_id)
    .outerjoin(alerts, alerts.c.id == duty_keys.c.alert_id)
    .outerjoin(requests, requests.c.id == duty_keys.c.request_id)
)

_is_theirs = and_(
    duty_keys.c.number_index == bindparam("number"),
    duty_keys.c.recipient == bindparam("recipient"),
    duty_keys.c.recipient_key == bindparam("key"),
)
_KEY_TO_ALERT = Prepared(select(duty_keys).where(duty_keys.c.alert_id == bindparam("about"), _is_theirs))
_KEY_TO_REQUEST = Prepared(select(duty_keys).where(duty_keys.c.request_id == bindparam("about"), _is_theirs))
_TAKEN = Prepared(select(duty_keys.c.id).where(duty_keys.c.key_index == bindparam("key")))


@dataclass(frozen=True, slots=True)
class _Whose:
    """A phone, and how many digits its keys have."""

    number: PhoneNumber
    digits: int
    index: BlindIndex

    @property
    def number_index(self) -> bytes:
        return self.index.of(NUMBER, self.number)

    def key_index(self, key: str) -> bytes:
        return key_index(self.index, self.number, key)

    def replaced_index(self, key: str) -> bytes:
        """By what it is known that this was a key of this phone."""
        return self.index.of("replaced duty key", f"{self.number}\0{key}")


def key_index(index: BlindIndex, number: PhoneNumber, key: str) -> bytes:
    """By what a key is looked up: it is nobody's but this phone's."""
    return index.of("duty key", f"{number}\0{key}")


def guesses_index(index: BlindIndex, number: PhoneNumber) -> bytes:
    """Under what the wrong keys of a phone are counted."""
    return index.of(_BY_TEXT, number)


def with_key(
    connection: Connection, sealer: Sealer, notice: Notice, about: Alert | Request | None, now: datetime
) -> Notice:
    """A text with the key of its phone in it, where it has room for one."""
    if about is None or KEY not in notice.body:
        return notice
    return _filled(notice, key_of(connection, sealer, notice.to, about, now))


def with_first_key(connection: Connection, sealer: Sealer, notice: Notice, about: Alert, now: datetime) -> Notice:
    """The same of an alert to which no phone has a key yet."""
    return _filled(notice, _made(connection, sealer, notice.to, about, now)) if KEY in notice.body else notice


def _filled(notice: Notice, key: str) -> Notice:
    return replace(notice, body=notice.body.replace(KEY, key), own_words=notice.own_words.replace(KEY, key))


def key_of(connection: Connection, sealer: Sealer, to: Addressee, about: Alert | Request, now: datetime) -> str:
    """The key of a phone to this, made when there is none."""
    return _known(connection, sealer, to, about) or _made(connection, sealer, to, about, now)


def keys_named(connection: Connection, vault: Vault, number: PhoneNumber, named: Sequence[str]) -> list[Keyed]:
    """What the keys among these numbers open from this phone, be it closed by now."""
    indexes = [key_index(vault.index, number, key) for key in named]
    return _keys(connection, vault, number, _KEYS.where(duty_keys.c.key_index.in_(indexes)))


def open_keys(connection: Connection, vault: Vault, number: PhoneNumber, most: int) -> list[Keyed]:
    """The keys of a phone to what is open, the most wanted first."""
    its = and_(duty_keys.c.number_index == vault.index.of(NUMBER, number), _is_open)
    return _keys(connection, vault, number, _KEYS.where(its).order_by(*_ASKED_FIRST).limit(most))


def keys_to_closed(
    connection: Connection, vault: Vault, number: PhoneNumber, since: datetime, most: int
) -> list[Keyed]:
    """The keys of a phone to alerts that duty phones closed since then, the last first."""
    closed = select(alert_events.c.alert_id, func.max(alert_events.c.at).label("at")).where(
        alert_events.c.what == Happening.BY_PHONE, alert_events.c.at > since
    )
    lately = closed.group_by(alert_events.c.alert_id).subquery()
    chosen = _KEYS.join(lately, lately.c.alert_id == duty_keys.c.alert_id).where(
        duty_keys.c.number_index == vault.index.of(NUMBER, number), alerts.c.state == AlertState.CLOSED
    )
    return _keys(connection, vault, number, chosen.order_by(lately.c.at.desc()).limit(most))


def renew_keys(connection: Connection, vault: Vault, number: PhoneNumber, now: datetime) -> list[Keyed]:
    """Give a phone long keys in place of its short ones, and write down that somebody guessed; answers the new ones."""
    its = and_(duty_keys.c.number_index == vault.index.of(NUMBER, number), _is_open)
    whose = _Whose(number, DIGITS_AFTER_GUESSES, vault.index)
    renewed = []
    for row in connection.execute(_KEYS.where(its).order_by(*_ASKED_FIRST)).mappings().all():
        known = _keyed(row, sealer_of(row, vault), number)
        if len(known.key) >= DIGITS_AFTER_GUESSES:
            continue
        key = _unused(connection, whose)
        sealed = sealer_of(row, vault).seal(key, duty_keys.c.key_sealed, row[duty_keys.c.id])
        values = {"key_index": whose.key_index(key), "key_sealed": sealed}
        connection.execute(update(duty_keys).where(duty_keys.c.id == row[duty_keys.c.id]).values(values))
        replaced = whose.replaced_index(known.key)
        insert_if_new(connection, seen_messages, message_index=replaced, seen_at=now)
        _write_down(connection, known, now)
        renewed.append(replace(known, key=key))
    return renewed


def were_keys(connection: Connection, index: BlindIndex, number: PhoneNumber, named: Sequence[str]) -> bool:
    """Whether one of these was a key of this phone until another took its place; remembered as long as texts are."""
    whose = _Whose(number, DIGITS, index)
    replaced = seen_messages.c.message_index.in_([whose.replaced_index(key) for key in named])
    return connection.execute(select(seen_messages.c.seen_at).where(replaced)).first() is not None


def _write_down(connection: Connection, known: Keyed, now: datetime) -> None:
    by = {"at": now, "by_kind": Doer(known.who.kind), "by_key": known.who.key, "reason": ""}
    if known.alert_id:
        connection.execute(alert_events.insert().values(alert_id=known.alert_id, what=Happening.KEYS_RENEWED, **by))
    else:
        connection.execute(request_events.insert().values(request_id=known.request_id, what=Event.KEYS_RENEWED, **by))


def _known(connection: Connection, sealer: Sealer, to: Addressee, about: Alert | Request) -> str | None:
    chosen = _KEY_TO_ALERT if isinstance(about, Alert) else _KEY_TO_REQUEST
    whose = {"number": sealer.index.of(NUMBER, to.number), "recipient": to.kind, "key": to.key}
    row = next(iter(ask_within(connection, chosen, about=about.id, **whose)), None)
    return sealer.open(row, duty_keys.c.key_sealed, row[duty_keys.c.id]) if row else None


def _made(connection: Connection, sealer: Sealer, to: Addressee, about: Alert | Request, now: datetime) -> str:
    is_guessed = is_shut_out(connection, guesses_index(sealer.index, to.number), now)
    whose = _Whose(to.number, DIGITS_AFTER_GUESSES if is_guessed else DIGITS, sealer.index)
    key, row_id = _unused(connection, whose), new_id()
    values = {
        "id": row_id,
        "caller_id": sealer.caller_id,
        "alert_id": about.id if isinstance(about, Alert) else None,
        "request_id": about.id if isinstance(about, Request) else None,
        "recipient": to.kind,
        "recipient_key": to.key,
        "number_index": whose.number_index,
        "key_index": whose.key_index(key),
        "key_sealed": sealer.seal(key, duty_keys.c.key_sealed, row_id),
    }
    connection.execute(duty_keys.insert(), values)
    return key


def _unused(connection: Connection, whose: _Whose) -> str:
    """A key that this phone never had; two that are made in the same moment are the same once in a million."""
    while True:
        key = str(10 ** (whose.digits - 1) + randbelow(9 * 10 ** (whose.digits - 1)))
        if not ask_within(connection, _TAKEN, key=whose.key_index(key)):
            return key


def _keys(connection: Connection, vault: Vault, number: PhoneNumber, chosen: Select[Any]) -> list[Keyed]:
    rows = connection.execute(chosen).mappings().all()
    return [_keyed(row, sealer_of(row, vault), number) for row in rows]


def _keyed(row: RowMapping, sealer: Sealer, number: PhoneNumber) -> Keyed:
    is_alert = row[duty_keys.c.alert_id] is not None
    return Keyed(
        caller_id=sealer.caller_id,
        code=row[alerts.c.code] if is_alert else row[requests.c.code],
        key=sealer.open(row, duty_keys.c.key_sealed, row[duty_keys.c.id]),
        who=Addressee(Recipient(row[duty_keys.c.recipient]), row[duty_keys.c.recipient_key], number, TellReason.KEYS),
        is_open=_is_open_now(row, is_alert),
        alert_id=row[duty_keys.c.alert_id],
        request_id=row[duty_keys.c.request_id],
        may_close=not (is_alert and row[alerts.c.was_forced]),
        region=row[alerts.c.region],
    )


def _is_open_now(row: RowMapping, is_alert: bool) -> bool:
    if is_alert:
        return bool(row[alerts.c.state] != AlertState.CLOSED)
    return bool(row[requests.c.state] != RequestState.ANSWERED)
