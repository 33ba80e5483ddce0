"""Finding among a million closed alerts, each told to one of 100 centres: the time of a page, by what is asked."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from statistics import median

from alerts.alert import AlertState, ClosedBecause, Origin
from alerts.carry_out import carry_out
from bench.prepare import caller
from bench.servers import database, temporary_service
from config.settings import load_settings, prepare_demo_secrets
from staff.member import Member, Role
from store.callers.pages import NUMBER
from store.database import writing
from store.desk.find import AlertFilter, StoredFind
from store.instant import utc_now
from store.outgoing.seeding import as_if_sent
from store.tables.alerts import alerts
from store.tables.outgoing import notices
from vocabulary.codes import CentreCode, RegionCode
from vocabulary.effects import RaiseAlert
from wiring import Service

ALERTS = 1_000_000
BATCH = 10_000
TIMES = 15
CALLER = caller(1)
REGIONS = "AN BU FA JI NG NW QA QR SA SI SU TK TO XO".split()


def main(kind: str) -> None:
    """Fill the record, and print how long each question takes."""
    with database(kind) as settings, temporary_service(callers=0, contacts=0, **settings) as environ:
        service = Service(prepare_demo_secrets(load_settings(environ)))
        now = utc_now()
        _one_alert(service, now)
        for start in range(0, ALERTS, BATCH):
            _copy(service, now, start)
        with writing(service.engine) as connection:
            connection.exec_driver_sql("ANALYZE")
        print(f"{ALERTS:,} closed alerts on {kind}, a page of 50; medians of {TIMES}, milliseconds on the clock")
        for name, (member, sought) in _questions(now).items():
            print(f"  {name:<58}{_time_of(service, member, sought, now):7.1f}")
        index = service.vault.index.of(NUMBER, CALLER)
        find, member = StoredFind(service.engine), _member(Role.SUPERVISOR)
        by_number = _median(lambda: find.of_number(member, index, now))
        print(f"  {'by the number that called a million times':<58}{by_number:7.1f}")
        of_words = _median(lambda: find.page(member, AlertFilter(region=RegionCode("UZ-AN")), now, size=1000))
        print(f"  {'the thousand in whose notes words are looked for':<58}{of_words:7.1f}")
        service.close()


def _questions(now: datetime) -> Mapping[str, tuple[Member, AlertFilter]]:
    everything, of_one = _member(Role.SUPERVISOR), _member(Role.OFFICER, RegionCode("UZ-AN"))
    because, region = ClosedBecause.FALSE_ALARM, RegionCode("UZ-AN")
    return {
        "everything": (everything, AlertFilter()),
        "what an officer sees": (of_one, AlertFilter()),
        "a reference": (everything, AlertFilter(code="7001")),
        "a region": (everything, AlertFilter(region=region)),
        "closed as a false alarm": (everything, AlertFilter(state=because)),
        "a region, false alarms": (everything, AlertFilter(region=region, state=because)),
        "a region without one that was handed on": (
            everything,
            AlertFilter(region=region, state=ClosedBecause.HANDED_ON),
        ),
        "possible calls": (everything, AlertFilter(kind="possible")),
        "possible calls of a region": (everything, AlertFilter(kind="possible", region=region)),
        "under duress, and none was": (everything, AlertFilter(kind="forced")),
        "a day two months ago": (
            everything,
            AlertFilter(since=now - timedelta(days=60), before=now - timedelta(days=59), state=AlertState.CLOSED),
        ),
        "a centre": (everything, AlertFilter(centre=CentreCode("centre-7"))),
        "a centre that was told of nothing": (everything, AlertFilter(centre=CentreCode("none"))),
        "a centre, false alarms": (everything, AlertFilter(centre=CentreCode("centre-7"), state=because)),
    }


def _member(role: Role, region: RegionCode | None = None) -> Member:
    return Member("m", "m", "M", role, region)


def _time_of(service: Service, member: Member, sought: AlertFilter, now: datetime) -> float:
    """Of the first page and of the one after it, whichever takes longer."""
    find = StoredFind(service.engine)
    after = find.page(member, sought, now).next
    first, second = (_median(lambda after=one: find.page(member, sought, now, after)) for one in (None, after))
    return max(first, second)


def _median(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def _one_alert(service: Service, now: datetime) -> None:
    around = service.around(service.directory.newest())
    with service.ledger.open_book(CALLER, now) as book:
        carry_out(RaiseAlert(RegionCode("UZ-AN")), book, Origin.USSD, around)
        as_if_sent(book)
    with writing(service.engine) as connection:
        connection.exec_driver_sql("UPDATE notices SET id = 'first', alert_id = NULL")
        connection.exec_driver_sql("DELETE FROM duty_keys")
        connection.exec_driver_sql("DELETE FROM alert_events")
        connection.exec_driver_sql("UPDATE alerts SET id = 'first'")


def _copy(service: Service, now: datetime, start: int) -> None:
    """Closed alerts of the last 89 days like the first one, with a text to a centre each."""
    is_sqlite = service.engine.dialect.name == "sqlite"
    mixed = _rest("(n.i * 7919)", 1_000_003)
    ids = f"printf('%07x', {mixed})" if is_sqlite else f"lpad(to_hex({mixed}), 7, '0')"
    second = 89 * 86_400 * 1_000_000 // ALERTS
    newest = int(now.timestamp() * 1_000_000)
    because = f"CASE {_rest(mixed, 50)} WHEN 0 THEN 'false_alarm' WHEN 1 THEN 'taken_back' ELSE 'helped' END"
    changed = {
        "id": ids,
        "code": f"CAST(1000 + {_rest(mixed, 9000)} AS TEXT)",
        "state": "'closed'",
        "closed_because": because,
        "region": f"'UZ-' || substr('{''.join(REGIONS)}', CAST(1 + 2 * {_rest(mixed, len(REGIONS))} AS INTEGER), 2)",
        "kind": f"CASE WHEN {_rest(mixed, 300)} = 0 THEN 'possible' ELSE 'call' END",
        "raised_at": f"CAST({newest} - n.i * {second} AS BIGINT)",
        "counted": "1" if is_sqlite else "true",
    }
    told = {"id": ids, "alert_id": ids, "recipient": "'centre'", "recipient_key": f"'centre-' || {_rest(mixed, 100)}"}
    with writing(service.engine) as connection:
        for table, values in ((alerts, changed), (notices, told)):
            columns = {column.name: f"first.{column.name}" for column in table.columns} | values
            connection.exec_driver_sql(
                f"INSERT INTO {table.name} ({', '.join(columns)}) "
                f"WITH RECURSIVE n(i) AS (SELECT CAST({start + 1} AS BIGINT) "
                f"UNION ALL SELECT i + 1 FROM n WHERE i < {start + BATCH}) "
                f"SELECT {', '.join(columns.values())} FROM n, (SELECT * FROM {table.name} WHERE id = 'first') AS first"
            )


def _rest(number: str, of: int) -> str:
    """What is left of a division, in words that both databases take, also where a driver looks for `%`."""
    return f"({number} - {number} / {of} * {of})"


if __name__ == "__main__":
    for one in ("sqlite", "postgresql"):
        main(one)
