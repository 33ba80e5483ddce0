"""What a HELP costs beside an older commit, in processor time: `python -m bench.beside COMMIT`.

Both run at once, each on a record of its own with a provider of its own, and are called in turn, so that other work
on the machine weighs on both: read the ratios. A commit from before `machine/serve.py` cannot be started like this.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from bench.fan_out import CONTACTS, PROVIDER_SECONDS, all_at_once, help_of
from bench.providers import ProviderProcess, provider_process
from bench.servers import (
    ROOT,
    Listening,
    Processes,
    database,
    measured_web_server,
    redis_server,
    temporary_service,
    worker,
)
from tests.older_code import NoHistory, code_of
from tests.processes import with_children

ROUNDS, CALLS = 9, 60
SETTLED = 1.0
"""Seconds after the last text has left, in which what became of it is stored."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time."""

    web: float
    worker: float

    @property
    def together(self) -> float:
        """Of both."""
        return self.web + self.worker


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two under measurement."""

    web: Listening
    worker: Processes
    provider: ProviderProcess

    def cost_of(self, callers: Sequence[int], call: Callable[[int, Sequence[int]], None]) -> Cost:
        """What these HELPs take until all their texts are settled."""
        before, texts = self._so_far(), self.provider.count()
        call(self.web.port, callers)
        self.provider.handed(texts, len(callers) * (CONTACTS + 1))
        time.sleep(SETTLED)
        after = self._so_far()
        return Cost(after.web - before.web, after.worker - before.worker)

    def _so_far(self) -> Cost:
        return Cost(self.web.processor_time(), self.worker.processor_time())


def at_once(port: int, callers: Sequence[int]) -> None:
    """All in the same moment."""
    all_at_once(port, {one: help_of(one) for one in callers})


def in_turn(port: int, callers: Sequence[int]) -> None:
    """Each after the answer to the one before."""
    for one in callers:
        at_once(port, [one])


WAYS = {"at once": at_once, "one after the other": in_turn}


@click.command()
@click.argument("commit")
@click.option("--database", "kind", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--rounds", type=click.IntRange(1), default=ROUNDS, show_default=True)
def main(commit: str, kind: str, rounds: int) -> None:
    """Print how many times as much processor time a HELP takes as with that commit; medians of the rounds."""
    callers = 1 + rounds * len(WAYS) * CALLS
    try:
        with code_of(commit) as older, _running(older, kind, callers) as theirs, _running(ROOT, kind, callers) as ours:
            found = _measure(ours, theirs, rounds)
    except NoHistory as reason:
        raise click.ClickException(str(reason)) from reason
    click.echo(f"A HELP with {CONTACTS} contacts and a centre on {kind}, beside {commit}; ratios of processor time")
    for way, pairs in found.items():
        for part in ("web", "worker", "together"):
            ratio = median(getattr(one, part) / getattr(other, part) for one, other in pairs)
            ms = median(getattr(one, part) for one, _ in pairs) / CALLS * 1e3
            click.echo(f"  {way}, {part}: {ratio:.2f} ({ms:.1f} ms)")


def _measure(ours: Side, theirs: Side, rounds: int) -> dict[str, list[tuple[Cost, Cost]]]:
    found = defaultdict(list)
    callers = count(1)
    with click.progressbar(range(rounds), file=sys.stderr) as bar:
        for turn in bar:
            for way, call in WAYS.items():
                numbers = list(islice(callers, CALLS))
                sides = (ours, theirs) if turn % 2 else (theirs, ours)
                costs = {side: side.cost_of(numbers, call) for side in sides}
                found[way].append((costs[ours], costs[theirs]))
    return found


@contextmanager
def _running(code: Path, kind: str, callers: int) -> Iterator[Side]:
    """A service of this code, warm: one more has called. Nobody is told later, so that no round pays for another."""
    account = {"AFRICASTALKING_USERNAME": "bench", "AFRICASTALKING_API_KEY": "x", "NAJOT_GATEWAYS": "africastalking"}
    with ExitStack() as stack:
        provider = stack.enter_context(provider_process(PROVIDER_SECONDS))
        steps = Path(stack.enter_context(TemporaryDirectory(prefix="najot-bench-")), "escalation.yaml")
        as_released = Path(code, "config/escalation.yaml").read_text("utf-8")
        steps.write_text(as_released.replace("seconds: 60", "seconds: 40000").replace("seconds: 180", "seconds: 80000"))
        redis, url = stack.enter_context(redis_server()), stack.enter_context(database(kind))
        settings = {
            "REDIS_URL": redis.url,
            "AFRICASTALKING_URL": provider.url,
            "NAJOT_ESCALATION": str(steps),
            **account,
            **url,
        }
        environ = stack.enter_context(temporary_service(callers, CONTACTS, code, **settings))
        web = stack.enter_context(measured_web_server("app:create_app", environ, code))
        worker_ = stack.enter_context(worker(environ, code))
        at_once(web.port, [0])
        provider.handed(0, CONTACTS + 1)
        yield Side(web, Processes(tuple(with_children(worker_))), provider)


if __name__ == "__main__":
    main()
