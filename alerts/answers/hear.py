"""Somebody who was told of an alert writes what is no clear answer: it stands beside the alert, and is heard."""

from alerts import wording
from alerts.book import Book
from alerts.doer import Doer
from alerts.notice import Addressee, Notice, Recipient, Urgency
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.team.review import LONGEST_KEPT
from texts.shortened import shortened
from texts.typed_pins import with_pins_masked

HEARD = "heard"
"""The answer of who only saw the text: they are asked once, and told again as one who has said nothing."""

BY_KEY = "by_key"
"""The reason of words that came with the key of their phone, which proves it; of all others nothing does."""

WOULD_HAVE = "would_have_"
"""Begins the reason of an answer with a key that changed nothing, as staff had it; what it would have done follows."""

MOST_BESIDE = 20
"""Texts of one responder beside one alert; more stand only among the unread, so that no machine fills its history."""


def hear(book: Book, who: Addressee, words: str, ask_with: Surroundings | None = None, reason: str = "") -> bool:
    """Write down what they wrote, sealed; with `ask_with` a contact, who may have meant yes or no, is asked once which.

    `reason` says what a key proved. False where it stands beside nothing.
    """
    alert = book.alert
    if alert is None or (who.kind is Recipient.CONTACT and book.caller.contact(who.key) is None):
        return False
    is_new = not book.told(alert)[who.id].answer if who.id in book.told(alert) else False
    what = Happening.WROTE if words else Happening.SAW
    if (what is Happening.SAW and not is_new) or book.times(alert, what, who.key) >= MOST_BESIDE:
        return False
    note = shortened(with_pins_masked(words, spared=(alert.code,)), LONGEST_KEPT)
    change = Change(what, Doer(who.kind), who.key, reason, note)
    book.save_alert(happens(what, alert), change)
    if ask_with and is_new and alert.is_hers and who.kind is Recipient.CONTACT:
        book.save_answer(alert, who, HEARD)
        book.post([Notice(who, wording.ask_which_answer(book.caller, alert, who, ask_with), Urgency.ANSWER)], alert)
    return True
