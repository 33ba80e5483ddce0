"""Runs every measurement and writes one report: `make bench`, or `python -m bench NAME…` for some of them."""

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stdout

import click

from bench import (
    answers,
    dials,
    face,
    fan_out,
    figures,
    find,
    flat,
    flood,
    gate,
    help_latency,
    hop,
    menu,
    pins,
    queue,
    regions,
    slow,
)
from bench.report import Report, Show
from store.instant import utc_now

MEASUREMENTS: dict[str, tuple[str, Callable[[Show], None]]] = {
    "hop": ("A USSD hop, beside a peer", lambda show: hop.main()),
    "dials": ("A turn of a dial over SMPP, beside a bare echo", lambda show: dials.main()),
    "flat-sqlite": ("A hop with 1,000 and with 1,000,000 callers, on SQLite", lambda show: flat.main("sqlite")),
    "flat-postgresql": ("The same on PostgreSQL", lambda show: flat.main("postgresql")),
    "latency": ("From a HELP to the provider, one after the other", lambda show: help_latency.main()),
    "fan-out-sqlite": ("100 alerts at once, and 50 a second, on SQLite", lambda show: fan_out.main("sqlite", show)),
    "fan-out-postgresql": ("The same on PostgreSQL", lambda show: fan_out.main("postgresql", show)),
    "answers": ("A contact answers by SMS: when the others hear it, and when the team sees it", answers.main),
    "flood": ("10,000 calls of 100 numbers with 5 of others among them", flood.main),
    "pins": ("A HELP beside a flood of texts with PINs", pins.main),
    "slow": ("A HELP, and hops, beside clients that are slow or greedy", lambda show: slow.main()),
    "face": ("One face in time: each word for each kind of account", lambda show: face.main()),
    "figures": ("The figures of the console over a million alerts", lambda show: figures.main()),
    "queue": ("The team's list with 500 and 1000 open alerts", lambda show: queue.main()),
    "find-sqlite": ("Finding among a million closed alerts, on SQLite", lambda show: find.main("sqlite")),
    "find-postgresql": ("The same on PostgreSQL", lambda show: find.main("postgresql")),
    "menu": ("The menu: loading it and replaying keys", lambda show: menu.main()),
    "regions": ("Look-ups by place", lambda show: regions.main()),
}

GATE = "gate"


@click.command()
@click.argument("names", nargs=-1, type=click.Choice([*MEASUREMENTS, GATE]))
def main(names: tuple[str, ...]) -> None:
    """Measure all, or the named, one after the other; the figures go to the terminal and into the report.

    The gate stands alone: it measures a few ratios, and ends with 1 where one is worse than promised.
    """
    if GATE in names:
        sys.exit(not gate.main())
    report = Report()
    chosen = names or tuple(MEASUREMENTS)
    with click.progressbar(chosen, file=sys.stderr, item_show_func=lambda name: name or "") as bar:
        for name in bar:
            title, measure = MEASUREMENTS[name]
            report.begin(title)
            said = io.StringIO()
            with redirect_stdout(said):
                measure(report.show)
            report.say(said.getvalue())
    click.echo(report.text)
    click.echo(f"Report with curves: {report.write(utc_now())}")


if __name__ == "__main__":
    main()
