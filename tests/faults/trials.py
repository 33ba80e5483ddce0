"""Trials of how late alarms are: one of two hosts cannot send, and older alarms by the thousand are due (P2, P9)."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from alerts.notice import Addressee, Notice, Promise, Recipient, TellReason, Urgency
from alerts.who_decides.proof import Proof
from sms.sending.outbox import NoticeState
from store.callers.ledger import Ledger
from store.database import reading
from store.in_force.directory import StoredDirectory
from store.instant import utc_now
from store.sealed.vault import open_vault
from store.tables.outgoing import workers
from tests.faults.history import Verdict
from tests.faults.network import Network, heal
from tests.faults.service import KEY, Service, wait_for
from tests.faults.sick_hosts import SickHost
from tests.faults.two_hosts import TwoHosts
from tests.faults.wrong_clock import OFF, SLOW, SetClock, with_wrong_clocks
from tests.standins import answers
from vocabulary.phone_number import PhoneNumber

PROMISED = 10.0
"""Seconds: the p99 of P2."""

PATIENCE = 30.0
"""Seconds after the last call; who was not told by then is lost, and late at that."""

CALL_EVERY = 0.25
BACKLOG = 20_000


def one_host_ill(service: Service, host: SickHost, seconds: float, worker: list[str] | None) -> Verdict:
    """Call all the time while the second host cannot send; `worker` is another program to run on both."""
    host.join(service, worker)
    service.runs(worker=worker).start()
    wait_for(lambda: worker or _live(service) == 2)
    return _ill_for(service, seconds, host.falls_ill, host.gets_well, service.dial)


def one_host_cut_off(service: TwoHosts, cut: Callable[[Network], None], seconds: float) -> Verdict:
    """Call all the time while the second of two hosts, each with a network of its own, is cut off.

    A call is repeated until it is heard, as a gateway does: who asks a host that loses its record just then hears 503.
    """
    service.start()
    wait_for(lambda: service.is_control or _live(service) == 2)

    def call() -> None:
        caller = service.new_caller()
        wait_for(lambda: service.text(caller))

    return _ill_for(service, seconds, lambda: cut(service.net), lambda: heal(service.net), call)


def _ill_for(
    service: Service,
    seconds: float,
    falls_ill: Callable[[], object],
    gets_well: Callable[[], object],
    call: Callable[[], object],
) -> Verdict:
    pause = threading.Event()
    with ThreadPoolExecutor(8) as callers:
        for number in range(int(seconds / CALL_EVERY)):
            if number * CALL_EVERY == 2:
                falls_ill()
            callers.submit(call)
            pause.wait(CALL_EVERY)
    gets_well()
    normal = service.seconds_until_normal()
    service.drain()
    return replace(service.verdict(), normal=normal)


def clocks_off(service: Service, calls: int, ahead: Sequence[float]) -> Verdict:
    """Call by dial and text while hosts beside a right one have wrong clocks and the provider takes its time."""
    with_wrong_clocks(service, ahead)
    service.start()
    return _called(service, calls)


def clock_set(service: Service, calls: int) -> Verdict:
    """The same while the clock of the only worker is set again and again."""
    clock = SetClock(service.folder)
    service.worker.set(**clock.environ)
    service.provider.will(answers.accepted().later(SLOW))
    service.start()
    return _called(service, calls, lambda call: clock.set((0, *OFF)[call // 10 % 4]))


def _called(service: Service, calls: int, before: Callable[[int], object] = lambda call: None) -> Verdict:
    pause = threading.Event()
    with ThreadPoolExecutor(8) as callers:
        for call in range(calls):
            before(call)
            callers.submit(service.text if call % 2 else service.dial)
            pause.wait(CALL_EVERY)
    wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))  # nobody is dead: no lease ends early
    return service.verdict()


def many_older_alarms(service: Service, calls: int) -> Verdict:
    """Call now and then while very many older alarms are due and the provider takes a second for each."""
    service.provider.will(answers.accepted().later(1))
    vault = open_vault(service.engine, (KEY,))
    ledger = Ledger(service.engine, vault, StoredDirectory(service.engine, vault.service))
    with ledger.open_book(PhoneNumber("+998009999999"), utc_now()) as book:
        book.vouched = Proof.DIAL
        book.post([_older(number) for number in range(BACKLOG)])
    service.start()
    pause = threading.Event()
    for _ in range(calls):
        pause.wait(1)
        assert service.dial()
    until = time.monotonic() + PATIENCE
    wait_for(lambda: not service.verdict().lost or time.monotonic() > until)
    assert service.count(NoticeState.DUE) > 0, "the backlog ended before the calls: nothing was shown"
    return service.verdict()


def _older(number: int) -> Notice:
    phone = PhoneNumber(f"+99800{8_000_000 + number}")
    to = Addressee(Recipient.CONTACT, "contact", phone, TellReason.HER_CONTACT)
    return Notice(to, "Yordam kerak.", Urgency.ALARM, Promise.AT_LEAST_ONCE)


def _live(service: Service) -> int:
    with reading(service.engine) as connection:
        return len(connection.execute(workers.select()).all())
