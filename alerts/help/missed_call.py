"""A missed call is a HELP of who switched that on or has an open alert; anybody else is called back, calmly."""

from alerts.alert import Origin, Place
from alerts.answer_her import answer_received
from alerts.book import Book
from alerts.help.raise_alert import raise_alert
from alerts.requests.ask import ask_by_missed_call
from alerts.surroundings import Surroundings
from vocabulary.choices import TellCentre


def hear_missed_call(book: Book, around: Surroundings) -> None:
    """Do what she chose that a missed call does.

    DANGER: while her alert is open nobody is asked to call her back, for staff read in that alert that they must not:
    without a choice of hers it is one more call for help, and her phone, which may be in his hand, reads nothing.
    """
    wanted = book.caller.profile.private.missed_call
    if wanted or (wanted is None and book.alert is not None):
        raise_alert(book, Origin.MISSED_CALL, Place(), around)
        if wanted:
            answer_received(book, around)
    elif wanted is None and book.caller.profile.tell_centre is not TellCentre.NO:
        ask_by_missed_call(book, around)
