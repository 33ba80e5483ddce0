"""She writes something more during her open alert: it stands beside it and goes on to who was told."""

from dataclasses import dataclass, replace
from datetime import timedelta

from alerts.alert import Alert, Origin, Place
from alerts.book import Book
from alerts.contacts.holding_back import hears_news
from alerts.doer import Doer
from alerts.help.asks_again import is_news_of_place
from alerts.help.placing import is_proved, placed
from alerts.help.raise_alert import alarm_notice, news_of_place, who_heard, with_counts
from alerts.help.who_to_tell import centres_for, is_for_staff, why_tell_a_centre
from alerts.notice import Addressee
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.team.staff import LONGEST_NOTE
from alerts.wording import NewWords

MOST_BESIDE = 60
"""Such texts beside one alert; more stand among the unread ones, so that no machine fills its history."""
MOST_PASSED_ON = 6
"""Of them go on to those who were told, each at once; later ones as `_goes_on` says: a sender can be forged."""
BETWEEN = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Written:
    """What she wrote: her words, the place in them, and whether they tell of violence, which staff must read."""

    words: str
    place: Place
    tells_of_violence: bool = False


def tell_more(book: Book, written: Written, around: Surroundings) -> bool:
    """Write down what she wrote, sealed, and pass it on; False where no staff read it beside the alert.

    A place in it is a claim as in a HELP by text, and its centre is told. Once it is over for her phone, staff alone
    hear of it.

    DANGER: of violence staff of the whole country read where no other may, or nobody would.
    """
    alert = book.alert
    times = book.times(alert, Happening.TOLD_MORE, "") if alert else 0
    if alert is None or times >= MOST_BESIDE:
        return False
    more = placed(book, happens(Happening.TOLD_MORE, alert), written.place)
    goes_on = not book.is_quiet and _goes_on(book, more, times)
    centres = _new_centres(book, more, around) if goes_on and is_news_of_place(alert, more) else []
    told = [one for one in who_heard(book, alert) if hears_news(book, one)] if goes_on else []
    news = news_of_place(book, more, told, around, NewWords(written.place.typed, is_proved(book)))
    more = with_counts(more, book.told(alert), centres)
    is_seen = is_for_staff(book.caller.profile.tell_centre, more)
    more = replace(more, country_wide=more.country_wide or (written.tells_of_violence and not is_seen))
    note = written.words.strip()[:LONGEST_NOTE]
    book.save_alert(more, Change(Happening.TOLD_MORE, Doer.CALLER, reason=Origin.SMS, note=note))
    book.post([*(alarm_notice(book, more, one, around) for one in centres), *news], more)
    return is_seen


def _goes_on(book: Book, more: Alert, times: int) -> bool:
    """The first few; after that whatever says anew where she is, and of other words the first in three minutes.

    DANGER: who was driven to another place must be looked for there, however much was written before.
    """
    if times < MOST_PASSED_ON or (book.alert and is_news_of_place(book.alert, more)):
        return True
    turn = int(book.now.timestamp() // BETWEEN.total_seconds())
    return book.is_first_in_its_hour(f"words beside {more.id} {turn}")


def _new_centres(book: Book, alert: Alert, around: Surroundings) -> list[Addressee]:
    reason = why_tell_a_centre(book.caller.profile.tell_centre, True, around.policy)
    if reason is None or alert.is_over_for_her:
        return []
    told = book.told(alert)
    found = centres_for(book.caller, (alert.place, *alert.places_beside), reason, around, book.now)
    return [one for one in found if one.id not in told]
