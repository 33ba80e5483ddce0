"""Who was told of an alert calls for help themselves: their alert and hers are shown to belong together."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from alerts.book import Book
from alerts.calls_too import seen_by_staff, tell_that_a_contact_calls, tell_whose_contact_calls
from doors.once import OnceKey
from sms.answer_ledger import Incoming

MOST_LINKED = 3
"""Alerts that one call is shown to belong to, the newest."""


def link_calls(incoming: Incoming, open_own: Callable[[], AbstractContextManager[Book]]) -> None:
    """Tell staff of both alerts of the other, once for each two; not where one wants no centre told."""
    number = incoming.text.sender
    with open_own() as own:
        alert = seen_by_staff(own)
    if alert is None:
        return
    calls = [call for call in incoming.ledger.calls_to(number, incoming.now) if call.is_open]
    for call in calls[:MOST_LINKED]:
        with incoming.book_of(call.caller_id) as book:
            hers = seen_by_staff(book)
            if hers is None or not book.is_first(OnceKey("calls_too", f"{hers.id} {alert.id}", number)):
                continue
            tell_that_a_contact_calls(book, call.addressee, alert.code, incoming.around)
        with open_own() as own:
            tell_whose_contact_calls(own, hers, incoming.around)
