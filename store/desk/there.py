"""How many contacts answered of open alerts that they are with her, and how many want to hear no more."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from alerts.answers.acknowledge import Answer
from alerts.doer import Doer
from alerts.notice import Recipient
from alerts.states import Happening
from store.tables.alerts import alert_events, alerts, answers, is_open

_THERE = (
    select(answers.c.alert_id, func.count())
    .join(alerts, alerts.c.id == answers.c.alert_id)
    .where(is_open, answers.c.recipient == Recipient.CONTACT, answers.c.answer == Answer.THERE)
    .group_by(answers.c.alert_id)
)


def who_are_there(connection: Connection, alert_id: str = "") -> Mapping[str, int]:
    """How many, by the alert's id; none where nobody is. Of one alert, if it is named."""
    asked = _THERE.where(answers.c.alert_id == alert_id) if alert_id else _THERE
    return {row[0]: row[1] for row in connection.execute(asked)}


def who_have_stopped(connection: Connection) -> Mapping[str, int]:
    """How many contacts texted STOP during an open alert and have not undone it, by the alert's id."""
    what = (Happening.STOPPED, Happening.HEARS_AGAIN)
    last = (
        select(func.max(alert_events.c.id))
        .join(alerts, alerts.c.id == alert_events.c.alert_id)
        .where(is_open, alert_events.c.what.in_(what), alert_events.c.by_kind == Doer.CONTACT)
        .group_by(alert_events.c.alert_id, alert_events.c.by_key)
    )
    asked = (
        select(alert_events.c.alert_id, func.count())
        .where(alert_events.c.id.in_(last), alert_events.c.what == Happening.STOPPED)
        .group_by(alert_events.c.alert_id)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}
