"""Nobody answered in time: the next people are told, and the clock is set anew, in one transaction."""

from dataclasses import replace
from datetime import datetime

from alerts.alert import Alert, AlertState
from alerts.book import Book
from alerts.doer import Doer
from alerts.escalation import Clock, Step
from alerts.next_in_line import people_of
from alerts.notice import Addressee, Recipient
from alerts.raise_alert import alarm_notice, with_counts
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings

NOBODY_LEFT = "nobody_left"
"""The reason of a step for a caller who wants no centre told and whose contacts have heard it often enough."""


def escalate(book: Book, around: Surroundings) -> None:
    """Take the step that is due, if one is; a second look at the same moment finds the clock moved on.

    A step that has nobody to tell gives way to the next at once: nobody waits for a person who is not there.
    """
    alert = book.alert
    if alert is None or alert.state is not AlertState.OPEN or not (alert.clock and alert.clock.is_due(book.now)):
        return
    taken, people = _step_with_people(alert.clock, book, around)
    alert = happens(Happening.ESCALATED, with_counts(alert, book.told(alert), people))
    if not people:
        book.save_alert(replace(alert, clock=None), Change(Happening.ESCALATED, Doer.CLOCK, reason=NOBODY_LEFT))
        return
    steps = around.policy.escalation
    notices = [
        replace(
            alarm_notice(book, alert, person, around), by_another_route=_by_another_route(steps.steps[taken], person)
        )
        for person in people
    ]
    alert = replace(alert, clock=steps.after(taken, book.now))
    book.save_alert(alert, Change(Happening.ESCALATED, Doer.CLOCK, reason=f"step_{taken}"))
    book.post(notices, alert)


def start_again(alert: Alert, now: datetime) -> Alert:
    """Let the clock of an alert run again, due now: time has passed while somebody was to come."""
    return replace(alert, clock=Clock(alert.clock.step if alert.clock else 0, now))


def _step_with_people(clock: Clock, book: Book, around: Surroundings) -> tuple[int, list[Addressee]]:
    steps = around.policy.escalation
    for position in range(min(clock.step, steps.last), steps.last + 1):
        people = people_of(steps.steps[position], book, around)
        if people:
            return position, people
    return steps.last, []


def _by_another_route(step: Step, person: Addressee) -> bool:
    return step.by_another_route and person.kind is not Recipient.CONTACT
