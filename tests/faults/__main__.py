"""The long fault runs, `make faults`: the troubles of the short tests, many of them, at random moments, under load.

Every round has a seed, printed and in the report; `--seed` runs one again. The moments of a real machine are not
repeated by it, but what is chosen is. Each kind of trouble has a control: a broken service that must lose something.
"""

import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click
import redis

from store.instant import utc_now
from store.migrate import upgrade
from tests.faults import (
    test_clocks_off,
    test_database_lost,
    test_doorbell_lost,
    test_kills,
    test_provider_lost,
    test_rolling,
    trials,
)
from tests.faults.history import Verdict
from tests.faults.network import CUTS, NoNetworks
from tests.faults.rolling import SCHEMAS
from tests.faults.service import Service
from tests.faults.sick_hosts import SICK
from tests.faults.troubles import (
    Trouble,
    call_while,
    disk_full,
    kills,
    record_held,
    redis_full,
    redis_read_only,
    redis_silent,
)
from tests.faults.two_hosts import NEVER_STANDS_BACK, two_hosts
from tests.faults.wrong_clock import OFF
from tests.older_code import NoHistory
from tests.servers import PostgresServer, RedisServer
from tests.standins import answers
from tests.standins.provider import Provider

FOLDER = Path("var/reports")
SQLITE, POSTGRESQL = "sqlite", "postgresql"
ON_ONE_MACHINE = ("refused", "silent")
"""What is tried with SQLite too, which two hosts cannot share."""
CALLS_BY_WRONG_CLOCKS = 80
OLDEST_FIRST = [sys.executable, "-m", "tests.faults.controls", "oldest-first"]


@dataclass(frozen=True, slots=True)
class Ground:
    """A service on servers of its own, for one round or control."""

    folder: Path
    provider: Provider
    redis: RedisServer
    postgres: PostgresServer | None
    stack: ExitStack

    def service(self, redis_url: str = "") -> Service:
        """Make a service, not started yet; it is ended with the ground."""
        url = self.postgres.new_database() if self.postgres else f"sqlite:///{self.folder}/najot.db"
        upgrade(url)
        service = Service(self.folder, url, self.provider, redis_url)
        self.stack.callback(service.stop)
        return service


@contextmanager
def ground(kind: str) -> Iterator[Ground]:
    """Servers in a folder of their own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="najot-faults-")))
        provider = stack.enter_context(Provider())
        own_redis, own_postgres = RedisServer(), PostgresServer(durable=True) if kind == POSTGRESQL else None
        for server in filter(None, (own_redis, own_postgres)):
            server.start()
            stack.callback(server.remove)
        yield Ground(folder, provider, own_redis, own_postgres, stack)


def _for_a_while(trouble: Callable[[], AbstractContextManager[None]], chance: random.Random, longest: float) -> Trouble:
    def happen() -> None:
        with trouble():
            threading.Event().wait(chance.uniform(0.2, longest))

    return happen


def _of_processes(on: Ground, service: Service, chance: random.Random) -> list[Trouble]:
    return kills(service)


def _of_redis(on: Ground, service: Service, chance: random.Random) -> list[Trouble]:
    def killed_and_empty() -> None:
        on.redis.kill()
        on.redis.forget_everything()
        on.redis.start()

    def flushed() -> None:
        with redis.Redis.from_url(on.redis.url) as client:
            client.flushall()

    lasting = (redis_silent, redis_full, redis_read_only)
    return [
        killed_and_empty,
        flushed,
        *(_for_a_while(lambda trouble=trouble: trouble(on.redis), chance, 6) for trouble in lasting),
    ]


def _of_the_provider(on: Ground, service: Service, chance: random.Random) -> list[Trouble]:
    bad = (
        answers.http_error(500),
        answers.http_error(429, Retry_After="1"),
        answers.raw(b"<html>"),
        answers.sent_to_nobody("InternalServerError"),
        answers.taken_but_answer_lost(),
        answers.reset_in_mid_body(),
        answers.redirect("/elsewhere"),
        answers.accepted().later(3),
    )

    def often(share: float) -> Trouble:
        def choose(asked: answers.Asked) -> answers.Answer:
            return chance.choice(bad) if chance.random() < share else answers.accepted()

        return lambda: on.provider.will(choose)

    def away() -> None:
        on.provider.stop()
        threading.Event().wait(chance.uniform(0.2, 3))
        on.provider.start()

    return [often(0.3), often(1.0), often(0.0), away, *kills(service)[:1]]


def _of_the_database(on: Ground, service: Service, chance: random.Random) -> list[Trouble]:
    held = _for_a_while(lambda: record_held(service), chance, 5)
    if on.postgres is None:
        return [held, _for_a_while(lambda: disk_full(service.web, service.worker), chance, 3)]

    def killed() -> None:
        on.postgres.kill()
        threading.Event().wait(chance.uniform(0.1, 2))
        on.postgres.start()

    return [held, killed]


TROUBLES = {
    "processes": _of_processes,
    "redis": _of_redis,
    "provider": _of_the_provider,
    "database": _of_the_database,
}

CONTROLS: dict[str, tuple[str, Callable[[Ground], None]]] = {
    "marked as sent, then sent": (
        SQLITE,
        lambda on: test_kills.test_control_a_worker_that_settles_first_loses_the_text(on.service),
    ),
    "answered, then stored": (
        SQLITE,
        lambda on: test_kills.test_control_a_web_server_that_answers_before_it_stores_loses_calls(on.service),
    ),
    "heard by the bell alone": (
        SQLITE,
        lambda on: test_doorbell_lost.test_control_a_worker_without_its_sweep_loses_what_rang_while_redis_was_away(
            on.service, on.redis
        ),
    ),
    "promises forgotten": (
        SQLITE,
        lambda on: test_provider_lost.test_control_a_worker_that_forgets_its_promises_copies_too_often(on.service),
    ),
    "by the clock of its host": (
        POSTGRESQL,
        lambda on: test_clocks_off.test_control_hosts_that_go_by_their_own_clocks_text_twice(on.service),
    ),
    "upgraded, and taken for sent": (
        SQLITE,
        lambda on: test_rolling.test_control_an_upgrade_that_takes_what_waits_for_sent_loses_calls(on.service),
    ),
    "committed, not on the disk": (
        POSTGRESQL,
        lambda on: test_database_lost.test_control_a_commit_that_the_disk_has_not_is_lost_with_postgresql(
            on.service, on.postgres
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report."""

    what: str
    kind: str
    seed: str
    seconds: float
    result: str
    is_right: bool
    verdict: Verdict | None = None

    @property
    def cells(self) -> list[str]:
        """Its cells, in the order of the head."""
        verdict = self.verdict
        normal = f"{verdict.normal:.1f}" if verdict and verdict.normal is not None else ""
        counted = (
            [
                f"{len(verdict.lost)}",
                f"{verdict.copies}",
                *(f"{verdict.late_at(share):.1f}" for share in (0.5, 0.99, 1)),
            ]
            if verdict
            else [""] * 5
        )
        right = "right" if self.is_right else "**WRONG**"
        return [self.what, self.kind, self.seed, f"{self.seconds:.0f}", *counted, normal, self.result, right]


