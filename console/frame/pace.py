"""How many requests one browser may send in a minute, so that nobody takes the console's few threads from the others.

Counted in this process's memory, and forgotten each minute: there is no store that could fail, and nothing to clean.
"""

from collections import Counter

from flask import Flask, abort, request, session

from console.frame.desk import Desk
from console.frame.guard import TOKEN

A_MINUTE = 60
OF_A_MEMBER = 900
"""Ten open pages that each ask every second, and work beside them."""
OF_AN_ADDRESS = 300
"""Of all who are not signed in there: a whole office that begins its shift."""


class Pace:
    """Counts what comes in a minute."""

    def __init__(self) -> None:
        self._minute = 0
        self._counted: Counter[str] = Counter()

    def is_too_fast(self, whose: str, most: int, at: float) -> bool:
        """Count one more; `at` in seconds."""
        if (minute := int(at) // A_MINUTE) != self._minute:
            self._minute, self._counted = minute, Counter()
        self._counted[whose] += 1
        return self._counted[whose] > most


def keep_pace(app: Flask, desk: Desk) -> None:
    """Refuse what comes too fast, before anything is read for it; files of looks are not counted."""
    pace = Pace()

    @app.before_request
    def look() -> None:
        if (request.endpoint or "").endswith(".static"):
            return
        token = session.get(TOKEN)
        whose, most = (token, OF_A_MEMBER) if token else (request.remote_addr or "", OF_AN_ADDRESS)
        if pace.is_too_fast(whose, most, desk.now().timestamp()):
            abort(429)
