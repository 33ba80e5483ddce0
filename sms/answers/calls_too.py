"""Who was told of an alert calls for help, for her by her name or for themselves: both alerts are shown to belong."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from alerts import wording
from alerts.book import Book
from alerts.help.calls_too import seen_by_staff, tell_that_a_contact_calls, tell_whose_contact_calls
from alerts.surroundings import Surroundings
from doors.once import OnceKey
from sms.answers.ledger import AnswerLedger, Incoming
from vocabulary.phone_number import PhoneNumber

MOST_NAMED = 10
MOST_LINKED = 3
"""Alerts that one call is shown to belong to, the newest."""


def names_of_told(incoming: Incoming) -> list[str]:
    """The names of those whose open alerts this number was told of, as it knows them and as they call themselves.

    They tell of whom a text speaks, and are told to nobody.
    """
    calls = [call for call in incoming.ledger.calls_to(incoming.text.sender, incoming.now) if call.is_open]
    names = []
    for call in calls[:MOST_NAMED]:
        with incoming.book_of(call.caller_id) as book:
            if book.alert and book.alert.code == call.code:
                names += [
                    wording.known_as(book.caller, book.alert, call.addressee),
                    book.caller.profile.own_name,
                ]
    return names


def link_calls(
    number: PhoneNumber,
    ledger: AnswerLedger,
    open_own: Callable[[], AbstractContextManager[Book]],
    around: Callable[[], Surroundings],
    now: datetime,
) -> None:
    """Tell staff of both alerts of the other, once for each two; not where one wants no centre told."""
    calls = [call for call in ledger.calls_to(number, now) if call.is_open]
    if not calls:
        return
    with open_own() as own:
        alert = seen_by_staff(own)
    if alert is None:
        return
    for call in calls[:MOST_LINKED]:
        with ledger.open_book_of(call.caller_id, now) as book:
            hers = seen_by_staff(book)
            if hers is None or not book.is_first(OnceKey("calls_too", f"{hers.id} {alert.id}", number)):
                continue
            tell_that_a_contact_calls(book, call.addressee, alert.code, around())
        with open_own() as own:
            tell_whose_contact_calls(own, hers, around())
