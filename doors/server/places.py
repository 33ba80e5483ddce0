"""Who holds a place at the door: who has shown a gateway's secret may have all, everybody else half of them together.

No limit goes by address: behind a proxy all clients have one, and a gateway's are not published. When there is no
place left, who has been idle longest goes, strangers first; so whoever comes new finds one.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Client = TypeVar("Client", bound=Hashable)


class Places(Generic[Client]):
    """Places of one process. A client rests until it is busy: who is being answered does not lose its place."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._resting: dict[bool, OrderedDict[Client, None]] = {False: OrderedDict(), True: OrderedDict()}
        self._all = {False: 0, True: 0}
        self._lock = Lock()

    def enter(self, client: Client) -> None:
        """A client comes in, of whom nothing is known."""
        with self._lock:
            self._all[False] += 1
            self._resting[False][client] = None

    def in_excess(self) -> Client | None:
        """Who has to go, the longest idle of those that are too many; None when there is room or nobody rests."""
        with self._lock:
            if self._all[False] > self._most // 2:
                return next(iter(self._resting[False]), None)
            if sum(self._all.values()) > self._most:
                return next(iter(self._resting[False]), None) or next(iter(self._resting[True]), None)
            return None

    def longest_idle(self) -> list[Client]:
        """All who rest, strangers first and then the longest idle."""
        with self._lock:
            return [*self._resting[False], *self._resting[True]]

    def is_heard(self, client: Client, is_known: bool, was_known: bool) -> None:
        """Something came from a client that rests; `is_known` tells whether it has shown a secret by now."""
        with self._lock:
            self._change(is_known, was_known)
            self._resting[was_known].pop(client, None)
            self._resting[is_known][client] = None

    def is_busy(self, client: Client, is_known: bool, was_known: bool) -> None:
        """A request of this client is whole."""
        with self._lock:
            self._change(is_known, was_known)
            self._resting[was_known].pop(client, None)

    def rests(self, client: Client, is_known: bool) -> None:
        """It was answered."""
        with self._lock:
            self._resting[is_known][client] = None

    def leave(self, client: Client, is_known: bool) -> None:
        """It is gone."""
        with self._lock:
            self._all[is_known] -= 1
            self._resting[is_known].pop(client, None)

    def _change(self, is_known: bool, was_known: bool) -> None:
        if is_known != was_known:
            self._all[was_known] -= 1
            self._all[is_known] += 1
