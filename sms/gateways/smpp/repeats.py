"""Which texts the SMSC sends again: it does so when an answer was lost with its link, and says nothing of it."""

from collections import Counter, deque
from dataclasses import dataclass

IN_DOUBT = 30.0
"""Seconds; an answer that is older when a link is lost has surely come through."""
DOUBTED_FOR = 120.0
"""Seconds after the loss in which the same words are taken for the same text."""
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Said:
    """What tells one text from another, as far as the protocol goes: who sent it, and its words."""

    number: str
    body: str


class Repeats:
    """Texts that are stored, and whose answer may have been lost. Each is taken for a repeat once.

    DANGER: a text that is wrongly taken for one is lost, so a HELP must never be asked about here. Times are monotonic
    seconds.
    """

    def __init__(self) -> None:
        self._answered: deque[tuple[float, Said]] = deque(maxlen=_MOST)
        self._doubted: Counter[Said] = Counter()
        self._until = 0.0

    def answered(self, said: Said, at: float) -> None:
        """This is stored and answered."""
        self._answered.append((at, said))

    def link_lost(self, at: float) -> None:
        """The latest answers are in doubt."""
        self._doubted = Counter(said for answered_at, said in self._answered if at - answered_at < IN_DOUBT)
        self._until = at + DOUBTED_FOR
        self._answered.clear()

    def is_one(self, said: Said, at: float) -> bool:
        """Whether this is such a repeat."""
        if at > self._until or not self._doubted[said]:
            return False
        self._doubted[said] -= 1
        return True
