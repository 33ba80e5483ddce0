"""Broken services, to show that the checker can see what it looks for. Each breaks one rule that the real one keeps.

python -m tests.faults.controls settle-first      the worker marks a text as sent, then sends it
python -m tests.faults.controls no-sweep          the worker hears the bell and looks at nothing by itself
python -m tests.faults.controls copy-without-end  the worker forgets what each notice was promised
python -m tests.faults.controls oldest-first      the worker keeps no part of what it claims for the newest alarms
python -m tests.faults.controls never-stand-back  the worker claims as much as ever though it cannot send
python -m tests.faults.controls by-its-own-clock  the worker goes by its host's clock, not by the record's
tests.faults.controls:answers_first               the web server answers 200, then stores
tests.faults.controls:commits_late                the web server answers 200 before PostgreSQL's disk has it
"""

import sys
import threading
import time
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from sqlalchemy import Engine, event

import wiring
import worker
from app import create_app
from sms.sending import deliver, outbox
from sms.sending.outbox import Claimed, NoticeState, Settlement
from store.instant import utc_now
from store.outgoing import claims
from store.outgoing.outbox import StoredOutbox
from store.outgoing.workers import StoredWorkers

Attempts = Sequence[tuple[Claimed, Settlement]]

SLOW = 0.3
"""Seconds between the early answer and the storing: long enough to be killed in."""


def settle_first() -> None:
    """Mark every claimed notice as handed over before it is sent."""
    exchange = StoredOutbox.exchange

    def claim_as_sent(
        self: StoredOutbox,
        attempts: Attempts,
        now: datetime,
        most: int,
        routine: bool = True,
        held: Container[str] = (),
    ) -> list[Claimed]:
        claims = exchange(self, attempts, now, most, routine, held)
        exchange(self, [(claimed, Settlement(NoticeState.HANDED, "accepted", True)) for claimed in claims], now, 0)
        return claims

    StoredOutbox.exchange = claim_as_sent  # type: ignore[method-assign]


def no_sweep() -> None:
    """Wait for the bell alone."""
    deliver.SWEEP_EVERY = 3600.0


def never_stand_back() -> None:
    """Believe that no other worker could do better."""
    StoredWorkers.well_elsewhere = lambda self, now: frozenset()  # type: ignore[method-assign]


def oldest_first() -> None:
    """Give the newest alarms no part of what is claimed."""
    claims.half_of = lambda most, now: 0  # type: ignore[assignment]


def by_its_own_clock() -> None:
    """Believe this host's clock."""
    wiring.record_clock = lambda url: utc_now  # type: ignore[attr-defined]


def copy_without_end() -> None:
    """Send again whatever may be under way."""
    outbox._again = lambda claimed, reason, was_copy, wait, now: Settlement(  # type: ignore[assignment]
        NoticeState.DUE, reason, was_copy, due_at=now
    )
    claims.hold_copies = lambda connection, notice_ids, now: None  # type: ignore[assignment]
    claims.copies_to_send = lambda connection, claimed, now: list(claimed)  # type: ignore[assignment]


def answers_first() -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    """A web application that acknowledges first and stores a moment later."""
    app = create_app()

    def store_later(environ: dict[str, Any]) -> None:
        time.sleep(SLOW)
        app(environ, lambda *_: None)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return app(environ, start_response)
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        threading.Thread(target=store_later, args=({**environ, "wsgi.input": BytesIO(body)},)).start()
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"END"]

    return answer


def commits_late() -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    """A web application whose commits are promised and not yet on the disk."""

    def promise(connection: Any, _: Any) -> None:
        connection.execute("SET synchronous_commit = off")
        connection.commit()

    event.listen(Engine, "connect", promise)
    return create_app()


if __name__ == "__main__":
    RULES = (settle_first, no_sweep, copy_without_end, never_stand_back, oldest_first, by_its_own_clock)
    {rule.__name__.replace("_", "-"): rule for rule in RULES}[sys.argv[1]]()
    worker.main()
