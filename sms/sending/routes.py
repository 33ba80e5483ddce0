"""Sending over several routes: one after the other until one accepts, and never a copy that nobody counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sms.gateway import Accepted, Gateway, Outcome, OutgoingText, Refused, TryLater, Whose

NO_ROUTE = Refused("there is no route", Whose.ACCOUNT)


class RoutesTooSlow(Exception):
    """The routes may together take longer than a claim lasts; the message is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one attempt: the outcome, and the name of the route that it is from, None when there is no route.

    Its `may_have_sent` is about the copy that was counted last; earlier ones that were lost stay counted.
    `is_for_others` when it failed, or waits, on this host alone.
    """

    route: str | None
    outcome: Outcome
    is_for_others: bool = False


def check_patience(routes: Sequence[Gateway], lease: timedelta) -> None:
    """Raise RoutesTooSlow unless an alarm can try every route while its claim lasts.

    DANGER: a claim that runs out during a send is taken by another process, and its text goes out twice.
    """
    longest, lasts = sum(route.patience for route in routes), lease.total_seconds()
    if longest >= lasts:
        names = ", ".join(route.name for route in routes)
        raise RoutesTooSlow(
            f"NAJOT_GATEWAYS: {names} may take {longest:g} s for one alarm, and a claim lasts {lasts:g} s"
        )


def send_by(routes: Sequence[Gateway], text: OutgoingText, may_copy_again: Callable[[], bool]) -> Sent:
    """Send over these routes, one after the other until one accepts; may last the patience of all of them together.

    One copy is counted before the call. Once it may be under way, `may_copy_again` has to allow and count another
    before the next route gets the text. DANGER: without it a lost answer would give her own phone two texts.
    """
    tried: list[Sent] = []
    is_under_way = False
    for route in routes:
        if is_under_way and not may_copy_again():
            break
        outcome = route.send(_as_taken_by(route, text))
        tried.append(Sent(route.name, outcome))
        if isinstance(outcome, Accepted):
            break
        is_under_way = isinstance(outcome, TryLater) and outcome.may_have_sent
    return _what_came_of(tried, is_under_way)


def _as_taken_by(route: Gateway, text: OutgoingText) -> OutgoingText:
    """Her own words only go over a route that takes free text; the template goes over any."""
    return replace(text, body=text.own_words) if text.own_words and route.takes_free_text else text


def _what_came_of(tried: Sequence[Sent], is_under_way: bool) -> Sent:
    """Sum up: accepted, else what can still be tried again counts most, then trouble of our account."""
    if not tried or isinstance(tried[-1].outcome, Accepted):
        return tried[-1] if tried else Sent(None, NO_ROUTE)
    later = [(sent.route, sent.outcome) for sent in tried if isinstance(sent.outcome, TryLater)]
    if later:
        name, last = later[-1]
        waits = [outcome.after_seconds or 0.0 for _, outcome in later]
        return Sent(name, TryLater(last.reason, is_under_way, min(waits) or None))
    ours = (sent for sent in tried if isinstance(sent.outcome, Refused) and sent.outcome.whose is Whose.ACCOUNT)
    return next(ours, tried[-1])
