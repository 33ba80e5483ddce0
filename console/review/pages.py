"""The texts that wait to be read, those that were read lately, and a sender's number for who says what for."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from alerts.help.who_to_tell import is_for_staff
from alerts.team.review import LATE_AFTER, Age, Pile, ReadAs, Unread, piles
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from console.frame.reveal import LONGEST_REASON, SHORTEST_REASON, reveal, revealed
from console.queue.pages import unless_known
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step
from store.desk.concerns import Concern, concerns
from store.desk.review import StoredReview
from store.staff.looking import unusual_looking
from texts.typed import without_marks

THING = "review"
"""What the audit log calls it."""
READ_LATELY = 50


def review_pages(desk: Desk) -> Blueprint:
    """The list and what is done with it."""
    pages = Blueprint("review", __name__, template_folder="templates", static_folder="static")
    stored = StoredReview(desk.service.engine, desk.service.vault)

    @pages.get("/")
    @needs(Right.REVIEW)
    def show() -> str:
        desk.note(Deed.OPENED, THING)
        return _page(desk, stored)

    @pages.get("/read")
    @needs(Right.REVIEW)
    def read() -> str:
        desk.note(Deed.OPENED, THING, step=Step.READ_LATELY)
        found = [one for one in stored.read_lately(READ_LATELY) if _is_theirs(desk, one.text)]
        return render_template("review/read.html", found=found, names=desk.names(language_of_reader()))

    @pages.post("/read")
    @needs(Right.REVIEW)
    def mark() -> Response | tuple[str, int]:
        read_as = request.form.get("read_as", "")
        pile = _pile(desk, stored, request.form.get("first", ""))
        if read_as not in set(ReadAs):
            desk.note(Deed.OPENED, THING)
            return _page(desk, stored, without_outcome=request.form.get("first", "")), 400
        wanted = set(request.form.get("ids", "").split())
        ids = [text.id for text in pile.texts if text.id in wanted] if pile else []
        if ids:
            region = pile.texts[0].region if pile else None
            desk.note(Deed.ACTED, THING, ids[0], step=Step(read_as), region=region)
        count = stored.mark_read(ids, ReadAs(read_as), desk.member.id, desk.now()) if ids else 0
        said = "review.marked" if count else "review.was_read"
        flash(desk.say(language_of_reader(), said, count=count), "" if count else "wrong")
        return redirect(url_for("review.show"), 303)

    @pages.post("/<text_id>/reveal")
    @needs(Right.REVEAL)
    def show_number(text_id: str) -> Response | tuple[str, int]:
        pile = _pile(desk, stored, text_id) or abort(404)
        reason = without_marks(request.form.get("reason", ""))
        if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
            desk.note(Deed.OPENED, THING)
            return _page(desk, stored, without_reason=text_id), 400
        desk.note(Deed.REVEALED, THING, text_id, step=Step.SENDER, region=pile.texts[0].region, reason=reason)
        reveal(text_id, "sender", desk.now())
        return redirect(url_for("review.show", shown=text_id, _anchor=text_id), 303)

    _add_live(pages, desk, stored)
    return pages


def _add_live(pages: Blueprint, desk: Desk, stored: StoredReview) -> None:
    @pages.get("/live")
    @needs(Right.REVIEW, by_itself=True)
    def live() -> Response:
        tag = f"{stored.version(desk.now())}.{_is_shown(desk)}.{language_of_reader()}.{desk.member.id}"
        return unless_known(tag, lambda: _news(desk, stored))


def _news(desk: Desk, stored: StoredReview) -> str:
    """What changed on an open page: it shows what people wrote, so that it did is written down like a look."""
    desk.note(Deed.OPENED, THING, step=Step.BY_ITSELF)
    return _page(desk, stored, "review/piles.html")


def _is_shown(desk: Desk) -> bool:
    """Whether a number stands on the page, which goes in its minute."""
    shown = request.args.get("shown", "")
    return bool(shown) and revealed(shown, desk.now()) is not None


def _page(
    desk: Desk,
    stored: StoredReview,
    template: str = "review/review.html",
    *,
    without_reason: str = "",
    without_outcome: str = "",
) -> str:
    """The list; that it is opened is to be written down first, since it shows what people wrote."""
    now, found = desk.now(), _waiting(desk, stored)
    shown = request.args.get("shown", "")
    return render_template(
        template,
        shown=shown,
        piles=found,
        concerns=_concerns(desk, found),
        late=sum(pile.age(now) is Age.LATE for pile in found),
        late_after=LATE_AFTER,
        outcomes=list(ReadAs),
        names=desk.names(language_of_reader()),
        revealed=revealed(shown, now) if shown else None,
        without_reason=without_reason,
        without_outcome=without_outcome,
        unusual=len(unusual_looking(desk.service.engine, now)) if desk.may(Right.SEE_UNUSUAL) else 0,
    )


def _concerns(desk: Desk, found: list[Pile]) -> dict[str, list[Concern]]:
    """The alerts with which each sender has to do, as far as this member may see them."""
    known = concerns(desk.service.engine, {pile.texts[0].sender for pile in found}, desk.now())
    return {sender: [one for one in some if _may_see(desk, one)] for sender, some in known.items()}


def _may_see(desk: Desk, one: Concern) -> bool:
    is_staffs = is_for_staff(one.tell_centre, one.alert, of_one_region=desk.member.region is not None)
    return desk.may(Right.SEE_WORK) and is_staffs and desk.member.sees_one_of(one.alert.regions)


def _waiting(desk: Desk, stored: StoredReview) -> list[Pile]:
    return piles(text for text in stored.waiting() if _is_theirs(desk, text))


def _is_theirs(desk: Desk, text: Unread) -> bool:
    """Whether this member may read it: of their region, or of nobody knows where, and not against her will (S8)."""
    return desk.member.sees(text.region) and (text.centre_may_read or desk.member.region is None)


def _pile(desk: Desk, stored: StoredReview, text_id: str) -> Pile | None:
    """The pile that begins with this text, if it is this member's to read."""
    return next((pile for pile in _waiting(desk, stored) if pile.texts[0].id == text_id), None)
