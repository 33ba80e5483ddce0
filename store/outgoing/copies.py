"""Further copies of an alarm that may have reached nobody: when the next one goes, and when none is needed (P5).

Everything that decides it stands in the record, so that any worker goes on where another stopped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection, Engine, RowMapping, and_, bindparam, case, exists, func, not_, or_, select, update

from alerts.alert import Alert, AlertState
from alerts.notice import Recipient, Urgency
from alerts.people import ContactState
from sms.sending.outbox import A_DAY, AT_ONCE, COPIES_AT_ONCE, EXTRA_EVERY, Gone, NoticeState, copy_due_at
from store.callers.stopping import IS_TO_STOPPED
from store.database import reading, writing
from store.instant import Instant
from store.tables.alerts import alerts, answers
from store.tables.callers import contacts
from store.tables.outgoing import is_held, notices, routes

NEEDLESS = "needless"
"""The outcome of a text whose next copy nobody needs: they answered, or somebody has the alert, or it is over."""

SOON = timedelta(minutes=1)
"""A copy that goes by itself within this time needs no help."""

_is_her_contact = (
    exists()
    .where(contacts.c.id == notices.c.recipient_key, contacts.c.state.in_([ContactState.ADDED, ContactState.ACCEPTED]))
    .correlate(notices)
)
IS_STILL_FOR_THEM = or_(notices.c.recipient != Recipient.CONTACT, and_(_is_her_contact, not_(IS_TO_STOPPED)))
"""Of notices: not to a contact who declined, whose number texted STOP, or whom she removed."""

_they_answered = exists().where(
    answers.c.alert_id == notices.c.alert_id,
    answers.c.recipient == notices.c.recipient,
    answers.c.recipient_key == notices.c.recipient_key,
    answers.c.answer != "",
    answers.c.answered_at >= notices.c.posted_at,
)
_is_taken = and_(
    alerts.c.state == AlertState.ACKNOWLEDGED,
    func.coalesce(alerts.c.held_since, notices.c.posted_at) >= notices.c.posted_at,
)
_is_over = exists().where(alerts.c.id == notices.c.alert_id, or_(alerts.c.state == AlertState.CLOSED, _is_taken))
_needless = and_(
    notices.c.alert_id.is_not(None),
    notices.c.urgency == Urgency.ALARM,
    or_(_they_answered.correlate(notices), _is_over.correlate(notices), not_(IS_STILL_FOR_THEM)),
)
"""Of notices. What was written after an answer, or after the alert was taken, is news to whoever answered."""

_STOP = (
    update(notices)
    .where(notices.c.id.in_(bindparam("copied", expanding=True)), _needless)
    .values(state=NoticeState.UNCONFIRMED, outcome=NEEDLESS, claim=None, copies=notices.c.copies - 1)
    .returning(notices.c.id)
)
_STOP_HELD = (
    update(notices).where(is_held, _needless).values(state=NoticeState.UNCONFIRMED, outcome=NEEDLESS, claim=None)
)

_this = notices.alias("this")
_about_the_same = or_(
    notices.c.id == _this.c.id,
    and_(notices.c.alert_id == _this.c.alert_id, notices.c.call == _this.c.call),
)
_counted = notices.c.copies - notices.c.extras
_is_late = or_(notices.c.copied_at.is_(None), notices.c.copied_at > bindparam("lately", type_=Instant))
_is_in_hand = and_(notices.c.state == NoticeState.CLAIMED, notices.c.id == bindparam("notice"))
_goes_now = and_(notices.c.state == NoticeState.CLAIMED, not_(_is_late), notices.c.id != bindparam("notice"))
_is_unknown = notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED, NoticeState.UNCONFIRMED])
_is_again = and_(notices.c.copied_at > bindparam("a_day_ago", type_=Instant), _counted > 1)
_GONE = (
    select(
        func.coalesce(func.sum(_counted - case((_is_in_hand, 1), else_=0)).filter(_is_late), 0)
        + func.count().filter(_goes_now),
        func.coalesce(func.sum(_counted).filter(_is_unknown), 0),
        func.coalesce(func.sum(_counted - 1).filter(_is_again), 0),
    )
    .select_from(notices)
    .join(_this, and_(_this.c.number_index == notices.c.number_index, _about_the_same))
    .where(_this.c.id == bindparam("notice"), notices.c.urgency == Urgency.ALARM)
)
_GIVE_BACK = (
    update(notices)
    .where(notices.c.id == bindparam("notice"))
    .values(state=NoticeState.DUE, claim=None, copies=notices.c.copies - 1)
)

_is_waiting_still = notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
_SPARED = select(func.count().filter(_is_waiting_still), func.coalesce(func.sum(_counted).filter(_is_late), 0)).where(
    notices.c.alert_id == bindparam("alert"),
    notices.c.call == bindparam("call"),
    notices.c.number_index == bindparam("number"),
    notices.c.urgency == Urgency.ALARM,
)

_WANTED_AT = select(notices.c.due_at).where(notices.c.id == bindparam("notice"), notices.c.state == NoticeState.DUE)
_HOLD = update(notices).where(notices.c.id == bindparam("notice")).values(due_at=bindparam("at", type_=Instant))

_waits_long = and_(is_held, notices.c.due_at > bindparam("soon", type_=Instant))
_ANY_HELD = select(notices.c.id).where(is_held).limit(1)

_other = notices.alias("other")
_had_one_lately = exists().where(
    _other.c.number_index == notices.c.number_index,
    or_(_other.c.id == notices.c.id, _other.c.alert_id == notices.c.alert_id),
    or_(
        _other.c.extra_at > bindparam("since", type_=Instant),
        and_(_other.c.state == NoticeState.DUE, _other.c.copies > 0, _other.c.id < notices.c.id),
    ),
)
"""Of notices: this phone had such a copy of this or another text about the alert, or is to have one of another now."""
_a_route_is_back = exists().where(routes.c.recovered_at > notices.c.copied_at)
_RELEASE = (
    update(notices)
    .where(_waits_long, _a_route_is_back.correlate(notices), not_(_had_one_lately.correlate(notices)))
    .values(
        due_at=bindparam("at_now", type_=Instant),
        extra_at=bindparam("at_now", type_=Instant),
        extras=notices.c.extras + 1,
    )
    .returning(notices.c.id)
)

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class HeldCopies:
    """Looks at alarms that wait for their next copy."""

    engine: Engine

    def look(self, now: datetime) -> None:
        """End those that nobody needs any more, and let one go to each phone at once when a route is back that failed.

        Raises RecordUnavailable.
        """
        with reading(self.engine) as connection:
            if connection.execute(_ANY_HELD).first() is None:
                return
        times = {"at_now": now, "soon": now + SOON, "since": now - EXTRA_EVERY}
        with writing(self.engine) as connection:
            connection.execute(_STOP_HELD)
            released = connection.execute(_RELEASE, times).scalars().all()
        for notice in released:
            _log.warning("copy_goes_at_once", notice=notice)


def hold_copies(connection: Connection, notice_ids: Sequence[str], now: datetime) -> None:
    """Let the next copy of each of these alarms wait for as long as its phone is to be spared."""
    for one in notice_ids:
        wanted_at = connection.execute(_WANTED_AT, {"notice": one}).scalar()
        if wanted_at is not None:
            due_at = copy_due_at(wanted_at, gone_to(connection, one, now), now)
            connection.execute(_HOLD, {"notice": one, "at": due_at})


def gone_to(connection: Connection, notice_id: str, now: datetime) -> Gone:
    """What may have gone to the phone of an alarm in its call for help, but for the copy of it that is claimed."""
    asked = {"notice": notice_id, "lately": now - AT_ONCE, "a_day_ago": now - A_DAY}
    return Gone(*connection.execute(_GONE, asked).one())


def is_spared(connection: Connection, alert: Alert, number_index: bytes, now: datetime) -> bool:
    """Whether a phone needs no repeat of an alarm now: one is still to go to it, or went as often as may be (P5)."""
    asked = {"alert": alert.id, "call": alert.call, "number": number_index, "lately": now - AT_ONCE}
    waiting, lately = connection.execute(_SPARED, asked).one()
    return bool(waiting or lately >= COPIES_AT_ONCE)


def copies_to_send(connection: Connection, claimed: Sequence[RowMapping], now: datetime) -> list[RowMapping]:
    """Of notices that were just claimed those that are to be sent.

    A further copy is looked at once more: nobody may need it by now, or its phone may have got others meanwhile. One
    that goes beside the others, because a route is back or a human wants it, is not held again.
    """
    copied = [row for row in claimed if row[notices.c.copies] > 1 and row[notices.c.urgency] == Urgency.ALARM]
    if not copied:
        return list(claimed)
    ids = [row[notices.c.id] for row in copied]
    left_out = set(connection.execute(_STOP, {"copied": ids}).scalars())
    for row in copied:
        one, extra_at = row[notices.c.id], row[notices.c.extra_at]
        is_extra = extra_at is not None and extra_at >= row[notices.c.due_at]
        if one not in left_out and not is_extra and gone_to(connection, one, now).lately >= COPIES_AT_ONCE:
            connection.execute(_GIVE_BACK, {"notice": one})
            hold_copies(connection, [one], now)
            left_out.add(one)
    return [row for row in claimed if row[notices.c.id] not in left_out]
