"""Nobody has taken a request, or who took it has not done it in time: the next people are told, in working hours."""

from dataclasses import replace

from alerts import wording
from alerts.book import Book
from alerts.doer import Doer
from alerts.notice import Addressee, Notice, TellReason, Urgency
from alerts.requests.request import Event, Request, RequestChange, becomes
from alerts.requests.specialists import people_for
from alerts.surroundings import Surroundings
from vocabulary.states import RequestState

NOBODY_LEFT = "nobody_left"


def escalate_requests(book: Book, around: Surroundings) -> None:
    """Take every step of her requests that is due; a second look at the same moment finds the clocks moved on."""
    for request in book.requests():
        if request.clock and request.clock.is_due(book.now):
            if request.state is RequestState.TAKEN:
                _is_late(book, request, around)
            else:
                take_step(book, request, around)


def take_step(book: Book, request: Request, around: Surroundings) -> None:
    """Tell the people of the next step; one that has nobody to tell gives way to the step after it."""
    step, people = _step_with_people(request, book, around)
    reason = f"step_{step}" if people else NOBODY_LEFT
    told = replace(becomes(Event.ESCALATED, request), clock=around.policy.calm.after(step, book.now))
    book.save_request(told, RequestChange(Event.ESCALATED, Doer.CLOCK, reason=reason))
    tell(book, told, people, around)


def tell(book: Book, request: Request, people: list[Addressee], around: Surroundings) -> None:
    """Ask people to see to a request. Its number and words are shown only to who takes it."""
    book.post([Notice(one, wording.request(request, one, around), Urgency.ROUTINE) for one in people], request)


def _step_with_people(request: Request, book: Book, around: Surroundings) -> tuple[int, list[Addressee]]:
    steps = around.policy.calm.steps
    begin = request.clock.step if request.clock else 0
    for position in range(min(begin, steps.last), steps.last + 1):
        people = people_for(steps.steps[position], request, book, around)
        if people:
            return position, people
    return steps.last, []


def _is_late(book: Book, request: Request, around: Surroundings) -> None:
    """It waits again, with a new time to be done by, and the last step's people hear that it was left lying."""
    calm = around.policy.calm
    last = calm.steps.last
    late = replace(
        becomes(Event.OVERDUE, request), due_at=calm.due(request, book.now), clock=calm.after(last, book.now)
    )
    holder = request.held.key if request.held else ""
    book.save_request(late, RequestChange(Event.OVERDUE, Doer.CLOCK, holder))
    people = people_for(calm.steps.steps[last], late, book, around)
    tell(book, late, [replace(one, reason=TellReason.OVERDUE) for one in people], around)
