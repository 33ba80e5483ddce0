"""Finding among what grows: no question passes by all of it, on either database, and each alert comes once."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from alerts.alert import AlertState, ClosedBecause
from staff.member import Member, Role
from store.callers.pages import NUMBER
from store.desk.find import AlertFilter, PageKey, StoredFind
from store.tables.alerts import alerts
from store.tables.callers import callers
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA
from tests.store import test_query_plans
from tests.store.record import NOON, Record, after
from tests.store.test_query_plans import is_postgresql, multiply, plans
from vocabulary.codes import CentreCode, RegionCode

TASHKENT, ANDIJAN = RegionCode("UZ-TK"), RegionCode("UZ-AN")
SUPERVISOR = Member("s", "s", "S", Role.SUPERVISOR)
OFFICER = Member("o", "o", "O", Role.OFFICER, TASHKENT)
NOW = after(hours=1)
ASKED = (
    AlertFilter(),
    AlertFilter(code="1000"),
    AlertFilter(region=TASHKENT),
    AlertFilter(region=ANDIJAN),
    AlertFilter(kind="possible"),
    AlertFilter(kind="forced"),
    AlertFilter(state=AlertState.OPEN),
    AlertFilter(state=AlertState.CLOSED),
    AlertFilter(state=ClosedBecause.HELPED),
    AlertFilter(state=ClosedBecause.FALSE_ALARM),
    AlertFilter(region=TASHKENT, state=ClosedBecause.FALSE_ALARM),
    AlertFilter(since=after(hours=-30), before=after(hours=-29)),
    AlertFilter(centre=CentreCode("one")),
    AlertFilter(centre=CentreCode("none")),
)


@pytest.fixture
def years(record: Record, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A record with thousands of alerts in one region, one a second, each told to a centre.

    So many that PostgreSQL looks up a page of them by their ids: of fewer it reads all.
    """
    monkeypatch.setattr(test_query_plans, "MANY", 30_000)
    record.help(AZIZA)
    record.run("UPDATE alerts SET state = 'closed', closed_because = 'helped', counted = :yes", yes=True)
    as_bytes = "convert_to('x' || n.i, 'UTF8')" if is_postgresql(record) else "CAST('x' || n.i AS BLOB)"
    other = multiply(record, callers, number_index=as_bytes)
    at = f"{int(NOON.timestamp() * 1_000_000)} - 1000000 * CAST(n.i AS BIGINT)"
    closed = multiply(record, alerts, caller_id=other, raised_at=at, region=f"'{TASHKENT}'", code="1000 + n.i")
    to = "CASE WHEN n.i - n.i / 1000 * 1000 = 0 THEN 'one' ELSE 'other' END"
    multiply(record, notices, caller_id=other, alert_id=closed, recipient="'centre'", recipient_key=to)
    if is_postgresql(record):
        record.run("ANALYZE")
    return record


def find_by(record: Record, *asked: AlertFilter) -> Callable[[], None]:
    """Ask each, for who sees all and who sees a region, with the page after the first."""
    find = StoredFind(record.engine)

    def work() -> None:
        for one in asked:
            for member in (SUPERVISOR, OFFICER):
                page = find.page(member, one, NOW)
                find.page(member, one, NOW, page.next or PageKey(after(hours=-1), "m"))
        find.of_number(SUPERVISOR, record.vault.index.of(NUMBER, AZIZA), NOW)

    return work


def steps_of(record: Record, member: Member, asked: AlertFilter) -> list[str]:
    """How SQLite would look for a page of it."""
    steps: list[str] = []

    def explain(_c: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps.extend(row[3] for row in cursor.fetchall())

    event.listen(record.engine, "before_cursor_execute", explain)
    StoredFind(record.engine).page(member, asked, NOW)
    event.remove(record.engine, "before_cursor_execute", explain)
    return steps


def test_nothing_that_is_asked_passes_by_what_grows(years: Record) -> None:
    found = plans(years, find_by(years, *ASKED))
    assert [f"{bad}: {statement}" for statement, bad in found.items() if bad] == []
    assert len(found) > 20


def test_who_looks_for_closed_ones_is_led_by_an_index_of_theirs(years: Record) -> None:
    """SQLite's plan does not tell how far it walks an index, so here it is asked which; PostgreSQL's told it above."""
    by = {
        "code": AlertFilter(code="1000"),
        "region": AlertFilter(region=ANDIJAN, state=AlertState.CLOSED),
        "because": AlertFilter(state=ClosedBecause.FALSE_ALARM),
        "possible": AlertFilter(kind="possible", state=AlertState.CLOSED),
        "forced": AlertFilter(kind="forced", state=AlertState.CLOSED),
    }
    if not is_postgresql(years):
        for name, asked in by.items():
            assert f"ix_alerts_closed_{name}" in " ".join(steps_of(years, SUPERVISOR, asked)), name
        of_a_region = " ".join(steps_of(years, OFFICER, AlertFilter()))
        assert all(f"ix_alerts_closed_{name}" in of_a_region for name in ("region", "claimed", "latest"))


def test_the_test_sees_an_index_that_is_missing(years: Record) -> None:
    missing = {"ix_alerts_open_at": AlertFilter()}
    if is_postgresql(years):
        missing = {
            "ix_notices_centre": AlertFilter(centre=CentreCode("none")),
            "ix_alerts_closed_code": AlertFilter(code="1000"),
            "ix_alerts_closed_possible": AlertFilter(kind="possible"),
        }
    for index, asked in missing.items():
        years.run(f"DROP INDEX {index}")
        assert any(plans(years, find_by(years, asked)).values()), index


def test_pages_hold_every_alert_once_the_newest_first(years: Record) -> None:
    find, seen, key = StoredFind(years.engine), [], None
    for _ in range(1000):
        page = find.page(OFFICER, AlertFilter(), NOW, key)
        seen += [(one.raised_at, one.id) for one in page.alerts]
        key = page.next
        if key is None:
            break
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == years.count(alerts)
