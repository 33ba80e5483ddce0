"""Which of a few threads waits for what comes in: the leader, who answers what it finds itself.

Python runs one thread at a time, so handing each request to another thread costs a fifth of a hop. The leader stays on
while its answers are quick; when one takes some milliseconds, as a commit does, the next thread takes over, and the
former leader goes to the end of the line. While all rest, none of them looks at a clock.
"""

import time
from threading import Lock, Semaphore

TAKE_OVER_AFTER = 0.002
"""Seconds between two looks of who would take over, and the least time after which it does."""
_LOOKS_BEFORE_SLEEP = 20


class Lead:
    """Shared by the threads; each names itself by its number."""

    def __init__(self) -> None:
        self._mutex = Lock()
        self._leader: int | None = None
        self._is_answering = False
        self._answers = 0
        self._deputy = Lock()
        self._deputy_sleeps = False
        self._wake = Semaphore(0)

    def wait(self, me: int) -> None:
        """Come back as the leader."""
        with self._deputy:
            seen, quiet = -1, 0
            while not self._takes_over(me, seen):
                now = self._answers if self._is_answering else -1
                quiet = 0 if now >= 0 or seen >= 0 else quiet + 1
                seen = now
                if quiet < _LOOKS_BEFORE_SLEEP:
                    time.sleep(TAKE_OVER_AFTER)
                else:
                    self._sleep()
                    quiet = 0

    def begins(self) -> None:
        """The leader begins to answer."""
        self._answers += 1
        self._is_answering = True
        if self._deputy_sleeps:
            self._deputy_sleeps = False
            self._wake.release()

    def goes_on(self, me: int) -> bool:
        """Whether the leader, whose answer is done, leads still."""
        with self._mutex:
            if self._leader != me:
                return False
            self._is_answering = False
            return True

    def _takes_over(self, me: int, seen: int) -> bool:
        with self._mutex:
            is_free = self._leader is None or (self._is_answering and self._answers == seen)
            if is_free:
                self._leader, self._is_answering = me, False
            return is_free

    def _sleep(self) -> None:
        """Until the leader begins something; it is looked at once more, so that none of its beginnings is missed."""
        self._deputy_sleeps = True
        if self._is_answering:
            self._deputy_sleeps = False
        else:
            self._wake.acquire()
