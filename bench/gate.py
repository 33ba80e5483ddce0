"""The ratios that matter, in under four minutes: whoever makes something slower is told before it is released.

    python -m bench gate

Ends with 1 where a ratio is worse than docs/performance.md promises. Both sides of one are measured in turn, so other
work on the machine slows both; beside test suites it can fail for all that.
"""

from dataclasses import dataclass

from bench import fan_out, hop

HOPS, BURSTS = 3, 2
"""Rounds."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was measured, and what is promised: at least, or at most."""

    name: str
    measured: float
    promised: float
    is_at_least: bool = True

    @property
    def is_kept(self) -> bool:
        """Whether it is as good as promised."""
        return self.measured >= self.promised if self.is_at_least else self.measured <= self.promised

    def __str__(self) -> str:
        said, bound = "kept" if self.is_kept else "BROKEN", "at least" if self.is_at_least else "at most"
        return f"{said:7}{self.name}: {self.measured:.2f}, promised {bound} {self.promised}"


def main() -> bool:
    """Measure and print each; tells whether all are kept."""
    measured = [*_hops(), _burst()]
    print("", *measured, sep="\n")
    return all(one.is_kept for one in measured)


def _hops() -> list[Ratio]:
    known, unknown = hop.ratios("sqlite", HOPS)
    on_postgresql, _ = hop.ratios("postgresql", HOPS - 1)
    return [
        Ratio("a hop of a known caller on SQLite, to the usual menu for Node.js", known, 0.3),
        Ratio("a hop of a number not known on SQLite, to the same", unknown, 0.45),
        Ratio("a hop of a known caller on PostgreSQL, to the same", on_postgresql, 0.15),
    ]


def _burst() -> Ratio:
    with fan_out.running("sqlite", BURSTS * fan_out.ALERTS) as service:
        ratio = fan_out.ratio_of(*fan_out.bursts(service, BURSTS))
    return Ratio("100 HELPs at once on SQLite, to a bare sender", ratio, 1.6, is_at_least=False)
