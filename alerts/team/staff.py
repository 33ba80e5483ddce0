"""What the team does with an alert at the console: take it, pass it on, close it, write a note, send a ready text.

Who acts on an alert that another has in hand is told who and since when, and goes on only by naming that holder: two
never work on the same one without knowing. A book is open to one at a time, so the check and the change are one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from alerts import wording
from alerts.alert import Alert, AlertState, ClosedBecause, Holder
from alerts.answer_her import tell_her_who_comes
from alerts.answers.acknowledge import (
    clock_stops,
    how_many_come,
    let_go_of,
    they_hear_it_is_over,
    they_hear_it_is_passed_on,
    they_hear_who_comes,
)
from alerts.book import Book
from alerts.doer import Doer
from alerts.duty.numbers import STAFF
from alerts.escalation.next_in_line import centre_named
from alerts.help.raise_alert import alarm_notice, who_heard, with_counts
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import Notice, Recipient, TellReason, Urgency
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.wording import ReadyText
from vocabulary.choices import TellCentre
from vocabulary.codes import CentreCode

LONGEST_NOTE = 500
"""Characters."""

CLOSING = (ClosedBecause.HELPED, ClosedBecause.HANDED_ON, ClosedBecause.FALSE_ALARM, ClosedBecause.NOT_NEEDED)
"""What staff may close an alert as, in the order in which it is offered; only she can take it back."""

ENDED_BY_ITSELF = frozenset({ClosedBecause.TAKEN_BACK, ClosedBecause.NOT_PROVED})
"""What closes an alert without staff: they are told for a while, so that none only vanishes from their list."""

PASSED_ON, TOOK_OVER, SENT_AGAIN = "to_a_named_centre", "took_over", "sent_again"


class NotDone(Exception):
    """Why an action of staff was refused; nothing was changed."""


class NotOpen(NotDone):
    """The alert was closed meanwhile."""


class NotForStaff(NotDone):
    """She wants no centre told (S8)."""


class NotAsSeen(NotDone):
    """It is not the taking back any more that was seen: she called anew, or was forced to."""


class NotTakenFirst(NotDone):
    """She was forced: nobody closes it but who has it in hand."""


class WithoutNote(NotDone):
    """She was forced: whoever closes it writes down what they know."""


class UnknownCentre(NotDone):
    """The directory has no such centre."""


class NotTold(NotDone):
    """This person was not told of the alert, or is to hear no more of it."""


class HeldByAnother(NotDone):
    """Somebody else has the alert in hand: `holder` says who and since when."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(f"held by {holder.by} {holder.key} since {holder.since.isoformat()}")
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Hand:
    """Which member of staff acts on which alert; `instead_of` is the holder whom they saw and go on in place of."""

    staff_id: str
    alert_id: str
    instead_of: Holder | None = None

    def holds(self, alert: Alert) -> bool:
        """Whether this member of staff has the alert in hand."""
        return alert.held is not None and (alert.held.by, alert.held.key) == (Doer.STAFF, self.staff_id)


def take(book: Book, hand: Hand, around: Surroundings) -> None:
    """Take an alert: its clock stops, and those who were told hear that somebody has it. Raises NotDone.

    Instead of another: nobody hears it but the duty phones that had it, and have it no more. Who was asked to take it
    (`alerts.team.handing_over`) does so from the hand of who asked.
    """
    alert = seen_by_staff(book, hand)
    if not alert.is_asked_of(hand.staff_id, book.now):
        alert = alert_in_hand(book, hand)
    if hand.holds(alert):
        return
    is_news = alert.held is None
    held = Holder(Doer.STAFF, hand.staff_id, book.now)
    taken = _counted(book, replace(happens(Happening.TAKEN, alert), held=held))
    reason = "" if is_news else TOOK_OVER
    to = who_heard(book, taken) if is_news else let_go_of(book, taken)
    book.save_alert(clock_stops(taken), Change(Happening.TAKEN, Doer.STAFF, hand.staff_id, reason))
    book.post(they_hear_who_comes(book, taken, to, None, around), taken)
    if is_news:
        tell_her_who_comes(book, taken, None, around)


def pass_on(book: Book, hand: Hand, centre: CentreCode, around: Surroundings) -> None:
    """Pass an alert to a centre by name: it is alarmed, nobody else has it in hand any more, and the clock starts anew.

    Who had heard that somebody has it hears that it was passed on. Raises NotDone.
    """
    alert, named = alert_in_hand(book, hand), around.directory.get(centre)
    if named is None:
        raise UnknownCentre
    if book.caller.profile.tell_centre is TellCentre.NO:
        raise NotForStaff
    changes = [Change(Happening.PASSED_ON, Doer.STAFF, hand.staff_id, PASSED_ON)]
    passed = _counted(book, replace(happens(Happening.PASSED_ON, alert), held=None))
    is_let_go = passed.state is AlertState.ACKNOWLEDGED
    if is_let_go:
        let_go_of(book, passed)
        passed = happens(Happening.NOBODY_HAS_IT, passed)
        changes.append(Change(Happening.NOBODY_HAS_IT, Doer.STAFF, hand.staff_id, PASSED_ON))
    if passed.state is AlertState.OPEN:
        passed = replace(passed, clock=around.policy.escalation.begun(book.now))
    alarmed = centre_named(named, passed, book, around)
    others = who_heard(book, passed) if is_let_go else []
    book.save_alert(with_counts(passed, book.told(passed), alarmed), *changes)
    book.post([alarm_notice(book, passed, one, around) for one in alarmed], passed)
    book.post(they_hear_it_is_passed_on(book, passed, others, alarmed, around), passed)


