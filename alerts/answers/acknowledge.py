"""A responder answers: what it means for the alert, and who else is to hear of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from alerts import wording
from alerts.alert import Alert, AlertState, Holder
from alerts.answer_her import tell_her_who_comes
from alerts.answers.from_the_spot import nobody_of_hers_comes
from alerts.answers.hear import HEARD
from alerts.book import Book
from alerts.contacts.holding_back import hears_news
from alerts.doer import Doer
from alerts.escalation.escalate import start_again
from alerts.escalation.next_in_line import after_passing_on
from alerts.help.raise_alert import alarm_notice, who_heard, with_counts
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.people import Contact
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from vocabulary.phone_number import PhoneNumber


class Answer(StrEnum):
    """What a responder said."""

    GOING = "going"
    THERE = "there"
    NOT_FOUND = "not_found"
    LEFT = "left"
    CANNOT = "cannot"
    TAKEN = "taken"
    PASSED_ON = "passed_on"
    CLOSED = "closed"


MOST_ANSWERS = 5
"""Of one contact to one alert that others hear of at once; more come from a machine that answers each of our texts."""

FROM_CONTACT = {1: Answer.GOING, 2: Answer.CANNOT}
FROM_STAFF = {1: Answer.TAKEN, 2: Answer.PASSED_ON, 0: Answer.CLOSED}
IS_THERE = "is_there"
"""The reason of a contact's "going" who is there by now."""
HAS_LEFT = "has_left"
"""The reason of a contact's "cannot" who went and turned back, or was there and left."""

HAS_NOT_FOUND = "has_not_found"
"""The reason of a contact's "going" who is there and has not found her: nobody opens, or it was another."""

REASONS = {Answer.THERE: IS_THERE, Answer.LEFT: HAS_LEFT, Answer.NOT_FOUND: HAS_NOT_FOUND}

GOES = (Answer.GOING, Answer.THERE, Answer.NOT_FOUND)
SOMEBODY_COMES = (*GOES, Answer.TAKEN)
HAPPENING = {
    Answer.GOING: Happening.GOING,
    Answer.THERE: Happening.GOING,
    Answer.NOT_FOUND: Happening.GOING,
    Answer.LEFT: Happening.CANNOT,
    Answer.CANNOT: Happening.CANNOT,
    Answer.TAKEN: Happening.TAKEN,
    Answer.PASSED_ON: Happening.PASSED_ON,
    Answer.CLOSED: Happening.BY_PHONE,
}


def meaning(digit: int, kind: Recipient) -> Answer | None:
    """What this digit means from this kind of responder."""
    return (FROM_CONTACT if kind is Recipient.CONTACT else FROM_STAFF).get(digit)


def may_close_by_text(alert: Alert) -> bool:
    """Whether a duty phone may close it: once she was forced, only staff who write down what they know."""
    return not alert.was_forced


def acknowledge(book: Book, who: Addressee, answer: Answer, around: Surroundings, is_news: bool = True) -> bool:
    """Keep the answer of one who was told, and tell whom it concerns; False when it changes nothing.

    "Taken" acknowledges the alert and stops its clock until nobody has it any more; who had it reads that another has,
    and has it no more. A contact's "I go" is a claim: it is counted and made known, and neither stops the clock nor
    releases anybody. Once it is over for her phone, what
    contacts say is for staff alone. One whom she removed counts for nothing, nor does that one left who did not go.
    Who has not found her still comes, and takes back that they are with her. She hears of it only if she wanted to;
    anyhow she can look when it is safe for her. Without `is_news` it counts and nobody is told.
    """
    alert = book.alert
    if alert is None or _is_removed(book, who):
        return False
    answers = {key: told.answer for key, told in book.told(alert).items()}
    went = answers.get(who.id) in GOES
    if answer is Answer.LEFT and not went:
        return False
    if _is_known(answers.get(who.id), answer) and not (answer is Answer.TAKEN and alert.state is AlertState.OPEN):
        return False
    book.save_answer(alert, who, answer)
    answers[who.id] = answer
    reason = REASONS.get(answer, who.reason)
    changes = [Change(HAPPENING[answer], Doer(who.kind), who.key, reason)]
    after = held_after(happens(HAPPENING[answer], alert), who, answer, book.now)
    if after.held != alert.held:
        let_go_of(book, alert, but=who)
    after = clock_stops(replace(after, answered=how_many_come(after, answers.values())))
    lost = _what_is_lost(alert, after)
    if lost:
        after = start_again(happens(lost, after), book.now)
        changes.append(Change(lost, Doer(who.kind), who.key, answer))
    notices = _news(book, after, _Said(who, answer, lost, went), around) if is_news else []
    book.save_alert(with_counts(after, book.told(alert), [notice.to for notice in notices]), *changes)
    book.post(notices, after)
    if answer in SOMEBODY_COMES and answer is not Answer.NOT_FOUND and is_news:
        tell_her_who_comes(book, after, _contact(book, who), around)
    return True


