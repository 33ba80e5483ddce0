"""How many contacts answered of open alerts that they are with her."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from alerts.answers.acknowledge import Answer
from alerts.notice import Recipient
from store.tables.alerts import alerts, answers, is_open

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
