"""Counts and ages for the operator's graphs, read from the record, so that they hold for all processes and hosts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import inf

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric, SummaryMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Connection, Engine, func, select

from alerts.book import RecordUnavailable
from sms.gateway import ReceiptState
from sms.self_test import REMEMBERED, overdue
from sms.sending.outbox import NoticeState
from store.counted.roads import MILLISECONDS
from store.database import reading
from store.instant import utc_now
from store.outgoing.self_tests import self_tests
from store.record_clock import clock_is_ahead
from store.staff.looking import unusual_of_late
from store.tables.alerts import alerts
from store.tables.counts import refusals, ussd_roads
from store.tables.health import Mark, heartbeat
from store.tables.outgoing import notices, receipts, routes
from ussd.turns import Happened


@dataclass(frozen=True, slots=True)
class Figures(Collector):
    """Prometheus metrics of the service; no label holds anything of a person."""

    engine: Engine

    def collect(self) -> Iterator[Metric]:
        """Read them now; without a database only that it is down."""
        up = GaugeMetricFamily("najot_database_up", "Whether the record can be read.")
        try:
            with reading(self.engine) as connection:
                found = [
                    _by_state(connection),
                    _open_alerts(connection),
                    _clock(connection),
                    *_ages(connection, utc_now()),
                    _list_of_erasures(connection, utc_now()),
                    _unknown_receipts(connection),
                    _refusals(connection),
                    *_roads_of_dials(connection, utc_now()),
                    *_routes(connection),
                    *_self_tests(connection, utc_now()),
                    _unusual(self.engine, utc_now()),
                ]
        except RecordUnavailable:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield from (up, *found)


def _by_state(connection: Connection) -> Metric:
    family = GaugeMetricFamily("najot_notices", "Notices in the record, by state.", labels=["state"])
    for state, count in connection.execute(select(notices.c.state, func.count()).group_by(notices.c.state)):
        family.add_metric([state], count)
    return family


def _clock(connection: Connection) -> Metric:
    family = GaugeMetricFamily("najot_clock_ahead_seconds", "How far this host's clock is ahead of the record's.")
    family.add_metric([], clock_is_ahead(connection).total_seconds())
    return family


def _open_alerts(connection: Connection) -> Metric:
    family = GaugeMetricFamily("najot_alerts", "Alerts in the record, by state.", labels=["state"])
    for state, count in connection.execute(select(alerts.c.state, func.count()).group_by(alerts.c.state)):
        family.add_metric([state], count)
    return family


def _ages(connection: Connection, now: datetime) -> list[GaugeMetricFamily]:
    oldest_due = select(func.min(notices.c.posted_at)).where(
        notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
    )
    oldest_receipt = select(func.min(receipts.c.received_at)).where(receipts.c.state != ReceiptState.UNKNOWN)
    questions = (
        ("najot_oldest_waiting_notice_seconds", "Age of the oldest notice not handed over.", oldest_due),
        ("najot_oldest_unmatched_receipt_seconds", "Age of the oldest receipt for an unknown message.", oldest_receipt),
    )
    families = []
    for name, meaning, question in questions:
        family = GaugeMetricFamily(name, meaning)
        oldest = connection.execute(question).scalar_one()
        family.add_metric([], (now - oldest).total_seconds() if oldest else 0)
        families.append(family)
    return families


def _list_of_erasures(connection: Connection, now: datetime) -> Metric:
    """Infinite until the first was written, so that a folder that was never there is seen too."""
    family = GaugeMetricFamily(
        "najot_erasures_list_age_seconds", "Age of the newest list of erasures where NAJOT_ERASURES_TO says."
    )
    sent = connection.execute(select(heartbeat.c.at).where(heartbeat.c.id == Mark.ERASURES_SENT)).scalar()
    family.add_metric([], (now - sent).total_seconds() if sent else inf)
    return family


def _unknown_receipts(connection: Connection) -> Metric:
    family = GaugeMetricFamily(
        "najot_unknown_receipts", "Receipts of late whose word for a state nobody knows here.", labels=["route"]
    )
    unknown = select(receipts.c.route, func.count()).where(receipts.c.state == ReceiptState.UNKNOWN)
    for route, count in connection.execute(unknown.group_by(receipts.c.route)):
        family.add_metric([route], count)
    return family


def _refusals(connection: Connection) -> Metric:
    family = CounterMetricFamily(
        "najot_refused_requests_total", "Requests that a gateway's door refused.", labels=["door", "reason"]
    )
    for door, reason, total in connection.execute(select(refusals)):
        family.add_metric([door, reason], total)
    return family


def _roads_of_dials(connection: Connection, now: datetime) -> list[Metric]:
    sessions = CounterMetricFamily(
        "najot_ussd_sessions_total",
        "Dials, and how they ended; the rest fell silent.",
        labels=["road", "how"],
    )
    turns = SummaryMetricFamily("najot_ussd_turn_seconds", "From a request to its answer.", labels=["road"])
    refused = CounterMetricFamily(
        "najot_ussd_screens_refused_total", "Screens that an operator did not show.", labels=["road"]
    )
    silent = GaugeMetricFamily("najot_ussd_silent_seconds", "Since a road last brought a dial.", labels=["road"])
    totals: dict[str, dict[str, int]] = {}
    heard: dict[str, datetime] = {}
    for road, what, total, at in connection.execute(select(ussd_roads)):
        totals.setdefault(road, {})[what] = total
        heard[road] = max(at, heard.get(road, at))
    for road, of in totals.items():
        for how in (Happened.BEGUN, Happened.LAST_SCREEN, Happened.RELEASED):
            sessions.add_metric([road, how], of.get(how, 0))
        turns.add_metric([road], of.get(Happened.TURN, 0), of.get(MILLISECONDS, 0) / 1000)
        refused.add_metric([road], of.get(Happened.SCREEN_REFUSED, 0))
        silent.add_metric([road], (now - heard[road]).total_seconds())
    return [sessions, turns, refused, silent]


def _routes(connection: Connection) -> list[GaugeMetricFamily]:
    is_open = GaugeMetricFamily("najot_route_open", "Whether others go before this route.", labels=["route"])
    trouble = GaugeMetricFamily(
        "najot_route_trouble",
        "Texts that a route refused for our own account since it last took one, by the newest reason.",
        labels=["route", "reason"],
    )
    for row in connection.execute(select(routes)):
        is_open.add_metric([row.name], row.open_until is not None)
        if row.trouble:
            trouble.add_metric([row.name, row.trouble], row.refused)
    return [is_open, trouble]


def _self_tests(connection: Connection, now: datetime) -> list[GaugeMetricFamily]:
    """Whether the road out is silent; nothing where no operator's number is set."""
    tests = self_tests(connection, now - REMEMBERED)
    family = GaugeMetricFamily("najot_self_test_overdue", "Whether the last text to the operator did not arrive.")
    if tests:
        family.add_metric([], overdue(tests, now) is not None)
    return [family]


def _unusual(engine: Engine, now: datetime) -> Metric:
    """Of the team's own looking, without names: whose it is, only the auditor's page says."""
    family = GaugeMetricFamily(
        "najot_unusual_looking", "Times in the last day that the team's looking was unusual.", labels=["what"]
    )
    for what, count in unusual_of_late(engine, now).items():
        family.add_metric([what], count)
    return family
