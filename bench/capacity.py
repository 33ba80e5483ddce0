"""What an evening with a broadcast asks of the service, and what breaks first: `python -m bench.capacity`.

A broadcast names the short code, and women dial. Their work waits in line at three places: the door, the networks that
take texts, and people. Each does as much a second as it can, first come first served (a fluid queue: Newell,
Applications of Queueing Theory, 2nd edition, chapter 2). What a piece of work costs was measured (docs/performance.md).
How many dial and what they do is assumed; every assumption is an option. `--check` sets the model beside a real run.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, exp
from statistics import quantiles

import click

from bench import fan_out
from sms.sending.deliver import THREADS

SECONDS = 3 * 3600
"""Of the evening."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds of processor time, on SQLite, rounded up from docs/performance.md."""

    hop: float = 0.00042
    help_at_the_door: float = 0.0105
    text: float = 0.0024
    answer: float = 0.005


@dataclass(frozen=True, slots=True)
class Evening:
    """Who dials: so many a second in the first minute, ever fewer after `fades` seconds; and what they do."""

    dials: float
    fades: float
    hops_a_dial: float
    helps_a_dial: float
    texts_a_help: float
    answers_a_help: float

    def dials_in(self, second: int) -> float:
        """How many dial in a second of the evening."""
        return self.dials * exp(-second / self.fades)


@dataclass(frozen=True, slots=True)
class Supply:
    """What is there: processors for the door and for workers, texts a second that networks take, people."""

    door: float
    workers: float
    networks: float
    people: float
    minutes_an_alert: float

    def texts(self, costs: Costs) -> float:
        """How many texts a second can leave."""
        return min(self.networks, self.workers / costs.text)

    @property
    def alerts(self) -> float:
        """How many alerts a second people can take and see through."""
        return self.people / (60 * self.minutes_an_alert)


@dataclass(frozen=True, slots=True)
class Line:
    """A place where work waits: what comes at most a second, what it can do, and how long each second's work waits."""

    name: str
    most: float
    can: float
    done: Sequence[float]
    waits: Sequence[float]

    @property
    def load(self) -> float:
        """Over 1, a line grows."""
        return self.most / self.can


def line(name: str, arriving: Sequence[float], can: float) -> Line:
    """The line in front of a place that does so much a second."""
    waiting, done, waits = 0.0, [], []
    for work in arriving:
        waits.append((waiting + work / 2) / can if waiting + work > can else 0.0)
        done.append(min(waiting + work, can))
        waiting = max(0.0, waiting + work - can)
    return Line(name, max(arriving), can, done, waits)


def play(evening: Evening, supply: Supply, costs: Costs) -> tuple[Line, Line, Line]:
    """The lines at the door, before the networks, and before people."""
    dials = [evening.dials_in(second) for second in range(SECONDS)]
    a_dial = evening.hops_a_dial * costs.hop + evening.helps_a_dial * (
        costs.help_at_the_door + evening.answers_a_help * costs.answer
    )
    door = line("door", [count * a_dial for count in dials], supply.door)
    helps = [work / a_dial * evening.helps_a_dial for work in door.done]
    networks = line("networks", [count * evening.texts_a_help for count in helps], supply.texts(costs))
    return door, networks, line("people", helps, supply.alerts)


def percentile(waits: Sequence[float], weights: Sequence[float], percent: float) -> float:
    """Within how many seconds so many of a hundred were done, where each stands for so many."""
    left = sum(weights) * percent / 100
    for wait, weight in sorted(zip(waits, weights, strict=True)):
        left -= weight
        if left <= 0:
            return wait
    return max(waits)


def report(evening: Evening, supply: Supply, costs: Costs) -> str:
    """What comes, what is there, how long it waits, and what would be enough."""
    door, networks, people = lines = play(evening, supply, costs)
    waits = [one + other for one, other in zip(door.waits, networks.waits, strict=True)]
    weights = [evening.dials_in(second) for second in range(SECONDS)]
    helps = sum(weights) * evening.helps_a_dial
    first = max(lines, key=lambda one: one.load)
    enough = replace(
        supply,
        door=ceil(door.most),
        workers=ceil(networks.most * costs.text),
        networks=ceil(networks.most),
        people=ceil(people.most * 60 * supply.minutes_an_alert),
    )
    told = ", ".join(f"p{percent} {percentile(waits, weights, percent):,.1f} s" for percent in (50, 95, 99))
    return "\n".join(
        [
            f"{evening.dials:g} dials/s at first, {sum(weights):,.0f} in the evening, {helps:,.0f} alerts, "
            f"{sum(networks.done):,.0f} texts",
            *(f"  {one.name:9}{one.load:8.2f} of what it can; longest wait {max(one.waits):,.0f} s" for one in lines),
            f"  a HELP waits {told}",
            f"  breaks first: {first.name}" if first.load > 1 else "  nothing breaks",
            f"  enough without a line: {enough.door:g} processors at doors, {enough.workers:g} for workers, "
            f"{enough.networks:g} texts/s, {enough.people:g} people",
        ]
    )


@click.command()
@click.option("--check", is_flag=True, help="Set the model beside a real run instead.")
@click.option("--dials", default=5.0, show_default=True, help="a second when the broadcast names the code, at 1 times")
@click.option("--times", multiple=True, type=float, default=(1, 10, 100), show_default=True, help="as many dials")
@click.option("--fades", default=600.0, show_default=True, help="seconds in which dials fall to a third")
@click.option("--hops", default=5.0, show_default=True, help="keys a dial")
@click.option("--helps", default=0.05, show_default=True, help="of a dial, how many call for help")
@click.option("--texts", default=4.0, show_default=True, help="first texts of a HELP")
@click.option("--answers", default=2.0, show_default=True, help="texts that come back of a HELP")
@click.option("--door", default=2.0, show_default=True, help="processors for web servers")
@click.option("--workers", default=2.0, show_default=True, help="processors for workers")
@click.option("--networks", default=50.0, show_default=True, help="texts a second that the networks take")
@click.option("--people", default=20.0, show_default=True, help="on duty in the whole country")
@click.option("--minutes", default=10.0, show_default=True, help="that an alert keeps one of them busy")
def main(check: bool, times: tuple[float, ...], **assumed: float) -> None:
    """Print what breaks first when so many dial."""
    if check:
        return _check()
    evening = Evening(*(assumed[name] for name in ("dials", "fades", "hops", "helps", "texts", "answers")))
    supply = Supply(*(assumed[name] for name in ("door", "workers", "networks", "people", "minutes")))
    for one in times:
        click.echo(f"{one:g} times: {report(replace(evening, dials=evening.dials * one), supply, Costs())}\n")
    return None


def _check(slow: float = 2.0) -> None:
    """100 HELPs at once over a network that takes `THREADS / slow` texts a second, by the model and as it is."""
    helps = range(fan_out.ALERTS)
    with fan_out.running("sqlite", len(helps), slow) as service:
        before = service.provider.count()
        raised = fan_out.all_at_once(service.port, {number: fan_out.help_of(number) for number in helps})
        texts = service.provider.handed(before, len(helps) * (fan_out.CONTACTS + 1))
        measured = quantiles(fan_out.lags_of(texts, raised), n=100)
    for percent in (50, 95):
        modelled = len(texts) * percent / 100 / (THREADS / slow)
        click.echo(f"p{percent}: measured {measured[percent - 1]:.1f} s, by the model {modelled:.1f} s")


if __name__ == "__main__":
    main()
