"""Whom a text for review comes from, as far as alerts know the number: nothing sealed is opened."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, and_, or_, select

from alerts.alert import Alert
from alerts.notice import Recipient
from store.callers.pages import plain_alert
from store.database import reading
from store.tables.alerts import alerts, is_open
from store.tables.callers import callers
from store.tables.outgoing import notices
from vocabulary.choices import TellCentre

CONCERNS_FOR = timedelta(days=1)
"""After it was raised an alert that is closed."""


@dataclass(frozen=True, slots=True)
class Concern:
    """What an alert has to do with a number: its caller's, or one that was told of it; the number itself is a claim."""

    kind: Recipient
    alert: Alert
    tell_centre: TellCentre


def concerns(engine: Engine, senders: Collection[str], now: datetime) -> Mapping[str, list[Concern]]:
    """By sender (its index, in hexadecimal) the alerts that are open or of the last day, the newest first."""
    indexes = [bytes.fromhex(one) for one in senders]
    lately = or_(is_open, alerts.c.raised_at >= now - CONCERNS_FOR)
    hers = (
        select(alerts, callers.c.tell_centre, callers.c.number_index)
        .join(callers, callers.c.id == alerts.c.caller_id)
        .where(and_(callers.c.number_index.in_(indexes), lately))
    )
    told = (
        select(notices.c.alert_id, notices.c.number_index, notices.c.recipient)
        .where(and_(notices.c.number_index.in_(indexes), notices.c.recipient != Recipient.CALLER))
        .distinct()
        .subquery()
    )
    of_others = (
        select(alerts, callers.c.tell_centre, told.c.number_index, told.c.recipient)
        .join(callers, callers.c.id == alerts.c.caller_id)
        .join(told, told.c.alert_id == alerts.c.id)
        .where(lately)
    )
    found: dict[str, list[Concern]] = defaultdict(list)
    with reading(engine) as connection:
        for row in connection.execute(hers).mappings():
            one = Concern(Recipient.CALLER, plain_alert(row), TellCentre(row[callers.c.tell_centre]))
            found[row[callers.c.number_index].hex()].append(one)
        for row in connection.execute(of_others).mappings():
            one = Concern(Recipient(row[told.c.recipient]), plain_alert(row), TellCentre(row[callers.c.tell_centre]))
            found[row[told.c.number_index].hex()].append(one)
    return {sender: sorted(some, key=lambda one: one.alert.raised_at, reverse=True) for sender, some in found.items()}
