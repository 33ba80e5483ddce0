"""She asks for help: an alert is opened or joined, and the people who can help are told."""

from dataclasses import replace
from datetime import datetime, timedelta

from alerts import wording
from alerts.alert import Alert, Origin, Place
from alerts.book import Book, Told
from alerts.notice import Addressee, Notice, Recipient, Urgency
from alerts.surroundings import Surroundings
from alerts.who_to_tell import still_hears, who_to_tell
from alerts.wording import Wording

TELL_AGAIN_AFTER = timedelta(minutes=10)
"""A repeat within this time is one call pressed twice; after it she is asking again, and everyone hears it again."""


def raise_alert(book: Book, origin: Origin, place: Place, around: Surroundings) -> Alert:
    """Open an alert, or join the open one: no repeat is ever dropped, and none floods the people it goes to."""
    if book.alert is None:
        home = Place(book.caller.profile.region, book.caller.profile.district)
        alert = Alert(
            id=book.new_id(), code=book.new_code(), origin=origin, raised_at=book.now, place=place.after(home)
        )
    else:
        alert = replace(book.alert, repeats=book.alert.repeats + 1, place=place.after(book.alert.place))
    return _tell(book, alert, around)


def place_alert(book: Book, place: Place, around: Surroundings) -> Alert | None:
    """She says where she is, after the alert: who was told hears the place, and the place's centre hears the alert."""
    return _tell(book, replace(book.alert, place=place), around) if book.alert else None


def alarm_notice(book: Book, alert: Alert, addressee: Addressee, around: Surroundings) -> Notice:
    """The text that tells this person of the alert."""
    return _notice(addressee, wording.alarm(book.caller, alert, addressee, around))


def _tell(book: Book, alert: Alert, around: Surroundings) -> Alert:
    """Alarm everyone who has not heard of this call; who has hears only where she is, if that is news."""
    already = book.told(alert)
    alarmed = [
        addressee
        for addressee in who_to_tell(book.caller, alert.place, around)
        if _is_to_hear(already.get(addressee.id), book.now)
    ]
    hear_again = {addressee.id for addressee in alarmed}
    everyone = already.keys() | hear_again
    alert = replace(
        alert,
        contacts_told=sum(kind is Recipient.CONTACT for kind, _ in everyone),
        centre_told=any(kind in (Recipient.CENTRE, Recipient.DUTY_LINE) for kind, _ in everyone),
    )
    this_call = replace(alert, raised_at=book.now)
    alarms = [alarm_notice(book, this_call, addressee, around) for addressee in alarmed]
    informed = [told.addressee for key, told in already.items() if key not in hear_again]
    news = _news_of_place(book, alert, informed, around)
    book.save_alert(alert)
    book.post(alarms + news, alert)
    return alert


def _is_to_hear(told: Told | None, now: datetime) -> bool:
    return told is None or now - told.at >= TELL_AGAIN_AFTER


def _news_of_place(book: Book, alert: Alert, informed: list[Addressee], around: Surroundings) -> list[Notice]:
    """Tell those who were alarmed where she is, if it is not what they were told."""
    before = book.alert or alert
    news = []
    for addressee in informed:
        place = wording.place_of(book.caller, alert, addressee, around)
        if still_hears(book.caller, addressee) and place != wording.place_of(book.caller, before, addressee, around):
            news.append(_notice(addressee, place))
    return news


def _notice(addressee: Addressee, text: Wording) -> Notice:
    return Notice(addressee, text.fixed, Urgency.ALARM, own_words=text.own_words)
