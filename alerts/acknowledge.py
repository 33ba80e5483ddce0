"""A responder answers: what it means for the alert, and who else is to hear of it."""

from dataclasses import replace
from enum import StrEnum

from alerts import wording
from alerts.alert import Alert, AlertState, ClosedBecause
from alerts.book import Book
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.raise_alert import alarm_notice
from alerts.surroundings import Surroundings
from alerts.who_to_tell import still_hears


class Answer(StrEnum):
    """What a responder said."""

    GOING = "going"
    CANNOT = "cannot"
    TAKEN = "taken"
    PASSED_ON = "passed_on"
    CLOSED = "closed"


FROM_CONTACT = {1: Answer.GOING, 2: Answer.CANNOT}
FROM_CENTRE = {1: Answer.TAKEN, 2: Answer.PASSED_ON, 0: Answer.CLOSED}
SOMEBODY_COMES = (Answer.GOING, Answer.TAKEN)


def meaning(digit: int, kind: Recipient) -> Answer | None:
    """What this digit means from this kind of responder."""
    return (FROM_CONTACT if kind is Recipient.CONTACT else FROM_CENTRE).get(digit)


def acknowledge(book: Book, who: Addressee, answer: Answer, around: Surroundings) -> None:
    """Keep the answer of one who was told; "I go" or "taken" acknowledges the alert, and the others hear of it.

    The same answer again changes nothing, and one of a contact whom she removed counts for nothing. Nothing is sent to
    the caller: she can look when it is safe for her.
    """
    alert = book.alert
    if alert is None or (who.kind is Recipient.CONTACT and book.caller.contact(who.key) is None):
        return
    answers = {key: told.answer for key, told in book.told(alert).items()}
    if answers.get(who.id) == answer:
        return
    book.save_answer(alert, who, answer)
    answers[who.id] = answer
    comes = answer in SOMEBODY_COMES
    alert = replace(
        alert,
        state=AlertState.ACKNOWLEDGED if comes else alert.state,
        answered=sum(given in SOMEBODY_COMES for given in answers.values()),
    )
    if answer is Answer.CLOSED:
        alert = replace(alert, state=AlertState.CLOSED, closed_because=ClosedBecause.HELPED)
    book.save_alert(alert)
    if comes:
        _tell_the_others(book, alert, who, around)
    if answer is Answer.PASSED_ON:
        _pass_on(book, alert, around)


def _tell_the_others(book: Book, alert: Alert, who: Addressee, around: Surroundings) -> None:
    contact = book.caller.contact(who.key) if who.kind is Recipient.CONTACT else None
    others = [told.addressee for told in book.told(alert).values() if told.addressee.id != who.id]
    hearing = [other for other in others if still_hears(book.caller, other)]
    book.post([_news(book, alert, other, contact.name if contact else "", around) for other in hearing], alert)


def _news(book: Book, alert: Alert, other: Addressee, name: str, around: Surroundings) -> Notice:
    language = wording.language_of(other, book.caller)
    if name:
        body = wording.another_goes(book.caller, alert, name, language, around)
    else:
        body = wording.centre_took_it(book.caller, alert, language, around)
    return Notice(replace(other, reason=TellReason.ANOTHER_ANSWERED), body, Urgency.ANSWER)


def _pass_on(book: Book, alert: Alert, around: Surroundings) -> None:
    duty = Addressee(Recipient.DUTY_LINE, "", around.policy.duty_line, TellReason.PASSED_ON)
    if duty.id not in book.told(alert):
        book.post([alarm_notice(book, alert, duty, around)], alert)
