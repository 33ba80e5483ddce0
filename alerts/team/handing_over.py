"""One of the team gives an alert to another by name, and one whose holder is gone is nobody's again.

Asked is not taken: who gives an alert keeps it until the other takes it, and one that nobody has keeps its clock.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from alerts import wording
from alerts.alert import TAKEN_WITHIN, Alert, AlertState, Given
from alerts.answers.acknowledge import how_many_come
from alerts.book import Book
from alerts.contacts.holding_back import hears_news
from alerts.doer import Doer
from alerts.help.raise_alert import who_heard
from alerts.notice import Notice, TellReason, Urgency
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.team.staff import PASSED_ON, Hand, NotAsSeen, NotDone, alert_in_hand, take

NOT_TAKEN, SIGNED_OUT = "not_taken", "signed_out"
"""Why nobody has it any more."""


class HasIt(NotDone):
    """Whom it is given to has it in hand already."""


def given_to(change: Change) -> str:
    """Whom this line of a history gave the alert to, by their id; empty for any other line."""
    is_given = change.what is Happening.PASSED_ON and change.by is Doer.STAFF and change.reason not in ("", PASSED_ON)
    return change.reason if is_given else ""


def give(book: Book, hand: Hand, to: str, around: Surroundings) -> None:
    """Ask this member of staff to take an alert; until they do, all stays as it is. Raises NotDone.

    Who acts in place of another takes it first, and so has it until then. To ask the same one again gives no more time.
    """
    alert = alert_in_hand(book, hand)
    if alert.held and (alert.held.by, alert.held.key) == (Doer.STAFF, to):
        raise HasIt
    if alert.is_asked_of(to, book.now):
        return
    if alert.held and not hand.holds(alert):
        take(book, hand, around)
        alert = alert_in_hand(book, hand)
    given = replace(happens(Happening.PASSED_ON, alert), given=Given(to, hand.staff_id, book.now))
    book.save_alert(given, Change(Happening.PASSED_ON, Doer.STAFF, hand.staff_id, to))


def must_have(book: Book, hand: Hand) -> None:
    """Raise NotAsSeen unless this member of staff has the alert in hand themselves, and NotDone for a closed one."""
    if not hand.holds(alert_in_hand(book, hand)):
        raise NotAsSeen


def why_nobody_has_it(alert: Alert, here: Collection[str], now: datetime) -> str:
    """Why its holder has it no more, or nothing. `here` are the ids of who is signed in.

    DANGER: a holder who came in after `here` was read is not in it, so who has it only from now on is not asked about.
    """
    held, given = alert.held, alert.given
    if alert.state is not AlertState.ACKNOWLEDGED or held is None or held.by is not Doer.STAFF or held.since >= now:
        return ""
    if held.key not in here:
        return SIGNED_OUT
    is_given = given is not None and given.by == held.key and held.since <= given.at
    return NOT_TAKEN if given and is_given and now - given.at >= TAKEN_WITHIN else ""


def let_nobody_have_it(here: Collection[str], book: Book, around: Surroundings) -> None:
    """Let an alert be nobody's whose holder is signed out, or whom they gave it to did not take in time.

    Its clock begins anew, and who heard that somebody has it hears that nobody has.
    """
    alert = book.alert
    why = why_nobody_has_it(alert, here, book.now) if alert else ""
    if alert is None or not why:
        return
    clock = around.policy.escalation.begun(book.now)
    left = replace(happens(Happening.NOBODY_HAS_IT, alert), clock=clock)
    left = replace(left, answered=how_many_come(left, (told.answer for told in book.told(left).values())))
    book.save_alert(left, Change(Happening.NOBODY_HAS_IT, Doer.CLOCK, reason=why))
    notices = [
        Notice(
            replace(one, reason=TellReason.NOBODY_ANSWERED),
            wording.left_by_all(book.caller, left, one, around),
            Urgency.ANSWER,
        )
        for one in who_heard(book, left)
        if hears_news(book, one)
    ]
    book.post(notices, left)
