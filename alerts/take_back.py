"""She is safe: the alert is closed and everyone who was told of it hears so (S5)."""

from dataclasses import replace

from alerts import wording
from alerts.alert import AlertState, ClosedBecause
from alerts.book import Book
from alerts.notice import Notice, Urgency
from alerts.surroundings import Surroundings


def take_back(book: Book, around: Surroundings) -> None:
    """Close her open alert, if any. Alarms still in the outbox go out first: being told twice beats not knowing."""
    alert = book.alert
    if alert is None:
        return
    told = book.told(alert).values()
    book.post(
        [
            Notice(
                entry.addressee,
                wording.taken_back(book.caller, alert, wording.language_of(entry.addressee, book.caller), around),
                Urgency.ANSWER,
            )
            for entry in told
        ],
        alert,
    )
    book.save_alert(replace(alert, state=AlertState.CLOSED, closed_because=ClosedBecause.TAKEN_BACK))