def close(book: Book, hand: Hand, because: ClosedBecause, around: Surroundings, note: str = "") -> None:
    """Close an alert for a reason of CLOSING, and tell those who still think that they are needed.

    DANGER: once she was forced, he may be the one who wants it closed: it takes who has it in hand, and a note.

    Raises NotDone, or ValueError for another reason or too long a note.
    """
    if because not in CLOSING:
        raise ValueError(f"staff cannot close an alert as {because}")
    alert, what = alert_in_hand(book, hand), Happening(because)
    if alert.was_forced and not hand.holds(alert):
        raise NotTakenFirst
    if alert.was_forced and not note.strip():
        raise WithoutNote
    closed = replace(happens(what, alert), clock=None)
    book.save_alert(closed, Change(what, Doer.STAFF, hand.staff_id, note=fit(note)))
    book.post(they_hear_it_is_over(book, closed, around), closed)


def close_not_proved(book: Book, hand: Hand, taken_back_at: datetime, close_it: Callable[[Book, Hand], None]) -> None:
    """Close, as one of several, an alert that was taken back then without proof. Raises NotDone, and what `close` does.

    DANGER: a list of many is read with less care than one page. Whoever called anew since must not be closed with it.
    """
    alert = alert_in_hand(book, hand)
    if alert.taken_back_at != taken_back_at:
        raise NotAsSeen
    close_it(book, hand)


def add_note(book: Book, hand: Hand, note: str) -> None:
    """Write a note into the history of an alert, whoever holds it. Raises NotDone, or ValueError for no note."""
    if not note.strip():
        raise ValueError("the note is empty")
    alert = happens(Happening.NOTED, seen_by_staff(book, hand))
    book.save_alert(alert, Change(Happening.NOTED, Doer.STAFF, hand.staff_id, note=fit(note)))


def send_text(book: Book, hand: Hand, to: tuple[Recipient, str], which: ReadyText, around: Surroundings) -> None:
    """Send a ready text to a contact, centre or line that was told, over each number that was called.

    Never to her own phone: she was told nothing by us. Raises NotDone.
    """
    alert = seen_by_staff(book, hand)
    people = [one for one in who_heard(book, alert) if one.id == to]
    if not people:
        raise NotTold
    book.save_alert(happens(Happening.TEXTED, alert), Change(Happening.TEXTED, Doer.STAFF, hand.staff_id, which))
    reason = TellReason.STAFF_ASKED if which is ReadyText.PLEASE_ANSWER else TellReason.STAFF_WROTE
    notices = [
        Notice(
            replace(one, reason=reason),
            wording.ready(which, book.caller, alert, one, around),
            Urgency.ANSWER,
        )
        for one in people
    ]
    book.post(notices, alert)


def send_again(book: Book, hand: Hand, notice_id: str) -> None:
    """Let a text of the alert that may have reached nobody go out once more, over another route first.

    That a person may now hear it twice is what a human decided (P5). Raises NotDone.
    """
    alert = seen_by_staff(book, hand)
    if not book.send_again(alert, notice_id):
        raise NotTold
    book.save_alert(happens(Happening.TEXTED, alert), Change(Happening.TEXTED, Doer.STAFF, hand.staff_id, SENT_AGAIN))


def alert_in_hand(book: Book, hand: Hand) -> Alert:
    """The open alert, unless another holds it than the one whom this member of staff saw."""
    alert = seen_by_staff(book, hand)
    if alert.held and not hand.holds(alert) and alert.held != hand.instead_of:
        raise HeldByAnother(alert.held)
    return alert


def seen_by_staff(book: Book, hand: Hand) -> Alert:
    """The open alert, whoever holds it. Raises NotOpen or NotForStaff."""
    alert = book.alert
    if alert is None or alert.id != hand.alert_id:
        raise NotOpen
    told = replace(alert, centre_told=any(kind in STAFF for kind, _ in book.told(alert)))
    if not is_for_staff(book.caller.profile.tell_centre, told):
        raise NotForStaff
    return alert


def _counted(book: Book, alert: Alert) -> Alert:
    return replace(alert, answered=how_many_come(alert, (told.answer for told in book.told(alert).values())))


def fit(note: str) -> str:
    """The note, as it is kept; raises ValueError for one that is too long."""
    if len(note) > LONGEST_NOTE:
        raise ValueError(f"the note has {len(note)} characters; {LONGEST_NOTE} are the most")
    return note.strip()
