"""Which road a text takes: the routes in the operator's order, the next one at once when it cannot wait."""

from collections.abc import Sequence
from dataclasses import replace

from alerts.notice import Promise
from sms.gateway import Accepted, Gateway, Outcome, OutgoingText, Refused, TryLater, Whose

NO_ROUTE = Refused("there is no route", Whose.ACCOUNT)


def send_by(
    routes: Sequence[Gateway], text: OutgoingText, promise: Promise, urgent: bool
) -> tuple[str | None, Outcome]:
    """Send over the first route, and when `urgent` over the next ones until one accepts.

    Returns the name of the route that the outcome is from, None when there is no route. May last the patience of all
    the routes together.
    """
    tried: list[tuple[str, Outcome]] = []
    for route in routes if urgent else routes[:1]:
        tried.append((route.name, route.send(_as_taken_by(route, text))))
        if not _may_go_on(tried[-1][1], promise):
            return tried[-1]
    return _what_came_of(tried)


def _as_taken_by(route: Gateway, text: OutgoingText) -> OutgoingText:
    """Her own words only go over a route that takes free text; the template goes over any."""
    return replace(text, body=text.own_words) if text.own_words and route.takes_free_text else text


def _may_go_on(outcome: Outcome, promise: Promise) -> bool:
    """Tell whether another route may have the text; DANGER: after an unknown outcome her own phone could get two."""
    match outcome:
        case Accepted():
            return False
        case TryLater(may_have_sent=True):
            return promise is Promise.AT_LEAST_ONCE
    return True


def _what_came_of(tried: Sequence[tuple[str, Outcome]]) -> tuple[str | None, Outcome]:
    """Sum up routes that all failed: what can still be tried again counts most, then trouble of our account."""
    later = [(name, outcome) for name, outcome in tried if isinstance(outcome, TryLater)]
    if later:
        name, last = later[-1]
        may_have_sent = any(outcome.may_have_sent for _, outcome in later)
        waits = [outcome.after_seconds or 0.0 for _, outcome in later]
        return name, TryLater(last.reason, may_have_sent, min(waits) or None)
    for name, outcome in tried:
        if isinstance(outcome, Refused) and outcome.whose is Whose.ACCOUNT:
            return name, outcome
    return tried[-1] if tried else (None, NO_ROUTE)
