"""What went in and what came out, and the checker that finds what was lost, in the manner of Jepsen's total-queue.

https://jepsen-io.github.io/jepsen/jepsen.checker.html (total-queue): every element is enqueued at most once under a
name of its own; afterwards everything is drained. An element here is a call for help, named by the number that called.
"""

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import monotonic

from vocabulary.phone_number import PhoneNumber

MOST_COPIES = 4
"""Three in ten minutes, and one when a route that failed takes texts again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a history shows. `recovered` were not acknowledged and came out all the same, which is right."""

    acknowledged: int
    lost: frozenset[str] = frozenset()
    unexpected: frozenset[str] = frozenset()
    recovered: frozenset[str] = frozenset()
    copies: int = 0
    too_many: frozenset[str] = frozenset()
    late: tuple[float, ...] = ()
    """Seconds from each acknowledged call to the first text that tells of it, the shortest first."""
    normal: float | None = None
    """Seconds after the last trouble until a new call was told as ever, where that was tried."""

    @property
    def is_right(self) -> bool:
        """Nothing acknowledged was lost, nothing came out that never went in, and copies are bounded (P1, P5)."""
        return not (self.lost or self.unexpected or self.too_many)

    def late_at(self, share: float) -> float:
        """Seconds within which this share of the texts came: 0.99 is the p99."""
        return self.late[min(int(len(self.late) * share), len(self.late) - 1)] if self.late else 0.0

    def __str__(self) -> str:
        return (
            f"{self.acknowledged} acknowledged, {len(self.lost)} lost, {len(self.unexpected)} unexpected, "
            f"{len(self.recovered)} recovered, {self.copies} copies, {len(self.too_many)} copied too often"
        )


@dataclass
class History:
    """Calls as they are made, from any thread."""

    attempted: dict[str, float] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def attempt(self, name: str) -> None:
        """She calls: nobody knows yet what becomes of it."""
        with self._lock:
            self.attempted.setdefault(name, monotonic())

    def acknowledge(self, name: str) -> None:
        """The gateway heard 200."""
        with self._lock:
            self.acknowledged.add(name)

    def check(self, came_out: Iterable[tuple[str, PhoneNumber, float]]) -> Verdict:
        """Judge what came out: for each text the call that it tells of, the phone that showed it, and when."""
        texts: Counter[tuple[str, PhoneNumber]] = Counter()
        first: dict[str, float] = {}
        for name, phone, at in came_out:
            texts[name, phone] += 1
            first[name] = min(at, first.get(name, at))
        told = {name for name, _ in texts}
        late = (at - self.attempted[name] for name, at in first.items() if name in self.acknowledged)
        return Verdict(
            acknowledged=len(self.acknowledged),
            lost=frozenset(self.acknowledged - told),
            unexpected=frozenset(told - self.attempted.keys()),
            recovered=frozenset(told & (self.attempted.keys() - self.acknowledged)),
            copies=sum(times - 1 for times in texts.values()),
            too_many=frozenset(name for (name, _), times in texts.items() if times > MOST_COPIES),
            late=tuple(sorted(late)),
        )
