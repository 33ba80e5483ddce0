"""A missed call is a HELP of who switched that on; anybody else is called back, calmly."""

from datetime import timedelta

from alerts import wording
from alerts.alert import Origin, Place
from alerts.answer_her import answer_received
from alerts.book import Book
from alerts.notice import Notice, TellReason, Urgency
from alerts.raise_alert import raise_alert
from alerts.surroundings import Surroundings
from alerts.who_to_tell import centre_for
from menus.facts import TellCentre

WORTH_CALLING_FOR = timedelta(hours=12)


def raise_by_missed_call(book: Book, around: Surroundings) -> None:
    """Raise an alert, and answer with the one neutral text, as to a HELP by SMS (S1)."""
    raise_alert(book, Origin.MISSED_CALL, Place(), around)
    answer_received(book, around)


def ask_centre_to_call_back(book: Book, around: Surroundings) -> None:
    """Ask the centre of her region, or the duty line, to call this number back, unless she wants no centre told."""
    profile = book.caller.profile
    if profile.tell_centre is TellCentre.NO:
        return
    to = centre_for(book.caller, Place(profile.region, profile.district), TellReason.CALL_BACK, around, book.now)
    body = wording.call_back(book.caller.number, book.now, around)
    book.post([Notice(to, body, Urgency.ROUTINE, expires_at=book.now + WORTH_CALLING_FOR)])
