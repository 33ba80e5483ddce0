"""She is safe: the alert is closed and everyone who was told of it hears so (S5)."""

from dataclasses import replace

from alerts import wording
from alerts.alert import AlertState, ClosedBecause
from alerts.book import Book
from alerts.notice import Notice, Urgency
from alerts.surroundings import Surroundings
from alerts.who_to_tell import still_hears


def take_back(book: Book, around: Surroundings) -> None:
    """Close her open alert, if any. Alarms still in the outbox go out too: being told twice beats not knowing."""
    alert, caller = book.alert, book.caller
    if alert is None:
        return
    told = [entry.addressee for entry in book.told(alert).values() if still_hears(caller, entry.addressee)]
    book.post(
        [
            Notice(to, wording.taken_back(caller, alert, wording.language_of(to, caller), around), Urgency.ANSWER)
            for to in told
        ],
        alert,
    )
    book.save_alert(replace(alert, state=AlertState.CLOSED, closed_because=ClosedBecause.TAKEN_BACK))
