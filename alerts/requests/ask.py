"""She asks a specialist to call or to answer: the request is kept, and somebody who can do it is told."""

from dataclasses import replace
from datetime import timedelta

from alerts.book import Book
from alerts.doer import Doer
from alerts.requests.escalate import take_step
from alerts.requests.request import Event, Request, RequestChange
from alerts.surroundings import Surroundings
from texts.typed_pins import with_pins_masked
from vocabulary.choices import SafeTime, Specialist
from vocabulary.effects import AskCallBack, AskQuestion
from vocabulary.states import Refusal, RequestState

MOST_A_DAY = 5
"""Requests of one caller; a HELP is never counted."""


def ask(book: Book, effect: AskCallBack | AskQuestion, around: Surroundings) -> Refusal | None:
    """Keep a request, and tell who sees to it: at once in working hours, else when they begin."""
    today = [request for request in book.requests() if book.now - request.asked_at < timedelta(days=1)]
    if len(today) >= MOST_A_DAY:
        return Refusal.TOO_MANY_TODAY
    request = _keep(book, _asked(effect, book), around)
    if request.clock and request.clock.is_due(book.now):
        take_step(book, request, around)
    return None


def ask_by_missed_call(book: Book, around: Surroundings) -> None:
    """Ask a centre to call this number back, at any hour, unless one is asked to already."""
    if any(_is_the_same(request) for request in book.requests()):
        return
    effect = AskCallBack(Specialist.CENTRE, SafeTime.ANY, centre=book.caller.profile.private.centre)
    take_step(book, _keep(book, replace(_asked(effect, book), by_missed_call=True), around), around)


def _asked(effect: AskCallBack | AskQuestion, book: Book) -> Request:
    request = Request(
        id=book.new_id(),
        code=book.new_code(),
        whom=effect.whom,
        asked_at=book.now,
        due_at=book.now,
        number=book.caller.number,
        may_text=effect.may_text,
    )
    if isinstance(effect, AskQuestion):
        return replace(request, words=with_pins_masked(effect.words))
    return replace(request, number=effect.number or request.number, time=effect.time, centre=effect.centre)


def _keep(book: Book, request: Request, around: Surroundings) -> Request:
    calm = around.policy.calm
    request = replace(request, due_at=calm.due(request, book.now), clock=calm.begun(book.now))
    by = "missed_call" if request.by_missed_call else ""
    book.save_request(request, RequestChange(Event.ASKED, Doer.CALLER, reason=by))
    return request


def _is_the_same(request: Request) -> bool:
    return request.state is not RequestState.ANSWERED and request.whom is Specialist.CENTRE and not request.words