def _is_known(before: str | None, answer: Answer) -> bool:
    """Whether it says nothing new; who is there goes no more."""
    return before == answer or (before in (Answer.THERE, Answer.NOT_FOUND) and answer is Answer.GOING)


def _is_removed(book: Book, who: Addressee) -> bool:
    return who.kind is Recipient.CONTACT and book.caller.contact(who.key) is None


def is_with_the_team(alert: Alert, answer: Answer) -> bool:
    """Whether a member of staff has it, so that no duty phone takes it, passes it on or closes it: one has it."""
    is_of_duty = answer in (Answer.TAKEN, Answer.PASSED_ON, Answer.CLOSED)
    return is_of_duty and alert.held is not None and alert.held.by is Doer.STAFF


def let_go_of(book: Book, alert: Alert, but: Addressee | None = None) -> list[Addressee]:
    """Let it count no more that a duty phone took it: another has it by now. Answers with those phones."""
    taken = [one for one in who_heard(book, alert) if book.told(alert)[one.id].answer == Answer.TAKEN]
    had_it = [one for one in taken if but is None or one.id != but.id]
    for one in had_it:
        book.save_answer(alert, one, HEARD)
    return had_it


def _what_is_lost(before: Alert, after: Alert) -> Happening | None:
    """Whether the last who had it has it no more, or the last contact who was to come does not."""
    if after.state is AlertState.ACKNOWLEDGED and after.held is None:
        return Happening.NOBODY_HAS_IT
    is_news = after.state is AlertState.OPEN and before.answered and not after.answered
    return Happening.NOBODY_COMES if is_news else None


def how_many_come(alert: Alert, answers: Iterable[str]) -> int:
    """How many are to come: the contacts who said so, and whoever has it."""
    return sum(answer in GOES for answer in answers) + (alert.held is not None)


def held_after(alert: Alert, who: Addressee, answer: Answer, now: datetime) -> Alert:
    """The alert after a duty phone answered: the last one to take it holds it, unless staff do.

    DANGER: there is one holder. Had two of them taken it, each would read that the other has it, and let it go.
    """
    held = alert.held
    if held is not None and held.by is Doer.STAFF:
        return alert
    is_theirs = held is not None and (held.by, held.key) == (Doer(who.kind), who.key)
    if answer is Answer.TAKEN:
        return alert if is_theirs else replace(alert, held=Holder(Doer(who.kind), who.key, now))
    return replace(alert, held=None) if is_theirs else alert


