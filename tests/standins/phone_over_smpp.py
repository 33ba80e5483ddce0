"""`make phone ROAD=smpp`: a phone in the terminal whose dials go over SMPP, while `make run` runs.

It starts a USSD centre and one more worker, which is bound to it; the phone page offers the road for as long. A second
such phone dials over the centre of the first.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from config.settings import Settings, load_settings_or_exit
from simulator import terminal
from simulator.over_centre import CENTRE_ADDRESS, running_centre
from tests.standins.centres import ROOT, RunningCentre, centre_by

BOUND_WITHIN = 60
"""Seconds that the worker may take until it is bound."""


def main(arguments: list[str]) -> None:
    """Dial over SMPP until the input ends."""
    settings = load_settings_or_exit()
    if not settings.is_demo:
        sys.exit("The phone in the terminal is for a demonstration, and NAJOT_ENV is production.")
    if running_centre(settings.var):
        return terminal.main(["--road", "smpp", *arguments])
    with centre_by("smpp34") as centre, worker_bound_to(centre, settings), left_word(centre, settings):
        terminal.main(["--road", "smpp", *arguments])


@contextmanager
def worker_bound_to(centre: RunningCentre, settings: Settings) -> Iterator[None]:
    """One more worker on the record of the demonstration."""
    roads = dict.fromkeys([*settings.ussd_roads, "smpp"])
    environ = os.environ | {
        "NAJOT_USSD_ROADS": ",".join(roads),
        "NAJOT_LOG_LEVEL": "error",
        "SMPP_USSD_URL": centre.url,
        "SMPP_USSD_SYSTEM_ID": "najot",
        "SMPP_USSD_PASSWORD": "demo",
    }
    command = ["setpriv", "--pdeathsig", "TERM", sys.executable, "worker.py"]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, start_new_session=True) as worker:
        try:
            click.echo(f"A USSD centre listens on {centre.url}; a worker binds to it …")
            until = time.monotonic() + BOUND_WITHIN
            while not centre.road.bound():
                if worker.poll() is not None or time.monotonic() > until:
                    sys.exit("The worker is not bound to the centre; does `make run` run?")
                time.sleep(0.1)
            yield
        finally:
            worker.terminate()


@contextmanager
def left_word(centre: RunningCentre, settings: Settings) -> Iterator[None]:
    """Leave word where phones dial, for the phone page and for other terminals."""
    left = settings.var / CENTRE_ADDRESS
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_text(str(centre.road.address), "utf-8")
    try:
        yield
    finally:
        left.unlink(missing_ok=True)


if __name__ == "__main__":
    main(sys.argv[1:])
