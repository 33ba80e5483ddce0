"""Nobody answered in time: the next people are told, and the clock is set anew, in one transaction."""

from dataclasses import replace
from datetime import datetime, timedelta

from alerts import wording
from alerts.alert import Alert, AlertState
from alerts.book import Book
from alerts.contacts.holding_back import held_back, lines_of
from alerts.doer import Doer
from alerts.escalation.next_in_line import people_of
from alerts.escalation.steps import Clock, Step
from alerts.help.raise_alert import alarm_notice, with_counts
from alerts.help.take_back import clock_until_it_ends, end_by_itself, ends_by_itself
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings

AN_HOUR = timedelta(hours=1)
HOURLY = "not_proved_together"
"""The reason of a repeat that names all alerts that were taken back without proof."""

_SEES_ALL = (Recipient.SUPERVISOR, Recipient.DUTY_LINE)

NOBODY_LEFT = "nobody_left"
"""The reason of a step for a caller who wants no centre told and whose contacts have heard it often enough."""


def escalate(book: Book, around: Surroundings) -> None:
    """Take the step that is due, if one is; a second look at the same moment finds the clock moved on.

    A step that has nobody to tell gives way to the next at once: nobody waits for a person who is not there. Who is
    to hear it again gets no second text beside one that is still to go: that one goes on until it is through.
    """
    alert = book.alert
    if alert is None or alert.state is not AlertState.OPEN or not (alert.clock and alert.clock.is_due(book.now)):
        return
    if ends_by_itself(book, alert):
        end_by_itself(book, alert)
        return
    taken, people, silent = _step_with_people(alert.clock, book, around)
    told, steps = book.told(alert), around.policy.escalation
    alert = happens(Happening.ESCALATED, with_counts(alert, told, people))
    if not people:
        clock = clock_until_it_ends(book, alert)
        book.save_alert(replace(alert, clock=clock), _taken(NOBODY_LEFT), *lines_of(silent))
        return
    is_repeat = taken == steps.last and all(person.id in told for person in people)
    if alert.taken_back_at and is_repeat:
        _repeat_together(book, alert, people, around)
        return
    notices = [
        replace(
            alarm_notice(book, alert, person, around), by_another_route=_by_another_route(steps.steps[taken], person)
        )
        for person in people
        if not (person.id in told and book.is_spared(alert, person.number))
    ]
    alert = replace(alert, clock=steps.after(taken, book.now))
    book.save_alert(alert, _taken(f"step_{taken}"), *lines_of(silent))
    book.post(notices, alert)


def start_again(alert: Alert, now: datetime) -> Alert:
    """Let a clock that stands run again, due now: time has passed while somebody was to come."""
    if alert.clock and alert.clock.due_at:
        return alert
    return replace(alert, clock=Clock(alert.clock.step if alert.clock else 0, now))


def _taken(reason: str) -> Change:
    return Change(Happening.ESCALATED, Doer.CLOCK, reason=reason)


def _repeat_together(book: Book, alert: Alert, people: list[Addressee], around: Surroundings) -> None:
    """Repeat what was taken back without proof once an hour, in one text for all such alerts of all callers.

    Whoever forges many of them must not make supervisors deaf to the alarm that is one.
    """
    hour = book.now.replace(minute=0, second=0, microsecond=0)
    alert = replace(alert, clock=Clock(around.policy.escalation.last, hour + AN_HOUR))
    book.save_alert(alert, _taken(HOURLY))
    supervisors = [one for one in people if one.kind in _SEES_ALL]
    book.post([alarm_notice(book, alert, one, around) for one in people if one.kind not in _SEES_ALL], alert)
    if supervisors and book.is_first_in_its_hour(HOURLY):
        body = wording.not_proved_together(book.codes_not_proved(), around)
        book.post([Notice(replace(one, reason=TellReason.NOT_PROVED), body, Urgency.ANSWER) for one in supervisors])


def _step_with_people(clock: Clock, book: Book, around: Surroundings) -> tuple[int, list[Addressee], set[str]]:
    """The step that has somebody to tell, whom, and the contacts from whom one more alarm was held back."""
    steps = around.policy.escalation
    silent: set[str] = set()
    for position in range(min(clock.step, steps.last), steps.last + 1):
        people = people_of(steps.steps[position], book, around)
        asked = {one.key for one in people if one.kind is Recipient.CONTACT}
        contacts = [contact for contact in book.caller.contacts if contact.id in asked]
        silent |= held_back(book, contacts, by_dial=False)
        people = [one for one in people if one.key not in silent]
        if people:
            return position, people, silent
    return steps.last, [], silent


def _by_another_route(step: Step, person: Addressee) -> bool:
    return step.by_another_route and person.kind is not Recipient.CONTACT
