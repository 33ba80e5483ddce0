"""The team's list of all that waits, with 500 and 1000 open alerts: the server's time for the page, and its size."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from alerts.alert import Origin
from alerts.carry_out import carry_out
from bench.prepare import caller
from bench.servers import temporary_service
from config.settings import load_settings, prepare_demo_secrets
from console.app import create_console
from console.demo_team import hire_demo_team
from console.frame.guard import TOKEN
from staff.member import Role
from store.instant import utc_now
from store.outgoing.seeding import as_if_sent
from store.staff.members import StoredStaff
from store.staff.sessions import StoredSessions
from vocabulary.effects import AddContact, RaiseAlert
from wiring import Service

OPEN = (500, 1000)
TIMES = 40


def main() -> None:
    """Measure the whole page, and what an open page asks each second when nothing changed."""
    with temporary_service(callers=0) as environ:
        service = Service(prepare_demo_secrets(load_settings(environ)))
        staff = StoredStaff(service.engine, service.vault)
        hire_demo_team(staff, utc_now())
        client = create_console(service).test_client()
        supervisor = next(one for one in staff.everybody_by_id().values() if one.role is Role.SUPERVISOR)
        with client.session_transaction() as session:
            session[TOKEN] = StoredSessions(service.engine, service.vault, staff).begin(supervisor, utc_now())
        there = 0
        for count in OPEN:
            _raise(service, range(there, count))
            there = count
            page = client.get("/console/queue/")
            tag = {"If-None-Match": client.get("/console/queue/live").headers["ETag"]}
            print(f"{count} open alerts, a page of {len(page.data) / 1000:.0f} kB:")
            print(f"  the page                      {_time_of(partial(client.get, '/console/queue/'))}")
            tag = {"If-None-Match": client.get("/console/queue/live").headers["ETag"]}
            print(
                f"  asked again, nothing is new   {_time_of(partial(client.get, '/console/queue/live', headers=tag))}"
            )
        service.close()


def _raise(service: Service, numbers: range) -> None:
    around, now = service.around(service.directory.newest()), utc_now()
    for number in numbers:
        region = around.geography.regions[number % 14].code
        with service.ledger.open_book(caller(number), now - timedelta(seconds=number)) as book:
            carry_out(AddContact("Ona", caller(9_000_000 + number)), book, Origin.USSD, around)
            carry_out(RaiseAlert(region), book, Origin.USSD, around)
            as_if_sent(book)


def _time_of(ask: Callable[[], object]) -> str:
    """The server's own time, which others on the machine do not lengthen, and the time on the clock."""
    own, clock = [], []
    for _ in range(TIMES):
        began = time.process_time(), time.perf_counter()
        ask()
        own.append((time.process_time() - began[0]) * 1000)
        clock.append((time.perf_counter() - began[1]) * 1000)
    return f"{statistics.median(own):5.1f} ms of the processor, {statistics.median(clock):5.1f} ms on the clock"


if __name__ == "__main__":
    main()
