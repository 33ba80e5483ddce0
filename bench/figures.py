"""The figures of the console over a million alerts, beside the same question put to the alerts themselves."""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

import click
from sqlalchemy import Engine, text

from alerts.figures.report import report
from alerts.figures.tally import quarter_of, week_of
from config.settings import Settings
from console.app import create_console
from console.demo_team import DEMO_TEAM
from console.frame.guard import TOKEN
from store.counted.counting import count_some
from store.counted.counts import StoredCounts
from store.database import reading, writing
from store.instant import utc_now
from store.migrate import upgrade
from store.staff.members import StoredStaff
from store.staff.sessions import StoredSessions
from wiring import Service

ALERTS = 1_000_000
LOOKS = 20
BATCH = 10_000
"""The worker takes smaller ones, since other clocks wait for it."""
_YEARS = timedelta(days=2 * 365)

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :alerts) "
_RAISED = ":now - (i * 2654435761 % 1000003) * (:span / 1000003)"
_FILLED = (
    "INSERT INTO callers (id, number_index, number_sealed, tell_centre, seen_at) "
    "VALUES ('c', x'00', x'00', 'yes', :now)",
    _NUMBERS + "INSERT INTO alerts (id, caller_id, code, origin, state, closed_because, region, repeats, "
    "contacts_told, centre_told, answered, raised_at) SELECT 'a' || i, 'c', '1000', "
    "CASE i % 10 WHEN 0 THEN 'missed_call' WHEN 1 THEN 'sms' ELSE 'ussd' END, 'closed', "
    "CASE i % 4 WHEN 0 THEN 'taken_back' WHEN 1 THEN 'false_alarm' ELSE 'helped' END, "
    f"'UZ-' || substr('TKTOANBUFAJINGNWQAQRSASISUXO', 1 + 2 * (i % 14), 2), 0, 1, 1, 1, {_RAISED} FROM n",
    _NUMBERS + "INSERT INTO notices (id, caller_id, alert_id, recipient, recipient_key, reason, number_index, "
    "number_sealed, body_sealed, urgency, promise, state, tries, copies, due_at, posted_at, handed_at) SELECT "
    "'n' || i, 'c', 'a' || i, 'centre', 'TK-' || (i % 40), 'she_said_yes', x'00', x'00', x'00', 0, 'at_least_once', "
    f"'delivered', 1, 1, 0, 0, {_RAISED} + (i % 5000) * 1000 FROM n",
    _NUMBERS + "INSERT INTO alert_events (alert_id, at, what, by_kind, by_key, reason) SELECT 'a' || i, "
    f"{_RAISED} + (i % 400) * 1000000, 'taken', 'centre', 'TK-' || (i % 40), '' FROM n",
)


def main(alerts: int = ALERTS) -> None:
    """Fill a SQLite record, count it as the worker does, and print how long page and questions take."""
    with tempfile.TemporaryDirectory(prefix="najot-bench-") as folder:
        url = f"sqlite:///{folder}/najot.db"
        upgrade(url)
        service = Service(Settings(var=Path(folder), database_url=url, keys=(bytes(32),), webhook_secrets=("bench",)))
        _fill(service.engine, alerts)
        rate = _count(service.engine, alerts)
        print(f"\nFigures over {alerts:,} alerts of two years, SQLite")
        print(f"counting them once, in batches of {BATCH:,}:    {rate:10,.0f} alerts/s")
        for title, ask in _questions(service).items():
            print(f"{title:47}{_milliseconds(ask):10.1f} ms")
        service.close()


def _fill(engine: Engine, alerts: int) -> None:
    now = int(utc_now().timestamp() * 1_000_000)
    values = {"alerts": alerts, "now": now, "span": int(_YEARS.total_seconds() * 1_000_000)}
    with click.progressbar(_FILLED, label="Filling", file=sys.stderr) as statements:
        for statement in statements:
            with writing(engine) as connection:
                connection.execute(text(statement), {key: values[key] for key in values if f":{key}" in statement})


def _count(engine: Engine, alerts: int) -> float:
    began, counted = time.monotonic(), 0
    with click.progressbar(length=alerts, label="Counting", file=sys.stderr) as bar:
        while batch := count_some(engine, BATCH):
            counted += batch
            bar.update(batch)
    if counted != alerts:
        raise AssertionError(f"{counted} of {alerts} alerts were counted")
    return counted / (time.monotonic() - began)


def _questions(service: Service) -> dict[str, Callable[[], object]]:
    stored, weeks = StoredCounts(service.engine), quarter_of(week_of(utc_now())).weeks
    regions = [region.code for region in service.geography.regions]
    by_week, by_mark = stored.by_week(weeks), stored.by_mark(weeks)
    staff = StoredStaff(service.engine, service.vault)
    member = staff.add(DEMO_TEAM[0], "", utc_now())
    browser = create_console(service).test_client()
    with browser.session_transaction() as session:
        session[TOKEN] = StoredSessions(service.engine, service.vault, staff).begin(member, utc_now())
    return {
        "the page of a quarter, whole": lambda: _opened(browser),
        "  of it the counts, two queries": lambda: (stored.by_mark(weeks), stored.by_week(weeks)),
        "  of it hiding what is small": lambda: report(regions, weeks, by_week, by_mark),
        "peer: one heading from the alerts themselves": lambda: _from_alerts(service.engine, weeks[0].isoformat()),
    }


def _opened(browser: object) -> None:
    answer = browser.get("/console/figures/")  # type: ignore[attr-defined]
    if answer.status_code != 200:
        raise AssertionError(answer.status)


def _from_alerts(engine: Engine, week: str) -> None:
    asked = (
        "SELECT strftime('%Y-%W', raised_at / 1000000, 'unixepoch'), region, origin, count(*) FROM alerts "
        "WHERE state = 'closed' AND raised_at >= unixepoch(:week) * 1000000 GROUP BY 1, 2, 3"
    )
    with reading(engine) as connection:
        connection.execute(text(asked), {"week": week}).all()


def _milliseconds(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        ask()
        took.append(time.perf_counter() - began)
    return median(took) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ALERTS)
