"""She is safe: the alert is closed and everyone who was told of it hears so (S5)."""

from dataclasses import replace

from alerts import wording
from alerts.alert import Alert
from alerts.book import Book
from alerts.doer import Doer
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.raise_alert import who_heard
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.who_to_tell import centre_for
from menus.facts import TellCentre


def take_back(book: Book, around: Surroundings, forced: bool = False) -> None:
    """Close her open alert, if any. Alarms still in the outbox go out too: being told twice beats not knowing.

    When she was `forced`, her contacts and her screen get exactly what they always do; the alert stays open for the
    centre, which hears the truth, and its clock starts anew. Only who said no to every centre has nobody to hear it.
    """
    alert = book.alert
    if alert is None:
        return
    if forced and book.caller.profile.tell_centre is not TellCentre.NO:
        _open_for_the_centre_alone(book, alert, around)
        return
    book.post([_all_is_well(book, alert, one, around) for one in who_heard(book, alert)], alert)
    closed = replace(happens(Happening.TAKEN_BACK, alert), clock=None)
    book.save_alert(closed, Change(Happening.TAKEN_BACK, Doer.CALLER, reason="she_says_safe"))


def _open_for_the_centre_alone(book: Book, alert: Alert, around: Surroundings) -> None:
    if alert.forced:
        return
    heard = who_heard(book, alert)
    contacts = [one for one in heard if one.kind is Recipient.CONTACT]
    staff = [one for one in heard if one.kind is not Recipient.CONTACT]
    told = staff or [centre_for(book.caller, alert.place, TellReason.FORCED, around, book.now)]
    begun = around.policy.escalation.begun(book.now)
    alert = replace(happens(Happening.FORCED, alert), forced=True, clock=begun)
    book.save_alert(alert, Change(Happening.FORCED, Doer.CALLER, reason="duress_pin"))
    book.post([_all_is_well(book, alert, one, around) for one in contacts], alert)
    book.post([_she_was_forced(book, alert, one, around) for one in told], alert)


def _all_is_well(book: Book, alert: Alert, to: Addressee, around: Surroundings) -> Notice:
    language = wording.language_of(to, book.caller)
    return Notice(to, wording.taken_back(book.caller, alert, language, around), Urgency.ANSWER)


def _she_was_forced(book: Book, alert: Alert, to: Addressee, around: Surroundings) -> Notice:
    body = wording.forced(book.caller, alert, wording.language_of(to, book.caller), around)
    return Notice(replace(to, reason=TellReason.FORCED), body, Urgency.ALARM)
