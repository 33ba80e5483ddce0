"""A possible call: she tells what happens to her, without a word for help. A centre alone hears of it, no contact does.

Whether it is a call is for a human to find out, whom no text tells that it is safe to ring her. A HELP after it is
a new call that everybody hears.
"""

from dataclasses import replace

from alerts.alert import Alert, Kind, Origin, Place
from alerts.book import Book
from alerts.doer import Doer
from alerts.notice import Addressee, TellReason
from alerts.raise_alert import alarm_notice, new_alert, with_counts
from alerts.staff import LONGEST_NOTE
from alerts.states import Change, Happening
from alerts.surroundings import Surroundings
from alerts.tell_more import Written, tell_more
from alerts.who_to_tell import centres_for
from menus.facts import TellCentre


def raise_possible_call(book: Book, origin: Origin, words: str, around: Surroundings) -> Alert:
    """Tell a centre what she wrote; with an open alert of hers her words stand beside it.

    With her "no", or where she was not asked and that means no, only staff of the whole country see it, in the console.
    Who calls this answers her as after a HELP.
    """
    note = words.strip()[:LONGEST_NOTE]
    if book.alert:
        tell_more(book, Written(note, Place(typed=note), tells_of_violence=True), around)
        return book.alert
    alert = replace(new_alert(book, origin, Place(), around), kind=Kind.POSSIBLE, cry=note)
    to = _centres(book, alert, around)
    alert = replace(alert, country_wide=not to)
    alert = with_counts(alert, {}, to)
    if not to:
        alert = replace(alert, clock=None)
    book.save_alert(alert, Change(Happening.RAISED, Doer.CALLER, reason=Kind.POSSIBLE, note=note))
    book.post([alarm_notice(book, alert, one, around) for one in to], alert)
    return alert


def _centres(book: Book, alert: Alert, around: Surroundings) -> list[Addressee]:
    """The centres that hear of it, if any may."""
    wants = book.caller.profile.tell_centre
    if wants is TellCentre.NO or (wants is TellCentre.NOT_ASKED and not around.policy.tell_centre):
        return []
    places = (alert.place, *alert.places_beside)
    return centres_for(book.caller, places, TellReason.POSSIBLE_CALL, around, book.now)
