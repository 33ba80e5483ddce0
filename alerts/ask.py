"""She asks a specialist to call or to answer: the request is kept, and the centre that has one is told."""

from datetime import timedelta

from alerts import wording
from alerts.book import Book
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.request import Request
from alerts.surroundings import Surroundings
from alerts.who_to_tell import nearest_centre
from menus.effects import AskCallBack, AskQuestion
from menus.facts import Refusal, SafeTime, Specialist
from regions.directory import Centre, Service

MOST_A_DAY = 5
"""Requests of one caller; a HELP is never counted."""

ANSWER_WITHIN = timedelta(hours=24)


def ask(book: Book, effect: AskCallBack | AskQuestion, around: Surroundings) -> Refusal | None:
    """Keep a request and tell the centre that has such a specialist, without her words."""
    today = [request for request in book.requests() if book.now - request.asked_at < timedelta(days=1)]
    if len(today) >= MOST_A_DAY:
        return Refusal.TOO_MANY_TODAY
    request = Request(
        id=book.new_id(),
        code=book.new_code(),
        whom=effect.whom,
        asked_at=book.now,
        due_at=book.now + ANSWER_WITHIN,
        number=(effect.number if isinstance(effect, AskCallBack) else None) or book.caller.number,
        time=effect.time if isinstance(effect, AskCallBack) else SafeTime.ANY,
        may_text=effect.may_text,
        words=effect.words if isinstance(effect, AskQuestion) else "",
    )
    book.save_request(request)
    chosen = around.directory.get(effect.centre) if isinstance(effect, AskCallBack) and effect.centre else None
    book.post([_notice(book, request, chosen or _centre_with(request.whom, book, around), around)])
    return None


def _centre_with(whom: Specialist, book: Book, around: Surroundings) -> Centre | None:
    """Her region's centre that has this specialist, else her region's."""
    profile = book.caller.profile
    if profile.region and whom is not Specialist.CENTRE:
        for centre in around.directory.in_region(profile.region):
            if Service(whom.value) in centre.services:
                return centre
    return nearest_centre(profile.region, profile.district, around)


def _notice(book: Book, request: Request, centre: Centre | None, around: Surroundings) -> Notice:
    to = (
        Addressee(Recipient.CENTRE, centre.code, centre.duty_sms, TellReason.SHE_ASKED)
        if centre
        else Addressee(Recipient.DUTY_LINE, "", around.policy.duty_line, TellReason.SHE_ASKED)
    )
    return Notice(to, wording.request(request, around), Urgency.ROUTINE)
