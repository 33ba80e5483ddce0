"""What this worker finds of its routes, what others find, and how much it takes by that (`sms.sending.own_health`)."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import structlog

from alerts.book import RecordUnavailable
from sms.gateway import Gateway, Outcome, Refused, Remote, TryLater
from sms.sending.own_health import (
    HANGS_AFTER,
    Own,
    Share,
    asked,
    is_taken,
    is_to_be_asked,
    known_here,
    own_after,
    own_now,
    share,
)
from sms.sending.route_health import Health, probed

BELIEVED_FOR = 1.0
"""Seconds for which what others said is believed; it is asked for only while something fails here."""

TELLS_EVERY = 5.0
"""Seconds between two signs of life."""

_log = structlog.get_logger()


class Peers(Protocol):
    """The workers of this service, each of which says how it fares. Each call may raise RecordUnavailable."""

    def tell(self, fails: Mapping[str, bool], now: datetime) -> None:
        """Say that this worker lives, and on which of its routes it fails."""
        ...

    def well_elsewhere(self, now: datetime) -> frozenset[str]:
        """The routes on which another worker that lives does not fail."""
        ...

    def leave(self) -> None:
        """Say that this worker is gone."""
        ...


class Alone:
    """No other worker."""

    def tell(self, fails: Mapping[str, bool], now: datetime) -> None:
        """Nobody hears it."""

    def well_elsewhere(self, now: datetime) -> frozenset[str]:
        """Nowhere."""
        return frozenset()

    def leave(self) -> None:
        """Nobody misses it."""


class ThisHost:
    """The routes as this worker finds them, from any thread. While nothing fails, no text asks the record."""

    def __init__(self, routes: Sequence[Gateway], peers: Peers, now: Callable[[], datetime]) -> None:
        self._routes = {route.name: route for route in routes}
        self._peers = peers
        self._now = now
        self._own = {name: Own() for name in self._routes}
        self._out: dict[str, dict[object, float]] = {name: {} for name in self._routes}
        self._taken_at = dict.fromkeys(self._routes, 0.0)
        self._elsewhere: frozenset[str] = frozenset()
        self._believed_until = 0.0
        self._told: dict[str, bool] = {}
        self._tells_at = 0.0
        self._silent: frozenset[str] = frozenset()
        self._lock = threading.Lock()

    def begin(self, route: str) -> object:
        """A text goes out; answers what its end is to be told by."""
        sending = object()
        with self._lock:
            self._own[route] = replace(self._own[route], may_try=False)
            self._out[route][sending] = time.monotonic()
        return sending

    def end(self, route: str, sending: object, outcome: Outcome) -> bool:
        """Something came of it; answers whether it is news for all, and not this host's trouble alone."""
        taken = is_taken(outcome)
        elsewhere = not taken and route in self._well_elsewhere()
        with self._lock:
            del self._out[route][sending]
            before = self._own[route]
            self._own[route] = own_after(before, outcome, elsewhere, self._now())
            if taken:
                self._taken_at[route] = time.monotonic()
                self._silent -= {route}
        _page(route, outcome, before, self._own[route])
        self._tell()
        return not elsewhere

    def look(self) -> None:
        """Give a sign of life, and see whether what fails here fails everywhere."""
        self._silent = frozenset(name for name in self._routes if self._gets_no_answer(name))
        elsewhere = self._well_elsewhere() if self._silent or self._any_trouble() else frozenset()
        with self._lock:
            for name, own in self._own.items():
                self._own[name] = own_now(own, name in self._silent, name in elsewhere)
        self._tell()

    def leave(self) -> None:
        """Nothing more is sent."""
        with suppress(RecordUnavailable):
            self._peers.leave()

    def share(self, free: int) -> Share:
        """How much of what it is free for it may claim."""
        return share(list(self._own.values()), free)

    def stands_back(self) -> bool:
        """Whether what it claimed is better left to others."""
        return self.share(1).most == 0

    def known(self, shared: Mapping[str, Health]) -> Mapping[str, Health]:
        """What all know of the routes, with what this host alone finds wrong."""
        return known_here(shared, self._own, self._now())

    def probe(self, route: str) -> None:
        """A text is to try a route that is out here alone."""
        with self._lock:
            own = self._own[route]
            self._own[route] = replace(own, health=probed(own.health, self._now()))

    def is_well_elsewhere(self, routes: Sequence[str]) -> bool:
        """Whether another may be well on one of these, which fails here."""
        return any(self._own[name].fails or self._own[name].is_out for name in routes) and not (
            self._well_elsewhere().isdisjoint(routes)
        )

    def to_be_asked(self) -> list[str]:
        """The routes that rested and are to be asked whether anybody answers."""
        return [name for name, own in self._own.items() if is_to_be_asked(own, self._now())]

    def ask(self, name: str) -> None:
        """Look whether anybody answers at a route's address; no text waits for it. May last its patience."""
        route = self._routes[name]
        answers = not isinstance(route, Remote) or route.reach() is None
        with self._lock:
            self._own[name] = asked(self._own[name], answers, self._now())

    def _any_trouble(self) -> bool:
        return any(own.is_out or own.health.failures for own in self._own.values())

    def _gets_no_answer(self, route: str) -> bool:
        longest = time.monotonic() - HANGS_AFTER
        with self._lock:
            return self._taken_at[route] < longest and min(self._out[route].values(), default=longest) < longest

    def _well_elsewhere(self) -> frozenset[str]:
        """Where others are well; nowhere while the record does not say."""
        if time.monotonic() >= self._believed_until:
            try:
                self._elsewhere = self._peers.well_elsewhere(self._now())
            except RecordUnavailable:
                self._elsewhere = frozenset()
            self._believed_until = time.monotonic() + BELIEVED_FOR
        return self._elsewhere

    def _tell(self) -> None:
        """Tell others when it is time, or when something changed."""
        with self._lock:
            fails = {name: own.fails or name in self._silent for name, own in self._own.items()}
            if fails == self._told and time.monotonic() < self._tells_at:
                return
            self._told, self._tells_at = fails, time.monotonic() + TELLS_EVERY
        try:
            self._peers.tell(fails, self._now())
        except RecordUnavailable as unavailable:
            self._tells_at = time.monotonic() + BELIEVED_FOR
            _log.warning("sign_of_life_unstored", reason=str(unavailable))


def _page(route: str, outcome: Outcome, before: Own, own: Own) -> None:
    """Call the operator when this host alone is out, and say when it is back."""
    if own.health.is_open and not before.health.is_open:
        reason = outcome.reason if isinstance(outcome, Refused | TryLater) else ""
        _log.error("route_fails_on_this_host_alone", route=route, reason=reason)
    if before.health.is_open and is_taken(outcome):
        _log.warning("route_is_well_on_this_host_again", route=route)
