"""She asks for help: an alert is opened or joined, and the people who can help are told."""

from dataclasses import replace
from datetime import datetime, timedelta

from alerts import wording
from alerts.alert import Alert, Origin, Place
from alerts.book import Book, Told
from alerts.notice import Addressee, Notice, Recipient, Urgency
from alerts.surroundings import Surroundings
from alerts.who_to_tell import who_to_tell

TELL_AGAIN_AFTER = timedelta(minutes=10)
"""A repeat within this time is one call pressed twice; after it she is asking again, and everyone hears it again."""


def raise_alert(book: Book, origin: Origin, place: Place, around: Surroundings) -> Alert:
    """Open an alert, or join the open one: no repeat is ever dropped, and none floods the people it goes to."""
    if book.alert is None:
        alert = Alert(
            id=book.new_id(),
            code=book.new_code(),
            origin=origin,
            raised_at=book.now,
            place=place if place.is_known else _home(book),
        )
    else:
        alert = replace(book.alert, repeats=book.alert.repeats + 1, place=_better(place, book.alert.place))
    return _tell(book, alert, around)


def place_alert(book: Book, place: Place, around: Surroundings) -> Alert | None:
    """She says where she is, after the alert: who was told hears the place, and the place's centre hears the alert."""
    if book.alert is None:
        return None
    moved = replace(book.alert, place=place)
    already = book.told(moved)
    alert = _tell(book, moved, around)
    contacts = [told.addressee for told in already.values() if told.addressee.kind is not Recipient.CALLER]
    book.post([_place_notice(book, alert, addressee, around) for addressee in contacts], alert)
    return alert


def _tell(book: Book, alert: Alert, around: Surroundings) -> Alert:
    already = book.told(alert)
    addressees = [
        addressee
        for addressee in who_to_tell(book.caller, alert.place, around)
        if _is_to_hear(already.get((addressee.kind, addressee.key)), book.now)
    ]
    everyone = already.keys() | {(addressee.kind, addressee.key) for addressee in addressees}
    alert = replace(
        alert,
        contacts_told=sum(kind is Recipient.CONTACT for kind, _ in everyone),
        centre_told=any(kind in (Recipient.CENTRE, Recipient.DUTY_LINE) for kind, _ in everyone),
    )
    book.save_alert(alert)
    book.post([alarm_notice(book, alert, addressee, around) for addressee in addressees], alert)
    return alert


def _is_to_hear(told: Told | None, now: datetime) -> bool:
    return told is None or now - told.at >= TELL_AGAIN_AFTER


def _home(book: Book) -> Place:
    return Place(book.caller.profile.region, book.caller.profile.district)


def _better(new: Place, known: Place) -> Place:
    return new if new.is_known else known


def alarm_notice(book: Book, alert: Alert, addressee: Addressee, around: Surroundings) -> Notice:
    """The text that tells this person of the alert."""
    contact = book.caller.contact(addressee.key) if addressee.kind is Recipient.CONTACT else None
    if contact:
        text = wording.alarm_for_contact(book.caller, alert, contact, around)
    else:
        text = wording.alarm_for_centre(book.caller, alert, around)
    return Notice(addressee, text.fixed, Urgency.ALARM, own_words=text.own_words)


def _place_notice(book: Book, alert: Alert, addressee: Addressee, around: Surroundings) -> Notice:
    language = wording.language_of(addressee, book.caller)
    return Notice(addressee, wording.place_of(book.caller, alert, language, around), Urgency.ALARM)
