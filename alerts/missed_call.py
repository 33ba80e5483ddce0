"""A missed call is a HELP of who switched that on; anybody else is called back, calmly."""

from alerts.alert import Origin, Place
from alerts.answer_her import answer_received
from alerts.ask import ask_by_missed_call
from alerts.book import Book
from alerts.raise_alert import raise_alert
from alerts.surroundings import Surroundings
from menus.facts import TellCentre


def raise_by_missed_call(book: Book, around: Surroundings) -> None:
    """Raise an alert, and answer with the one neutral text, as to a HELP by SMS (S1)."""
    raise_alert(book, Origin.MISSED_CALL, Place(), around)
    answer_received(book, around)


def ask_centre_to_call_back(book: Book, around: Surroundings) -> None:
    """Ask the centre of her region, or the duty line, to call this number back, unless she wants no centre told."""
    if book.caller.profile.tell_centre is not TellCentre.NO:
        ask_by_missed_call(book, around)
