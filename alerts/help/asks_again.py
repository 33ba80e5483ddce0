"""She asks for help once more while her alert is open: what the duty phones read that were told of it.

A contact reads the same words with what is new of her, and without news nothing: they were asked a moment ago.
"""

from dataclasses import replace
from datetime import timedelta

from alerts import wording
from alerts.alert import Alert
from alerts.book import Book
from alerts.notice import Addressee, Notice, Urgency
from alerts.surroundings import Surroundings
from alerts.wording import NewWords

AGAIN_AFTER = timedelta(minutes=2)
"""A repeat with no news within this time after a phone was called is a key pressed twice."""


def asks_again(book: Book, alert: Alert, told: list[Addressee], new: NewWords, around: Surroundings) -> list[Notice]:
    """The alarm that tells these duty phones that she asks again, each with its key."""
    before = book.alert or alert
    is_elsewhere = is_news_of_place(before, alert)
    has_words = is_new(new.words, before)
    heard = {id_: person.at for id_, person in book.told(alert).items()}
    is_news = has_words or is_elsewhere or is_first_dial(book, alert)
    due = [one for one in told if is_news or book.now - heard[one.id] >= AGAIN_AFTER]
    said = new if has_words and not is_elsewhere else NewWords("", new.is_proved, is_call=True)
    this_call = replace(alert, raised_at=book.now, called_at=None)
    texts = {one: wording.asks_again(book.caller, this_call, one, around, said) for one in due}
    return [Notice(one, text.fixed, Urgency.ALARM, own_words=text.own_words) for one, text in texts.items()]


def is_first_dial(book: Book, alert: Alert) -> bool:
    """Whether the network vouches for her since now: until now nothing but texts had called."""
    return book.alert is not None and book.alert.by_text and not alert.by_text


def is_new(words: str, before: Alert) -> bool:
    """Whether she has not written just these words before."""
    return bool(words) and not any(one.has_text(words) for one in (before.place, *before.places_beside))


def is_news_of_place(before: Alert, after: Alert) -> bool:
    """Whether more is understood of where she is, or may be, or other than before."""
    return wording.known_place_of(after) != wording.known_place_of(before)
