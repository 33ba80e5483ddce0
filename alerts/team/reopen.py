"""An alert that was closed by mistake is open again, and who was sent home hears so.

Who closed it, or had it, may take that back by text for some minutes; within the day a supervisor may, with a note.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from alerts import wording
from alerts.alert import Alert, AlertState, ClosedBecause, Holder
from alerts.answers.acknowledge import GOES, Answer, acknowledge, who_relies_on_it
from alerts.answers.hear import HEARD
from alerts.book import Book
from alerts.contacts.holding_back import is_claimed
from alerts.doer import Doer
from alerts.help.raise_alert import HAD_IT
from alerts.notice import Addressee, Notice, TellReason, Urgency
from alerts.states import SAID_LATER, Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.team.staff import CLOSING, ENDED_BY_ITSELF, Hand, NotAsSeen, NotDone, fit
from vocabulary.phone_number import PhoneNumber

BY_STAFF_WITHIN = timedelta(days=1)
BY_PHONE_WITHIN = timedelta(minutes=15)
"""So long a duty phone may take back its "0": who misread a line sees it when the next text comes."""


class CallsAnew(NotDone):
    """She called since: that call is open, and the older stays closed."""


class TooLate(NotDone):
    """It was closed longer ago, or not by staff or a duty phone."""


@dataclass(frozen=True, slots=True)
class _By:
    """Who reopens, as the history has it, and who has the alert now, if anybody."""

    change: Change
    held: Holder | None = None
    number: PhoneNumber | None = None


def closed_by_its_phone(book: Book, alert_id: str, who: Addressee) -> Alert | None:
    """The alert that this duty phone closed just now, or had when another did; None once she called anew."""
    closed = book.last_closed(book.now - BY_PHONE_WITHIN) if book.alert is None else None
    if closed is None or closed.id != alert_id or closed.closed_because is not ClosedBecause.BY_PHONE:
        return None
    told = book.told(closed).get(who.id)
    return closed if told and told.answer in HAD_IT else None


def reopen_by_phone(book: Book, closed: Alert, who: Addressee, answer: Answer, around: Surroundings) -> Alert:
    """Open again what this duty phone closed, as taken by it, or passed on."""
    takes = answer is Answer.TAKEN
    held = Holder(Doer(who.kind), who.key, book.now) if takes else None
    _reopen(book, closed, _By(Change(Happening.REOPENED, Doer(who.kind), who.key), held, who.number), around)
    acknowledge(book, who, answer, around, is_news=not takes)
    return book.alert or closed


def may_be_reopened(alert: Alert) -> bool:
    """Whether staff may open it again: not what she ended with her PIN, nor what ended with nobody knowing of it."""
    return alert.state is AlertState.CLOSED and alert.closed_because not in ENDED_BY_ITSELF


def reopen(book: Book, hand: Hand, around: Surroundings, note: str) -> None:
    """Open an alert again that was closed within the day; nobody has it yet.

    Raises NotDone, or ValueError for no note.
    """
    if not note.strip():
        raise ValueError("who opens an alert again says why")
    if book.alert is not None:
        raise CallsAnew
    closed = book.closed_alert(hand.alert_id, book.now - BY_STAFF_WITHIN)
    if closed is None or not may_be_reopened(closed):
        raise TooLate
    _reopen(book, closed, _By(Change(Happening.REOPENED, Doer.STAFF, hand.staff_id, note=fit(note))), around)


def say_how_it_ended(book: Book, hand: Hand, because: ClosedBecause, note: str = "") -> None:
    """Give the reason for what a duty phone closed, which gives none. Raises NotDone, or ValueError as closing does."""
    if because not in CLOSING:
        raise ValueError(f"staff cannot close an alert as {because}")
    closed = book.closed_alert(hand.alert_id)
    if closed is None or closed.closed_because is not ClosedBecause.BY_PHONE:
        raise NotAsSeen
    what = Happening(because)
    change = Change(what, Doer.STAFF, hand.staff_id, SAID_LATER, fit(note))
    book.say_how_it_ended(happens(what, closed), change)


def _reopen(book: Book, closed: Alert, by: _By, around: Surroundings) -> None:
    """Open it with a clock that begins anew; who was on the way was sent home, so nobody is until they say so again.

    Another may have its reference by now: that one keeps it.
    """
    told = book.told(closed)
    for one in told.values():
        if one.answer in (*GOES, *HAD_IT):
            book.save_answer(closed, one.addressee, HEARD)
    code = closed.code if book.is_free(closed.code) else book.new_code()
    clock = around.policy.escalation.begun(book.now)
    again = replace(happens(by.change.what, closed), code=code, clock=clock, answered=0)
    book.save_alert(again, by.change)
    said = replace(again, held=by.held)
    notices = [
        Notice(
            replace(one, reason=TellReason.OPEN_AGAIN),
            wording.open_again(book.caller, said, one, around),
            Urgency.ALARM,
        )
        for one in who_relies_on_it(book, again, but=by.number)
        if not is_claimed(book, one)
    ]
    book.post(notices, again)
