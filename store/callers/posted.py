"""What a caller's open book asks and changes of the texts that it has posted."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, and_, case, select, update

from alerts.alert import Alert
from alerts.notice import Notice, Promise, Recipient, Urgency
from alerts.requests.request import Request
from sms.sending.outbox import NoticeState
from store.callers.pages import NUMBER, Sealer
from store.outgoing.copies import IS_STILL_FOR_THEM
from store.outgoing.unreached import IS_UNREACHED
from store.tables.outgoing import notices

_WAITING = (NoticeState.DUE, NoticeState.CLAIMED)
_IS_TO_HER = notices.c.recipient == Recipient.CALLER
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def last_route(connection: Connection, alert: Alert) -> str | None:
    """The route that the last text of this alert took first.

    DANGER: one that went again, because nothing came of its first route, tells of that route and of no other.
    """
    first = case((notices.c.rerouted, notices.c.avoids), else_=notices.c.route)
    handed = and_(notices.c.alert_id == alert.id, notices.c.route.is_not(None), notices.c.handed_at.is_not(None))
    last = select(first).where(handed).order_by(notices.c.posted_at.desc()).limit(1)
    return connection.execute(last).scalar()


def rewrite_alarm(connection: Connection, sealer: Sealer, alert: Alert, alarm: Notice) -> bool:
    """Let an alarm to this phone that nobody has tried to send, or that surely did not go out, say this instead."""
    waiting = and_(
        notices.c.alert_id == alert.id,
        notices.c.call == alert.call,
        notices.c.urgency == Urgency.ALARM,
        notices.c.recipient == alarm.to.kind,
        notices.c.recipient_key == alarm.to.key,
        notices.c.number_index == sealer.index.of(NUMBER, alarm.to.number),
        notices.c.state == NoticeState.DUE,
        notices.c.copies == 0,
    )
    ids = connection.execute(select(notices.c.id).where(waiting).order_by(notices.c.posted_at)).scalars().all()
    if not ids:
        return False
    values = {
        "body_sealed": sealer.seal(alarm.body, notices.c.body_sealed, ids[0]),
        "own_words_sealed": sealer.seal(alarm.own_words, notices.c.own_words_sealed, ids[0]),
    }
    return connection.execute(update(notices).where(notices.c.id == ids[0], waiting).values(values)).rowcount == 1


def send_again(connection: Connection, about: Alert | Request, notice_id: str, now: datetime) -> bool:
    """Let a text about this that may have reached nobody go out once more; never one to her own phone (S1).

    Nor one to a contact who declined, whose number texted STOP, or whom she removed since.
    """
    whose = notices.c.alert_id if isinstance(about, Alert) else notices.c.request_id
    unreached = and_(notices.c.id == notice_id, whose == about.id, IS_UNREACHED, IS_STILL_FOR_THEM)
    again = {"state": NoticeState.DUE, "due_at": now, "avoids": notices.c.route}
    beside = {"extra_at": now, "extras": notices.c.extras + 1}
    return connection.execute(update(notices).where(unreached).values(again | beside)).rowcount == 1


def was_written_to(connection: Connection, alert: Alert, key: str) -> bool:
    """Whether her own phone has got, or is to get, a text with this key about this alert."""
    went = and_(_to_her_about(alert), notices.c.recipient_key == key, notices.c.state != NoticeState.EXPIRED)
    return connection.execute(select(notices.c.id).where(went).limit(1)).first() is not None


def withdraw_from_her(connection: Connection, alert: Alert) -> None:
    """Let no text to her own phone about this alert go out. One under way is not tried again, whatever the clock does.

    DANGER: he may hold her phone by now, and believe that all is over.
    """
    waits = and_(_to_her_about(alert), notices.c.state.in_(_WAITING))
    over = case((notices.c.state == NoticeState.DUE, NoticeState.EXPIRED), else_=notices.c.state)
    connection.execute(update(notices).where(waits).values(state=over, expires_at=_LONG_AGO))


def hold_back_alarms(connection: Connection, alert: Alert) -> frozenset[str]:
    """Let no text to those who help go out that has not yet; returns which contacts an alarm did go out to, by id.

    One under way is tried no more, by nobody, and one that a provider took goes over no second route.
    """
    to_others = and_(notices.c.alert_id == alert.id, notices.c.recipient != Recipient.CALLER)
    waits = and_(to_others, notices.c.state.in_(_WAITING))
    over = case((notices.c.state == NoticeState.DUE, NoticeState.EXPIRED), else_=notices.c.state)
    once = {"state": over, "expires_at": _LONG_AGO, "promise": Promise.AT_MOST_ONCE}
    connection.execute(update(notices).where(waits).values(once))
    went = and_(to_others, notices.c.state.in_([NoticeState.HANDED, NoticeState.DELIVERED]))
    connection.execute(update(notices).where(went).values(rerouted=True))
    alarms = and_(went, notices.c.call == alert.call, notices.c.urgency == Urgency.ALARM)
    to_contacts = and_(alarms, notices.c.recipient == Recipient.CONTACT)
    return frozenset(connection.execute(select(notices.c.recipient_key).where(to_contacts)).scalars())


def _to_her_about(alert: Alert) -> ColumnElement[bool]:
    return and_(notices.c.alert_id == alert.id, _IS_TO_HER)
