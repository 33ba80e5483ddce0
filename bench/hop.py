"""Throughput of a USSD hop, in rounds that alternate with the usual menu for Node.js (`bench/npm_peer`)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

from bench.load import CONNECTIONS, load, post
from bench.prepare import caller
from bench.servers import (
    CALLERS,
    SECRET,
    Listening,
    database,
    measured_web_server,
    npm_peer,
    redis_server,
    temporary_service,
)
from machine.run import what_pays

TYPED = ("", "2", "3", "3*2", "3*2*2", "4", "4*2", "2*0")
"""A walk through contacts, centres and settings: no effects, so one query and no write each."""
TYPED_BY_A_STRANGER = ("", "9")
"""Before she chose a language, which makes her known: the first screen, and the same once more after a wrong key."""

SECONDS, ROUNDS = 4.0, 5
CONTACTS = 2
PEER = "the usual menu (Express, ussd-menu-builder, Redis)"


@dataclass(frozen=True, slots=True)
class Round:
    """What one round measured: hops a second, seconds within which 99 of 100 were answered, processor time of one."""

    rate: float
    p99: float
    processor: float


def main() -> None:
    """Measure on both databases, and print medians and the ratios to the peer in the same round."""
    print(f"{CALLERS} callers with {CONTACTS} contacts, or numbers not known; {CONNECTIONS} connections")
    print(f"{what_pays()} of our processes beside one of the peer")
    print(f"Medians of {ROUNDS} rounds that alternate; the ratio is that of each round\n")
    for kind in ("sqlite", "postgresql"):
        ratios(kind, ROUNDS)


def ratios(kind: str, rounds: int) -> tuple[float, float]:
    """How many hops we answer for each of the peer's: of known callers, and of numbers not known."""
    with _both(kind) as (ours, peer):
        return _compare(kind, ours, peer, rounds)


@contextmanager
def _both(kind: str) -> Iterator[tuple[Listening, Listening]]:
    with ExitStack() as stack:
        redis = stack.enter_context(redis_server())
        settings = stack.enter_context(database(kind))
        environ = stack.enter_context(temporary_service(contacts=CONTACTS, REDIS_URL=redis.url, **settings))
        ours = stack.enter_context(measured_web_server("app:create_app", environ))
        yield ours, stack.enter_context(npm_peer(redis))


def _compare(kind: str, ours: Listening, peer: Listening, times: int) -> tuple[float, float]:
    address = f"/ussd/africastalking/{SECRET}"
    known, unknown = f"{kind}, known callers", f"{kind}, numbers not known"
    rounds: dict[str, list[Round]] = defaultdict(list)
    for _ in range(times):
        rounds[known].append(measure(ours, hops(address, range(CALLERS), TYPED)))
        rounds[PEER].append(measure(peer, hops("/usual", range(CALLERS), TYPED)))
        rounds[unknown].append(measure(ours, hops(address, range(CALLERS, 2 * CALLERS), TYPED_BY_A_STRANGER)))
    found = {}
    for name, ones in rounds.items():
        found[name] = ratio = median(one.rate / beside.rate for one, beside in zip(ones, rounds[PEER], strict=True))
        rate, p99, processor = (median(getattr(one, what) for one in ones) for what in ("rate", "p99", "processor"))
        print(f"{name}: {rate:,.0f} a second, ratio {ratio:.2f}")
        print(f"    p99 {p99 * 1e3:.1f} ms, {processor * 1e6:.0f} µs of processor time each")
    return found[known], found[unknown]


def measure(server: Listening, requests: Sequence[bytes]) -> Round:
    """One round."""
    before = server.processor_time()
    measured = load(server.port, requests, SECONDS)
    taken = server.processor_time() - before
    return Round(measured.rate, measured.p99, taken / (measured.rate * SECONDS))


def hops(path: str, numbers: Sequence[int], walk: Sequence[str]) -> Sequence[bytes]:
    """The requests of these callers, each of whom goes the same way."""
    return [
        post(path, f"sessionId=s{number}&phoneNumber=%2B{caller(number)[1:]}&serviceCode=%2A000%23&text={typed}")
        for number in numbers
        for typed in walk
    ]


if __name__ == "__main__":
    main()
