"""Which routes a text takes now: by what all processes know of their health, and every outcome adds to it."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import structlog

from alerts.book import RecordUnavailable
from alerts.notice import Urgency
from sms.gateway import Gateway, Outcome, OutgoingText, Refused, TryLater
from sms.sending.own_health import is_taken
from sms.sending.route_health import Health, after, plan, probed
from sms.sending.routes import NO_ROUTE, Sent, send_by
from sms.sending.this_host import ThisHost

LOOK_EVERY = 1.0
"""Seconds for which what is known of the routes is believed."""

_log = structlog.get_logger()


class HealthRecord(Protocol):
    """What is known of the routes, shared by all processes. Each call may raise RecordUnavailable."""

    def known(self) -> Mapping[str, Health]:
        """What is known, by the route's name; nothing of a route that never had a text."""
        ...

    def note(self, route: str, outcome: Outcome, now: datetime) -> tuple[Health, Health]:
        """Add an outcome; answers what was known before it and what is known after it."""
        ...

    def take_probe(self, route: str, seen: Health, now: datetime) -> bool:
        """Take the one probe of an open circuit; False when another process was faster."""
        ...


class HealthInProcess:
    """A record that only this process has, and only while it lives."""

    def __init__(self) -> None:
        self._known: dict[str, Health] = {}
        self._lock = threading.Lock()

    def known(self) -> Mapping[str, Health]:
        """What is known, by the route's name."""
        return dict(self._known)

    def note(self, route: str, outcome: Outcome, now: datetime) -> tuple[Health, Health]:
        """Add an outcome."""
        with self._lock:
            before = self._known.get(route, Health())
            self._known[route] = after(before, outcome, now)
            return before, self._known[route]

    def take_probe(self, route: str, seen: Health, now: datetime) -> bool:
        """Take the one probe of an open circuit."""
        with self._lock:
            is_as_seen = self._known.get(route) == seen
            if is_as_seen:
                self._known[route] = probed(seen, now)
            return is_as_seen


class Router:
    """Sends over the routes that `plan` names. Without its record it believes what it last knew, and sends."""

    def __init__(
        self, routes: Sequence[Gateway], record: HealthRecord, now: Callable[[], datetime], host: ThisHost
    ) -> None:
        self._routes = {route.name: _Watched(route, host, self._note) for route in routes}
        self._host = host
        self._record = record
        self._now = now
        self._known: dict[str, Health] = {}
        self._believed_until = 0.0
        self._lock = threading.Lock()

    def send(self, text: OutgoingText, urgency: Urgency, may_copy_again: Callable[[], bool]) -> Sent:
        """Send a text as its urgency allows; when it has to wait nothing goes out."""
        if not self._routes:
            return Sent(None, NO_ROUTE)
        shared = self._look()
        known = self._host.known(shared)
        planned = plan(urgency, known, self._now())
        names = sorted(planned.takes, key=lambda name: name == text.avoids)
        if planned.probes and self._may_probe(planned.probes, shared[planned.probes]):
            names = [planned.probes, *(name for name in names if name != planned.probes)]
        if not names:
            waits = TryLater("the route is open", after_seconds=planned.wait)
            return Sent(None, waits, is_for_others=known != shared)
        sent = send_by([self._routes[name] for name in names], text, may_copy_again)
        return sent if is_taken(sent.outcome) else replace(sent, is_for_others=self._host.is_well_elsewhere(names))

    def _may_probe(self, route: str, shared: Health) -> bool:
        """Take the one probe of a circuit: of all, or of this host alone."""
        if shared.is_open:
            return self._take_probe(route, shared)
        self._host.probe(route)
        return True

    def _look(self) -> Mapping[str, Health]:
        """What is known of each route, in the operator's order."""
        with self._lock:
            if time.monotonic() >= self._believed_until:
                self._believed_until = time.monotonic() + LOOK_EVERY
                try:
                    self._known = dict(self._record.known())
                except RecordUnavailable as unavailable:
                    _log.warning("route_health_unread", reason=str(unavailable))
            return {name: self._known.get(name, Health()) for name in self._routes}

    def _take_probe(self, route: str, seen: Health) -> bool:
        now = self._now()
        try:
            is_ours = self._record.take_probe(route, seen, now)
        except RecordUnavailable:
            return False
        if is_ours:
            self._known[route] = probed(seen, now)
        return is_ours

    def _note(self, route: str, outcome: Outcome) -> None:
        """Add to what is known, unless nothing changes: in fault-free running no text costs a look at the record."""
        now, believed = self._now(), self._known.get(route)
        if believed is not None and after(believed, outcome, now) == believed:
            return
        try:
            before, known = self._record.note(route, outcome, now)
        except RecordUnavailable as unavailable:
            _log.warning("route_health_unstored", route=route, reason=str(unavailable))
            return
        self._known[route] = known
        _page(route, outcome, before, known)


class _Watched:
    """A gateway whose outcomes are noted as soon as they are there: for all, unless it is this host's trouble alone."""

    def __init__(self, gateway: Gateway, host: ThisHost, note: Callable[[str, Outcome], None]) -> None:
        self.name = gateway.name
        self.takes_free_text = gateway.takes_free_text
        self.patience = gateway.patience
        self._gateway = gateway
        self._host = host
        self._note = note

    def send(self, text: OutgoingText) -> Outcome:
        sending = self._host.begin(self.name)
        outcome = self._gateway.send(text)
        if self._host.end(self.name, sending, outcome):
            self._note(self.name, outcome)
        return outcome


def _page(route: str, outcome: Outcome, before: Health, known: Health) -> None:
    """Call the operator when something begins; only the process that stored the change does."""
    reason = outcome.reason if isinstance(outcome, Refused | TryLater) else ""
    if known.trouble and known.trouble != before.trouble:
        _log.error("route_in_trouble", route=route, reason=reason)
    if known.is_open and not before.is_open:
        _log.error("route_opened", route=route, reason=reason, failures=known.failures)
    if before.is_open and not known.is_open:
        _log.warning("route_closed", route=route)
