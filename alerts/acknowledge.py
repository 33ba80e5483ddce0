"""A responder answers: what it means for the alert, and who else is to hear of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from alerts import wording
from alerts.alert import Alert, AlertState, Holder
from alerts.answer_her import tell_her_who_comes
from alerts.book import Book
from alerts.doer import Doer
from alerts.escalate import start_again
from alerts.holding_back import hears_news
from alerts.next_in_line import after_passing_on
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.people import Contact
from alerts.raise_alert import alarm_notice, who_heard, with_counts
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings


class Answer(StrEnum):
    """What a responder said."""

    GOING = "going"
    CANNOT = "cannot"
    TAKEN = "taken"
    PASSED_ON = "passed_on"
    CLOSED = "closed"


MOST_ANSWERS = 5
"""Of one responder to one alert; more come from a machine that answers each of our texts."""

FROM_CONTACT = {1: Answer.GOING, 2: Answer.CANNOT}
FROM_STAFF = {1: Answer.TAKEN, 2: Answer.PASSED_ON, 0: Answer.CLOSED}
SOMEBODY_COMES = (Answer.GOING, Answer.TAKEN)
HAPPENING = {
    Answer.GOING: Happening.GOING,
    Answer.CANNOT: Happening.CANNOT,
    Answer.TAKEN: Happening.TAKEN,
    Answer.PASSED_ON: Happening.PASSED_ON,
    Answer.CLOSED: Happening.HELPED,
}


def meaning(digit: int, kind: Recipient) -> Answer | None:
    """What this digit means from this kind of responder."""
    return (FROM_CONTACT if kind is Recipient.CONTACT else FROM_STAFF).get(digit)


def acknowledge(book: Book, who: Addressee, answer: Answer, around: Surroundings) -> bool:
    """Keep the answer of one who was told, and tell whom it concerns; False when it changes nothing.

    "I go" or "taken" acknowledges the alert and stops its clock; when the last one who was to come cannot, the clock
    runs again. One whom she removed counts for nothing, and after she was forced no contact does. She hears of it only
    if she wanted to; anyhow she can look when it is safe for her.
    """
    alert = book.alert
    if alert is None or _counts_for_nothing(book, alert, who):
        return False
    answers = {key: told.answer for key, told in book.told(alert).items()}
    if answers.get(who.id) == answer and not (answer in SOMEBODY_COMES and alert.state is AlertState.OPEN):
        return False
    book.save_answer(alert, who, answer)
    answers[who.id] = answer
    changes = [Change(HAPPENING[answer], Doer(who.kind), who.key, who.reason)]
    after = held_after(happens(HAPPENING[answer], alert), who, answer, book.now)
    after = clock_stops(replace(after, answered=how_many_come(after, answers.values())))
    if after.state is AlertState.ACKNOWLEDGED and not after.answered:
        after = start_again(happens(Happening.NOBODY_COMES, after), book.now)
        changes.append(Change(Happening.NOBODY_COMES, Doer(who.kind), who.key, answer))
    notices = _news(book, after, who, answer, around)
    book.save_alert(with_counts(after, book.told(alert), [notice.to for notice in notices]), *changes)
    book.post(notices, after)
    if answer in SOMEBODY_COMES:
        tell_her_who_comes(book, after, _contact(book, who), around)
    return True


def _counts_for_nothing(book: Book, alert: Alert, who: Addressee) -> bool:
    return who.kind is Recipient.CONTACT and (alert.forced or book.caller.contact(who.key) is None)


def how_many_come(alert: Alert, answers: Iterable[str]) -> int:
    """How many are to come: all who said so, and the member of staff who holds it, who answers no text."""
    return sum(answer in SOMEBODY_COMES for answer in answers) + _is_held_by(alert, Doer.STAFF)


def held_after(alert: Alert, who: Addressee, answer: Answer, now: datetime) -> Alert:
    """The alert after a duty phone answered: the first to take it holds it until it passes it on."""
    if answer is Answer.TAKEN and alert.held is None:
        return replace(alert, held=Holder(Doer(who.kind), who.key, now))
    if answer is Answer.PASSED_ON and alert.held and (alert.held.by, alert.held.key) == (Doer(who.kind), who.key):
        return replace(alert, held=None)
    return alert


def clock_stops(alert: Alert) -> Alert:
    """The alert once a human has it, or it is over."""
    if alert.clock is None or alert.state is AlertState.OPEN:
        return alert
    return replace(alert, clock=alert.clock.stopped if alert.state is AlertState.ACKNOWLEDGED else None)


def _is_held_by(alert: Alert, doer: Doer) -> bool:
    return alert.held is not None and alert.held.by is doer


def _news(book: Book, alert: Alert, who: Addressee, answer: Answer, around: Surroundings) -> list[Notice]:
    """What follows from an answer: the others hear who comes or that nobody does, and who is next is alarmed."""
    if answer in SOMEBODY_COMES:
        return _somebody_comes(book, alert, who, around)
    if answer is Answer.PASSED_ON:
        return [alarm_notice(book, alert, one, around) for one in after_passing_on(book, around)]
    if alert.state is AlertState.OPEN and book.alert and book.alert.state is AlertState.ACKNOWLEDGED:
        return _nobody_comes(book, alert, who, around)
    return []


def _somebody_comes(book: Book, alert: Alert, who: Addressee, around: Surroundings) -> list[Notice]:
    return they_hear_who_comes(book, alert, _others(book, alert, who), _contact(book, who), around)


def _contact(book: Book, who: Addressee) -> Contact | None:
    return book.caller.contact(who.key) if who.kind is Recipient.CONTACT else None


def they_hear_who_comes(
    book: Book, alert: Alert, others: Iterable[Addressee], contact: Contact | None, around: Surroundings
) -> list[Notice]:
    """What the others hear when a contact goes, or without one that a centre has it."""
    notices = []
    for other in others:
        language = wording.language_of(other, book.caller)
        if contact:
            body = wording.another_goes(book.caller, alert, contact.name, language, around)
        else:
            body = wording.centre_took_it(book.caller, alert, language, around)
        notices.append(Notice(replace(other, reason=TellReason.ANOTHER_ANSWERED), body, Urgency.ANSWER))
    return notices


def _nobody_comes(book: Book, alert: Alert, who: Addressee, around: Surroundings) -> list[Notice]:
    return [
        Notice(
            replace(other, reason=TellReason.NOBODY_ANSWERED),
            wording.nobody_comes(book.caller, alert, other, around),
            Urgency.ALARM,
        )
        for other in _others(book, alert, who)
    ]


def _others(book: Book, alert: Alert, who: Addressee) -> list[Addressee]:
    return [other for other in who_heard(book, alert) if other.id != who.id and hears_news(book, other)]
