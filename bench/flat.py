"""Whether a hop takes as long with a million callers as with a thousand: two services, rounds that alternate."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from random import Random
from statistics import median

from bench.hop import TYPED, Round, hops, measure
from bench.servers import ROOT, SECRET, Listening, database, measured_web_server, temporary_service

SIZES = (1_000, 1_000_000)
ROUNDS = 5
DIALLING = 1_000
"""Callers who dial, chosen at random among all."""


def main(kind: str, sizes: tuple[int, int] = SIZES) -> None:
    """Fill both, measure them in turn, and print the medians and how much more the larger one takes."""
    with ExitStack() as stack:
        servers = [stack.enter_context(_filled(kind, size)) for size in sizes]
        rounds: list[list[Round]] = [[] for _ in sizes]
        for _ in range(ROUNDS):
            for server, size, measured in zip(servers, sizes, rounds, strict=True):
                who = Random(size).sample(range(size), DIALLING)
                measured.append(measure(server, hops(f"/ussd/africastalking/{SECRET}", who, TYPED)))
    print(f"\nA hop of known callers with two contacts on {kind}, one web process; medians of {ROUNDS} rounds")
    for size, measured in zip(sizes, rounds, strict=True):
        rate, processor = median(one.rate for one in measured), median(one.processor for one in measured)
        print(f"{size:>10,} callers: {rate:,.0f} a second, {processor * 1e6:.0f} µs of processor time each")
    few, many = rounds
    time = median(one.rate / other.rate for one, other in zip(few, many, strict=True))
    processor = median(other.processor / one.processor for one, other in zip(few, many, strict=True))
    print(f"with more callers a hop takes {time:.2f} of the time and {processor:.2f} of the processor time")


@contextmanager
def _filled(kind: str, callers: int) -> Iterator[Listening]:
    with database(kind) as settings, temporary_service(callers=0, contacts=0, **settings) as environ:
        subprocess.run([sys.executable, "-m", "bench.fill", str(callers)], cwd=ROOT, env=environ, check=True)
        with measured_web_server("app:create_app", environ) as server:
            yield server


if __name__ == "__main__":
    main(*sys.argv[1:2] or ("sqlite",))
