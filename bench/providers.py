"""The stand-in of a provider in a process of its own, so that what it costs is not charged to who measures."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tests.standins.answers import accepted
from tests.standins.provider import Provider

PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Handed:
    """A text as it arrived; `at` is in seconds of the machine's monotonic clock."""

    at: float
    to: str
    body: str


@dataclass(frozen=True, slots=True)
class ProviderProcess:
    """The stand-in, seen from outside."""

    url: str
    pipe: Connection

    def handed(self, after: int, texts: int) -> Sequence[Handed]:
        """So many texts after the first `after`, once they are all there; raises TimeoutError."""
        until = time.monotonic() + PATIENCE
        while self.count() < after + texts:
            if time.monotonic() > until:
                raise TimeoutError(f"the provider heard {self.count() - after} texts of {texts}")
            time.sleep(0.05)
        self.pipe.send(after)
        return self.pipe.recv()

    def count(self) -> int:
        """How many texts came so far."""
        self.pipe.send("count")
        return self.pipe.recv()


@contextmanager
def provider_process(seconds: float) -> Iterator[ProviderProcess]:
    """A provider that takes so long for each text and accepts it."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_provide, args=(theirs, seconds))
    process.start()
    try:
        yield ProviderProcess(ours.recv(), ours)
    finally:
        ours.send("stop")
        process.join()


def _provide(pipe: Connection, seconds: float) -> None:
    with Provider() as provider:
        provider.will(accepted().later(seconds))
        pipe.send(provider.url)
        while (asked := pipe.recv()) != "stop":
            received = provider.received
            pipe.send(
                len(received) if asked == "count" else [Handed(one.at, one.to[0], one.text) for one in received[asked:]]
            )
