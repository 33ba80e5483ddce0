"""The page of a shift, and what its form does."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from alerts.alert import TAKEN_WITHIN
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from console.shift.handing import HandedOver, colleagues, hand_all_over, in_hand
from staff.rights import Right, may_know_here
from store.desk.hands import StoredHands
from store.staff.sessions import Here


def shift_pages(desk: Desk) -> Blueprint:
    """Who is here, what is in hand, and handing it over."""
    pages = Blueprint("shift", __name__, template_folder="templates", static_folder="static")

    @pages.get("/")
    @needs(Right.ACT)
    def show() -> str:
        return _page(desk)

    @pages.post("/hand")
    @needs(Right.ACT)
    def hand() -> Response | tuple[str, int]:
        outcome = hand_all_over(desk, request.form.get("member", ""))
        said = desk.say(language_of_reader(), "shift.handed", count=outcome.asked)
        if outcome.left or not outcome.asked:
            return _page(desk, outcome), 409
        flash(said)
        return redirect(url_for("shift.show", leaving=request.form.get("leaving") or None), 303)

    return pages


def here_now(desk: Desk) -> list[Here]:
    """Who takes alerts, sits at an open page, and is of concern to this reader."""
    now = desk.now()
    return [one for one in desk.sessions.here(now) if one.is_at_a_page(now) and may_know_here(desk.member, one.member)]


def _page(desk: Desk, outcome: HandedOver | None = None) -> str:
    mine = in_hand(desk)
    return render_template(
        "shift/shift.html",
        mine=[one.alert for one in mine],
        asked=StoredHands(desk.service.engine).asked_of(desk.member.id, desk.now()),
        colleagues=colleagues(desk, mine),
        outcome=outcome,
        chosen=request.form.get("member", ""),
        leaving=bool(request.values.get("leaving")),
        here=here_now(desk),
        names=desk.names(language_of_reader()),
        taken_within=TAKEN_WITHIN,
    )
