"""What a check of `doctor` comes to."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a check ended."""

    GOOD = "ok"
    NOTE = "note"
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was tried, and what came of it."""

    what: str
    verdict: Verdict
    words: str