def _round(what: str, kind: str, seed: int, calls: int, times: int) -> Line:
    chance, started = random.Random(seed), time.monotonic()
    with ground(kind) as on:
        service = on.service(on.redis.url).start()
        call_while(service, calls, TROUBLES[what](on, service, chance), times, chance)
        on.provider.will(answers.accepted())
        normal = service.seconds_until_normal()
        service.drain()
        verdict = replace(service.verdict(), normal=normal)
    return Line(what, kind, str(seed), time.monotonic() - started, str(verdict), verdict.is_right, verdict)


def _trial(
    what: str, kind: str, run: Callable[[Ground], Verdict], must_be_late: bool = False, may_copy: bool = True
) -> Line:
    """A trial of how late alarms are; a control must be late."""
    started = time.monotonic()
    with ground(kind) as on:
        verdict = run(on)
    is_late = bool(verdict.lost) or verdict.late_at(0.99) > trials.PROMISED
    is_right = is_late if must_be_late else verdict.is_right and not is_late and (may_copy or not verdict.copies)
    return Line(what, kind, "", time.monotonic() - started, str(verdict), is_right, verdict)


def _with_an_ill_host(on: Ground, ill: str, seconds: float, worker: list[str] | None = None) -> Verdict:
    service = on.service(on.redis.url)
    return trials.one_host_ill(service, SICK[ill](service, on.stack), seconds, worker)


def _trials() -> list[Callable[[], Line]]:
    """One of two hosts ill in each way, wrong clocks, and very many older alarms; with the controls."""
    ills = [
        lambda ill=ill, kind=kind: _trial(
            f"one of two hosts {ill}", kind, partial(_with_an_ill_host, ill=ill, seconds=60)
        )
        for ill in SICK
        for kind in (SQLITE, POSTGRESQL)
        if kind == POSTGRESQL or ill in ON_ONE_MACHINE
    ]
    backlogs = [
        lambda kind=kind: _trial(
            f"{trials.BACKLOG} older alarms due, the provider takes 1 s",
            kind,
            lambda on: trials.many_older_alarms(on.service(on.redis.url), calls=20),
        )
        for kind in (SQLITE, POSTGRESQL)
    ]
    sick = partial(_with_an_ill_host, ill="refused", seconds=60, worker=NEVER_STANDS_BACK)
    oldest = lambda on: trials.many_older_alarms(  # noqa: E731
        on.service(on.redis.url).runs(worker=OLDEST_FIRST), calls=20
    )
    controls = [
        lambda: _trial("control: a host never stands back", POSTGRESQL, sick, must_be_late=True),
        lambda: _trial("control: the oldest first, always", POSTGRESQL, oldest, must_be_late=True),
    ]
    return [*ills, *_clocks(), *backlogs, *controls]


