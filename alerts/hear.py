"""Somebody who was told of an alert writes what is no clear answer: it stands beside the alert, and is heard."""

from alerts import wording
from alerts.book import Book
from alerts.doer import Doer
from alerts.notice import Addressee, Notice, Recipient, Urgency
from alerts.review import LONGEST_KEPT
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from texts.shortened import shortened

HEARD = "heard"
"""The answer of who only saw the text: they are asked once, and told again as one who has said nothing."""

MOST_BESIDE = 20
"""Texts of one responder beside one alert; more stand only among the unread, so that no machine fills its history."""


def hear(book: Book, who: Addressee, words: str, asks: bool = False, around: Surroundings | None = None) -> bool:
    """Write down what they wrote, sealed; a contact who may have meant yes or no is asked once which.

    False where it stands beside nothing.
    """
    alert = book.alert
    if alert is None or (who.kind is Recipient.CONTACT and book.caller.contact(who.key) is None):
        return False
    is_new = not book.told(alert)[who.id].answer if who.id in book.told(alert) else False
    what = Happening.WROTE if words else Happening.SAW
    if (what is Happening.SAW and not is_new) or book.times(alert, what, who.key) >= MOST_BESIDE:
        return False
    change = Change(what, Doer(who.kind), who.key, note=shortened(words, LONGEST_KEPT))
    book.save_alert(happens(what, alert), change)
    if asks and is_new and around and alert.is_hers and who.kind is Recipient.CONTACT:
        book.save_answer(alert, who, HEARD)
        book.post([Notice(who, wording.ask_which_answer(book.caller, alert, who, around), Urgency.ANSWER)], alert)
    return True