def clock_stops(alert: Alert) -> Alert:
    """The alert once a human has it, or it is over."""
    if alert.clock is None or alert.state is AlertState.OPEN:
        return alert
    return replace(alert, clock=alert.clock.stopped if alert.state is AlertState.ACKNOWLEDGED else None)


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer, whose it is, who is lost by it, and whether they had said that they go."""

    who: Addressee
    answer: Answer
    lost: Happening | None
    went: bool


def _news(book: Book, alert: Alert, said: _Said, around: Surroundings) -> list[Notice]:
    """What follows from an answer: the others hear who comes or that nobody does, and who is next is alarmed."""
    if said.answer is Answer.CLOSED:
        return they_hear_it_is_over(book, alert, around, but=said.who.number)
    others = _others(book, alert, said.who)
    if said.answer is Answer.PASSED_ON:
        following = after_passing_on(book, around)
        alarms = [alarm_notice(book, alert, one, around) for one in following]
        return alarms + (they_hear_it_is_passed_on(book, alert, others, following, around) if said.lost else [])
    if said.answer in SOMEBODY_COMES:
        return they_hear_who_comes(book, alert, others, said.who, around)
    notices = _they_hear_who_does_not_come(book, alert, said, around) if said.went else []
    return notices if said.lost or _somebody_might_come(book, alert) else nobody_of_hers_comes(book, alert, around)


def _somebody_might_come(book: Book, alert: Alert) -> bool:
    """Whether one of her contacts is left who has not said that they cannot; after a STOP, one who says they go."""
    told = book.told(alert)
    for one in book.caller.contacts:
        id_ = (Recipient.CONTACT, one.id)
        said = told[id_].answer if id_ in told else None
        if said in GOES or (one.is_told and said != Answer.CANNOT):
            return True
    return False


def _contact(book: Book, who: Addressee) -> Contact | None:
    return book.caller.contact(who.key) if who.kind is Recipient.CONTACT else None


_DOES: Mapping[str, wording.Does] = {
    Answer.THERE: wording.Does.IS_THERE,
    Answer.NOT_FOUND: wording.Does.HAS_NOT_FOUND,
}


def they_hear_who_comes(
    book: Book, alert: Alert, others: Iterable[Addressee], by: Addressee | None, around: Surroundings
) -> list[Notice]:
    """What the others hear when a contact goes or is there, or that a centre has it, or without one the team."""
    notices = []
    contact = _contact(book, by) if by else None
    said = book.told(alert).get(by.id) if by else None
    does = _DOES.get(said.answer if said is not None else "", wording.Does.GOES)
    is_again = by is not None and _has_passed_it_on(book, alert, by)
    for other in (one for one in others if hears_news(book, one) and _may_rely_on(one, contact)):
        reads = _reads(book, alert, other)
        if contact:
            body = wording.another(does, reads, contact, around)
        elif is_again and other.kind is Recipient.CONTACT:
            body = wording.centre_took_it_again(reads, around)
        else:
            body = wording.centre_took_it(reads, by, around)
        notices.append(Notice(replace(other, reason=TellReason.ANOTHER_ANSWERED), body, Urgency.ANSWER))
    return notices


def _may_rely_on(other: Addressee, by: Contact | None) -> bool:
    """Whether this reader hears what a contact says: other contacts hear it of those whom she kept.

    DANGER: whom a text alone added may be anybody, and "is there" of theirs would send home who is on the way (S20).
    """
    return by is None or by.kept or other.kind is not Recipient.CONTACT


def _reads(book: Book, alert: Alert, who: Addressee) -> wording.Reads:
    """Who is with her by now is asked what they see, and not whether they come too."""
    is_there = who.kind is Recipient.CONTACT and book.told(alert)[who.id].answer == Answer.THERE
    return wording.Reads(book.caller, alert, who, is_there)


def _has_passed_it_on(book: Book, alert: Alert, who: Addressee) -> bool:
    """Whether it did so before: who read that it has it, and then not, must know which is the last word."""
    return book.times(alert, Happening.PASSED_ON, who.key) > 0


def _they_hear_who_does_not_come(book: Book, alert: Alert, said: _Said, around: Surroundings) -> list[Notice]:
    """What those hear who relied on this contact; who has heard of nobody else that comes is asked once more."""
    contact = _contact(book, said.who)
    does = wording.Does.LEFT if said.answer is Answer.LEFT else wording.Does.CANNOT
    notices = []
    for other in _others(book, alert, said.who):
        if not hears_news(book, other) or not _may_rely_on(other, contact):
            continue
        if _relies_on_nobody(book, alert, other):
            body = wording.nobody_comes(book.caller, alert, other, around)
            to = replace(other, reason=TellReason.NOBODY_ANSWERED)
            notices.append(Notice(to, body, Urgency.ALARM))
        elif contact:
            body = wording.another(does, _reads(book, alert, other), contact, around)
            notices.append(Notice(replace(other, reason=TellReason.ANOTHER_ANSWERED), body, Urgency.ANSWER))
    return notices


def _relies_on_nobody(book: Book, alert: Alert, other: Addressee) -> bool:
    """Whether nobody comes of whom this reader has heard: contacts do not hear of one whom a text alone added."""
    if alert.held is not None:
        return False
    goes = [key for (_, key), told in book.told(alert).items() if told.answer in GOES]
    return not any(_may_rely_on(other, book.caller.contact(key)) for key in goes)


def they_hear_it_is_passed_on(
    book: Book, alert: Alert, others: Iterable[Addressee], alarmed: Iterable[Addressee], around: Surroundings
) -> list[Notice]:
    """What those hear who had heard that a centre has it; who is alarmed now has the alarm."""
    next_ones = {one.id for one in alarmed}
    return [
        Notice(
            replace(other, reason=TellReason.ANOTHER_ANSWERED),
            wording.passed_on(book.caller, alert, other, around),
            Urgency.ANSWER,
        )
        for other in others
        if other.id not in next_ones and hears_news(book, other)
    ]


def they_hear_it_is_over(
    book: Book, alert: Alert, around: Surroundings, but: PhoneNumber | None = None
) -> list[Notice]:
    """What those hear who may rely on being needed: each contact who was alarmed, and each duty phone that has not
    passed it on.

    DANGER: who could not come may be on the way by now, and who has not answered may be waiting for news.
    `but` is the phone that closed it. Nobody reads that she is safe: that is not known.
    """
    return [
        Notice(
            replace(one, reason=TellReason.ANOTHER_ANSWERED),
            wording.over(book.caller, alert, one, around),
            Urgency.ANSWER,
        )
        for one in who_relies_on_it(book, alert, but)
        if hears_news(book, one)
    ]


def who_relies_on_it(book: Book, alert: Alert, but: PhoneNumber | None) -> list[Addressee]:
    """Whom it concerns whether this alert is open: who was told and has not passed it on; not on the phone `but`."""
    told = book.told(alert)
    return [
        one
        for one in who_heard(book, alert)
        if one.number != but and (one.kind is Recipient.CONTACT or told[one.id].answer != Answer.PASSED_ON)
    ]


def _others(book: Book, alert: Alert, who: Addressee) -> list[Addressee]:
    """Who else was told; another number of the same duty is another human, who must not rely on this one."""
    return [other for other in who_heard(book, alert) if (other.id, other.number) != (who.id, who.number)]
