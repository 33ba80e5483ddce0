"""A possible call: she tells what happens to her, without a word for help. A centre alone hears of it, no contact does.

Whether it is a call is for a human to find out, whom no text tells that it is safe to ring her. A HELP after it is
a new call that everybody hears. Told after her phone said that all is over, it begins one anew: who stopped looking is
alarmed again.
"""

from dataclasses import replace

from alerts.alert import Alert, Kind, Origin, Place
from alerts.book import Book
from alerts.doer import Doer
from alerts.help.placing import placed
from alerts.help.raise_alert import alarm_notice, begun_anew, closed_lately, new_alert, staff_who_had_it, with_counts
from alerts.help.tell_more import Written, tell_more
from alerts.help.who_to_tell import centres_for
from alerts.notice import Addressee, TellReason
from alerts.states import Change, Happening
from alerts.surroundings import Surroundings
from alerts.team.staff import LONGEST_NOTE
from vocabulary.choices import TellCentre

NOT_SAID = Place()


def raise_possible_call(book: Book, origin: Origin, words: str, around: Surroundings, place: Place = NOT_SAID) -> Alert:
    """Tell the centre of the place in her words what she wrote; with an open alert of hers her words stand beside it.

    With her "no", or where she was not asked and that means no, only staff of the whole country see it, in the console.
    Who calls this answers her as after a HELP.
    """
    note = words.strip()[:LONGEST_NOTE]
    if book.alert and book.alert.is_over_for_her:
        return _told_anew(book, book.alert, origin, replace(place, typed=note), around)
    if book.alert:
        tell_more(book, Written(note, replace(place, typed=note), tells_of_violence=True), around)
        return book.alert
    alert = replace(
        new_alert(book, origin, replace(place, typed=""), around, closed_lately(book)), kind=Kind.POSSIBLE, cry=note
    )
    return _tell_staff(book, alert, Happening.RAISED, _centres(book, alert, around), around)


def _told_anew(book: Book, alert: Alert, origin: Origin, said: Place, around: Surroundings) -> Alert:
    """Alarm the staff who had it, and her centres, as for a possible call; her phone and her contacts hear nothing.

    DANGER: beside an alert that everybody takes for over her words would be read by nobody in time.
    """
    had_it = staff_who_had_it(book, alert, around)
    begins = placed(book, begun_anew(book, alert, around), replace(said, typed=""))
    anew = replace(begins, kind=Kind.POSSIBLE, origin=origin, cry=said.typed)
    to = {one.id: one for one in (*had_it, *_centres(book, anew, around))}
    return _tell_staff(book, anew, Happening.CALLED_ANEW, list(to.values()), around)


def _tell_staff(book: Book, alert: Alert, what: Happening, to: list[Addressee], around: Surroundings) -> Alert:
    """Keep it and alarm these; where nobody may be told, staff of the whole country see it, and no clock runs."""
    alert = with_counts(replace(alert, country_wide=alert.country_wide or not to), {}, to)
    alert = alert if to else replace(alert, clock=None)
    book.save_alert(alert, Change(what, Doer.CALLER, reason=Kind.POSSIBLE, note=alert.cry))
    book.post([alarm_notice(book, alert, one, around) for one in to], alert)
    return alert


def _centres(book: Book, alert: Alert, around: Surroundings) -> list[Addressee]:
    """The centres that hear of it, if any may."""
    wants = book.caller.profile.tell_centre
    if wants is TellCentre.NO or (wants is TellCentre.NOT_ASKED and not around.policy.tell_centre):
        return []
    places = (alert.place, *alert.places_beside)
    return centres_for(book.caller, places, TellReason.POSSIBLE_CALL, around, book.now)
