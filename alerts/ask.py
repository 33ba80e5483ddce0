"""She asks a specialist to call or to answer: the request is kept, and the centre that has one is told."""

from datetime import timedelta

from alerts import wording
from alerts.book import Book
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.request import Request
from alerts.surroundings import Surroundings
from menus.effects import AskCallBack, AskQuestion
from menus.facts import Refusal, SafeTime, Specialist
from regions.choice import Whereabouts, Wish, choose_centre
from regions.directory import Service

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
    book.post([Notice(_addressee(effect, book, around), wording.request(request, around), Urgency.ROUTINE)])
    return None


def _addressee(effect: AskCallBack | AskQuestion, book: Book, around: Surroundings) -> Addressee:
    """The centre that she named, else the nearest that has such a specialist, else her region's, else the duty line."""
    profile = book.caller.profile
    wish = Wish(
        centre=effect.centre if isinstance(effect, AskCallBack) else None,
        services=frozenset() if effect.whom is Specialist.CENTRE else frozenset({Service(effect.whom.value)}),
    )
    where = Whereabouts(district=profile.district, region=profile.region)
    centre, choice = choose_centre(where, wish, around.directory, around.geography, book.now)
    if centre is None:
        return Addressee(Recipient.DUTY_LINE, "", around.policy.duty_line, TellReason.SHE_ASKED, choice)
    return Addressee(Recipient.CENTRE, centre.code, centre.duty_sms, TellReason.SHE_ASKED, choice)