def _clocks() -> list[Callable[[], Line]]:
    """Wrong clocks, of one of two hosts and of three of four, and one that is set; the provider takes 1.5 s."""

    def wrong(ahead: tuple[float, ...]) -> Callable[[], Line]:
        what = f"{len(ahead)} of {len(ahead) + 1} hosts with a clock off by {', '.join(f'{one:+} s' for one in ahead)}"
        run = lambda on: trials.clocks_off(on.service(on.redis.url), CALLS_BY_WRONG_CLOCKS, ahead)  # noqa: E731
        return lambda: _trial(what, POSTGRESQL, run, may_copy=False)

    set_again = lambda on: trials.clock_set(on.service(on.redis.url), CALLS_BY_WRONG_CLOCKS)  # noqa: E731
    ones = [wrong((one,)) for one in OFF]
    set_one = lambda: _trial("a host's clock set again and again", POSTGRESQL, set_again, may_copy=False)  # noqa: E731
    return [*ones, wrong(OFF), set_one]


def _hosts() -> list[Callable[[], Line]]:
    """One of two hosts cut off in each way, with networks of their own, and a control."""
    ways = [partial(_cut_off, how) for how in CUTS]
    return [*ways, partial(_cut_off, "that hears nothing of the provider", NEVER_STANDS_BACK)]


def _cut_off(how: str, worker: list[str] | None = None) -> Line:
    what = f"{'control: a host never stands back, ' if worker else ''}one of two hosts {how}"

    def run(on: Ground) -> Verdict:
        return trials.one_host_cut_off(on.stack.enter_context(two_hosts(on.folder, worker)), CUTS[how], seconds=40)

    try:
        return _trial(what, POSTGRESQL, run, must_be_late=worker is not None)
    except NoNetworks as reason:
        return Line(what, POSTGRESQL, "", 0, f"SKIPPED: {reason}", True)


def _control(name: str) -> Line:
    kind, run = CONTROLS[name]
    started = time.monotonic()
    with ground(kind) as on:
        try:
            run(on)
            result, saw_it = "loss or copies seen, as it must be", True
        except AssertionError as wrong:
            result, saw_it = f"NOTHING SEEN: {wrong}", False
    return Line(f"control: {name}", kind, "", time.monotonic() - started, result, saw_it)


def _rolling(schema: str, calls: int) -> Line:
    started = time.monotonic()
    with ground(POSTGRESQL) as on:
        try:
            result, is_right = test_rolling.roll_from(schema, on.folder, on.postgres, on.provider, calls), True
        except NoHistory as reason:
            result, is_right = f"SKIPPED: {reason}", True
        except AssertionError as wrong:
            result, is_right = str(wrong), False
    return Line(f"rolling upgrade from {schema}", POSTGRESQL, "", time.monotonic() - started, result, is_right)


def _write(lines: list[Line]) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"faults-{utc_now():%Y-%m-%d-%H%M}.md"
    rows = "\n".join(f"| {' | '.join(one.cells)} |" for one in lines)
    names = ["trouble", "database", "seed", "seconds", "lost", "copies", "p50", "p99", "worst", "normal after", "", ""]
    head = f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n"
    path.write_text(f"# make faults, {utc_now():%Y-%m-%d %H:%M} UTC\n\n{head}{rows}\n", encoding="utf-8")
    return path


@click.command()
@click.option("--rounds", default=3, show_default=True, help="of each trouble on each database")
@click.option("--calls", default=150, show_default=True, help="calls for help in a round")
@click.option("--times", default=12, show_default=True, help="troubles in a round")
@click.option("--seed", type=int, help="of the first round; else a random one")
@click.option("--only", type=click.Choice([*TROUBLES, "rolling", "late", "hosts", "controls"]))
def main(rounds: int, calls: int, times: int, seed: int | None, only: str | None) -> None:
    """Run all troubles and all controls; the exit status is 1 when anything was lost or a control saw nothing."""
    first = random.SystemRandom().randrange(10**6) if seed is None else seed
    tasks: list[Callable[[], Line]] = [
        lambda what=what, kind=kind, turn=turn: _round(what, kind, first + turn, calls, times)
        for what in TROUBLES
        for kind in (SQLITE, POSTGRESQL)
        for turn in range(rounds)
        if only in (None, what)
    ]
    tasks += [lambda schema=schema: _rolling(schema, calls) for schema in SCHEMAS if only in (None, "rolling")]
    tasks += _trials() if only in (None, "late") else []
    tasks += _hosts() if only in (None, "hosts") else []
    tasks += [lambda name=name: _control(name) for name in CONTROLS if only in (None, "controls")]
    lines: list[Line] = []
    with click.progressbar(tasks, file=sys.stderr, label=f"seed {first}") as bar:
        for task in bar:
            lines.append(task())
            click.echo(f"\n{lines[-1].what}, {lines[-1].kind}, {lines[-1].seed}: {lines[-1].result}")
    wrong = sum(not line.is_right for line in lines)
    click.echo(f"{len(lines) - wrong} right, {wrong} wrong; report: {_write(lines)}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
