"""She is safe: the alert is closed and everyone who was told of it hears so (S5)."""

from dataclasses import replace

from alerts import wording
from alerts.alert import Alert, AlertState, ClosedBecause
from alerts.book import Book
from alerts.notice import Addressee, Notice, Recipient, Urgency
from alerts.people import Caller
from alerts.surroundings import Surroundings
from alerts.who_to_tell import still_hears


def take_back(book: Book, around: Surroundings, forced: bool = False) -> None:
    """Close her open alert, if any. Alarms still in the outbox go out too: being told twice beats not knowing.

    When she was `forced`, her contacts hear the same, a centre hears that she was, and the alert stays open.
    """
    alert, caller = book.alert, book.caller
    if alert is None:
        return
    told = [entry.addressee for entry in book.told(alert).values() if still_hears(caller, entry.addressee)]
    book.post(
        [Notice(to, _body(caller, alert, to, forced, around), Urgency.ANSWER) for to in told],
        alert,
    )
    if not forced:
        book.save_alert(replace(alert, state=AlertState.CLOSED, closed_because=ClosedBecause.TAKEN_BACK))


def _body(caller: Caller, alert: Alert, to: Addressee, forced: bool, around: Surroundings) -> str:
    language = wording.language_of(to, caller)
    if forced and to.kind is not Recipient.CONTACT:
        return wording.forced(caller, alert, language, around)
    return wording.taken_back(caller, alert, language, around)
