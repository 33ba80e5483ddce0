"""A contact answers by SMS that they go: how long until the others are told, and until the team's record shows it.

It is a claim: the others are asked whether they can come too, and the alert stays open for the centre.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread

from sqlalchemy import Engine, select

from bench.fan_out import CONTACTS, PROVIDER_SECONDS, Running, all_at_once, caller_in, help_of, lags_of, running
from bench.load import post
from bench.prepare import contact_of
from bench.providers import Handed
from bench.report import Show, percentiles
from bench.servers import SECRET
from store.database import open_database, reading
from store.tables.alerts import alerts

ALERTS = 100
ROUNDS = 3
PROMISE = 2.0
"""Seconds within which the others hear that somebody goes."""

LOOK_EVERY = 0.02
PATIENCE = 60.0

_CODE = re.compile(r"SHOSHILINCH (\d+)!")
_GOES = "telefonidan"
"""Stands in what contacts and the centre read of it, and in no alarm."""


def main(show: Show) -> None:
    """Open alerts, let one contact of each answer in the same moment, and time what follows; on both databases."""
    print(
        f"{ALERTS} open alerts with {CONTACTS} contacts each, one contact of each answers 1 at once; {ROUNDS} rounds, "
        f"a provider that takes {PROVIDER_SECONDS * 1000:.0f} ms"
    )
    for kind, name in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
        _measure(kind, name, show)


def _measure(kind: str, name: str, show: Show) -> None:
    told: list[float] = []
    shown: list[float] = []
    with running(kind, ROUNDS * ALERTS) as service:
        engine = open_database(service.database_url)
        for turn in range(ROUNDS):
            heard, seen = _round(service, engine, range(turn * ALERTS, (turn + 1) * ALERTS))
            told += heard
            shown += seen
        engine.dispose()
    print(f"{name}, from the webhook")
    for what, seconds in (("the others are told", told), ("the record shows it", shown)):
        kept = sum(one <= PROMISE for one in seconds) / len(seconds)
        print(f"  until {what}: {percentiles(seconds)}; within {PROMISE:.0f} s: {kept:.1%}")
    show(f"From an answer by SMS, {name}", {"the others are told": told, "the record shows it": shown})


def _round(service: Running, engine: Engine, numbers: range) -> tuple[list[float], list[float]]:
    """How long each text to the others took, and each alert until the record says that somebody comes."""
    before = service.provider.count()
    all_at_once(service.port, {number: help_of(number) for number in numbers})
    codes = _codes_in(_about(numbers, service.provider.handed(before, len(numbers) * (CONTACTS + 1))))
    before = service.provider.count()
    with _watching(engine, codes) as seen:
        answered = all_at_once(service.port, {number: _answer(number) for number in numbers})
        others = len(numbers) * CONTACTS
        texts = [text for text in service.provider.handed(before, others) if _GOES in text.body]
    if len(texts) != others:
        raise AssertionError(f"{len(texts)} of {others} texts say who goes")
    return lags_of(texts, answered), [seen[number] - answered[number] for number in numbers]


def _about(numbers: range, texts: Iterable[Handed]) -> list[Handed]:
    return [text for text in texts if caller_in(text) in numbers]


def _codes_in(alarms: Iterable[Handed]) -> dict[str, int]:
    """Whose alert has which code."""
    return {found[1]: caller_in(alarm) for alarm in alarms if (found := _CODE.search(alarm.body))}


@contextmanager
def _watching(engine: Engine, codes: Mapping[str, int]) -> Iterator[dict[int, float]]:
    """Look at the record as the team's pages do; when each alert was first seen to be seen to, by its caller."""
    seen: dict[int, float] = {}
    over = Event()
    its_code = select(alerts.c.code).where(alerts.c.answered > 0)

    def look() -> None:
        until = time.monotonic() + PATIENCE
        while len(seen) < len(codes) and time.monotonic() < until and not over.wait(LOOK_EVERY):
            with reading(engine) as connection:
                found = [code for code in connection.execute(its_code).scalars() if code in codes]
            at = time.monotonic()
            for code in found:
                seen.setdefault(codes[code], at)

    thread = Thread(target=look)
    thread.start()
    try:
        yield seen
        thread.join()
    finally:
        over.set()
        thread.join()


def _answer(number: int) -> bytes:
    """The webhook of a contact's text."""
    sender = contact_of(number, 0)
    form = f"from=%2B{sender[1:]}&to=000&text=1&id=answer-{number}"
    return post(f"/sms/africastalking/{SECRET}/incoming", form)
