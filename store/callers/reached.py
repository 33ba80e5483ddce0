"""What went to her help contacts, read beside their rows: her open alert, and the last text of each calm kind."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from operator import itemgetter

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    and_,
    bindparam,
    case,
    exists,
    literal_column,
    not_,
    or_,
    select,
)

from alerts.alert import AlertState
from alerts.book import Reached
from alerts.notice import Recipient, TellReason, Urgency
from alerts.people import OtherAccount
from alerts.states import Happening
from sms.gateways.simulator.provider import SIMULATOR
from sms.sending.outbox import NoticeState
from store.callers.questions import HAS_STOPPED
from store.callers.stopping import IS_NOT_WITHHELD
from store.constants import spelled_out
from store.instant import Instant
from store.prepared import Row
from store.tables.alerts import alert_events, alerts
from store.tables.callers import contacts, stopped_numbers
from store.tables.outgoing import notices
from vocabulary.states import TextFate

SILENT_FOR = timedelta(days=1)
"""A text that a provider took and said nothing more of is on its way no longer than this."""

ARRIVES_IN = timedelta(seconds=3)
"""The receipt of a phone that is on comes in about this time."""

_CALLS = (Happening.RAISED, Happening.CALLED_ANEW, Happening.REPEATED, Happening.ASKED_AGAIN)

_is_to_contact = and_(
    notices.c.number_index == contacts.c.number_index,
    notices.c.recipient == Recipient.CONTACT,
    notices.c.recipient_key == contacts.c.id,
)
_IS_LOST = notices.c.state.in_([NoticeState.FAILED, NoticeState.EXPIRED])
_IS_UNKNOWN = (notices.c.state == NoticeState.UNCONFIRMED) | (
    notices.c.posted_at < bindparam("silent_since", type_=Instant)
)
_HAD_TIME = notices.c.posted_at <= bindparam("arrives_from", type_=Instant)
_IS_ON_A_SIMULATED_PHONE = and_(notices.c.state == NoticeState.HANDED, notices.c.route == SIMULATOR.name)
_FATE = case(
    (or_(notices.c.state == NoticeState.DELIVERED, _IS_ON_A_SIMULATED_PHONE), spelled_out(TextFate.ARRIVED)),
    (and_(_IS_LOST, IS_NOT_WITHHELD), spelled_out(TextFate.LOST)),
    (and_(_IS_LOST, _HAD_TIME), spelled_out(TextFate.ARRIVED)),
    (_IS_UNKNOWN, spelled_out(TextFate.UNKNOWN)),
    else_=spelled_out(TextFate.UNDER_WAY),
)
"""What was withheld from a number that texted STOP has arrived for her after a moment, as at most phones.

DANGER: whoever adds a number would read by any other fate that it texted STOP, and so that it knows this service.
"""


def _last(reason: TellReason) -> ScalarSelect[str]:
    texts = select(_FATE).where(_is_to_contact, notices.c.reason == reason).correlate(contacts)
    return texts.order_by(notices.c.posted_at.desc()).limit(literal_column("1")).scalar_subquery()


def _heard() -> ColumnElement[bool]:
    return exists(select(notices.c.id).where(_is_to_contact, IS_NOT_WITHHELD).correlate(contacts))


def _alarmed() -> ColumnElement[bool]:
    is_open = and_(alerts.c.caller_id == contacts.c.caller_id, alerts.c.state != AlertState.CLOSED)
    of_open_alert = and_(notices.c.alert_id == alerts.c.id, notices.c.call == alerts.c.call, is_open)
    went = and_(_is_to_contact, notices.c.urgency == Urgency.ALARM, ~_IS_LOST)
    alarm = select(notices.c.id).select_from(notices).join(alerts, of_open_alert).where(went)
    return or_(exists(alarm.correlate(contacts)), and_(_seems_alarmed(is_open), not_(_heard())))


def _seems_alarmed(is_open: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether she called since she added a number that had texted STOP: she reads of it as of any other.

    DANGER: else whoever adds a number, and calls, reads that it is told nothing, and so that it knows this service.
    """
    called = and_(
        alert_events.c.alert_id == alerts.c.id,
        alert_events.c.what.in_(_CALLS),
        alert_events.c.at >= contacts.c.added_at,
    )
    calls = select(alerts.c.id).select_from(alerts).join(alert_events, called).where(is_open)
    has_stopped = select(stopped_numbers.c.number_index).where(HAS_STOPPED)
    return and_(exists(has_stopped.correlate(contacts)), exists(calls.correlate(contacts)))


REACHED = (
    _alarmed().label("alarmed"),
    _last(TellReason.INVITED).label("invitation"),
    _last(TellReason.TRIED_OUT).label("try_out"),
    _heard().label("heard"),
)
"""Columns to read beside a contact; `times_of_fates` are to be given."""

_CONTACT_ID = contacts.c.id
_READ = itemgetter(*(one.name for one in REACHED))

_CALM = (
    select(notices.c.recipient_key, notices.c.reason, _FATE.label("fate"), IS_NOT_WITHHELD.label("went"))
    .where(
        notices.c.caller_id == bindparam("caller"),
        notices.c.recipient == Recipient.CONTACT,
        notices.c.recipient_key.in_(bindparam("contacts", expanding=True)),
        notices.c.reason.in_((TellReason.INVITED, TellReason.TRIED_OUT)),
    )
    .order_by(notices.c.posted_at)
)

_HERS = select(contacts.c.id, *REACHED).where(contacts.c.caller_id == bindparam("caller"))


def times_of_fates(now: datetime) -> Mapping[str, datetime]:
    """The instants before which a text without a receipt is on its way no more, and one that was withheld arrived."""
    return {"silent_since": now - SILENT_FOR, "arrives_from": now - ARRIVES_IN}


def reached_of(connection: Connection, caller_id: str, now: datetime) -> Mapping[str, Reached]:
    """What went to all contacts of a caller, by their ids."""
    hers = {"caller": caller_id, **times_of_fates(now)}
    return reached_in(connection.execute(_HERS, hers).mappings())


def reached_from(connection: Connection, caller_id: str, account: OtherAccount, now: datetime) -> Mapping[str, Reached]:
    """What went to the contacts of an account that is not hers, by their ids; an alert seems to go to all of them."""
    if not account.contacts:
        return {}
    ids = [one.id for one in account.contacts]
    asked = {"caller": caller_id, "contacts": ids, **times_of_fates(now)}
    rows = connection.execute(_CALM, asked).all()
    fates = {(row.recipient_key, row.reason): _fate(row.fate) for row in rows}
    heard = {row.recipient_key for row in rows if row.went}
    return {
        one: Reached(
            True, fates.get((one, TellReason.INVITED)), fates.get((one, TellReason.TRIED_OUT)), heard=one in heard
        )
        for one in ids
    }


def reached_in(rows: Iterable[Row]) -> Mapping[str, Reached]:
    """The same from rows of contacts that were read with REACHED."""
    return {row[_CONTACT_ID]: _reached(row) for row in rows}


def _reached(row: Row) -> Reached:
    alarmed, invitation, try_out, heard = _READ(row)
    return Reached(bool(alarmed), _fate(invitation), _fate(try_out), bool(heard))


def _fate(read: str | None) -> TextFate | None:
    return TextFate(read) if read else None
