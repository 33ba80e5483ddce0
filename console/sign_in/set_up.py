"""The first sign-in: a password of one's own, a second factor, and a sheet of recovery codes."""

from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from console.account.enrolment import enrol, offer
from console.account.own_password import Fault, change_password
from console.frame.desk import Desk
from console.frame.guard import only_halfway
from console.sign_in.entrance import let_in
from staff.factor import Missing
from staff.member import Member
from staff.recovery import new_codes
from staff.session import Stage
from staff.steps import Step
from store.staff.members import Known


def add_first_steps(pages: Blueprint, desk: Desk) -> None:
    """Add the pages to those of the sign-in."""

    @pages.get("/sign-in/set-up")
    @only_halfway(Stage.SET_UP)
    def set_up() -> str:
        return _page(desk, _known(desk))

    @pages.post("/sign-in/set-up/password")
    @only_halfway(Stage.SET_UP)
    def choose_password() -> Response | str | tuple[str, int]:
        known = _known(desk)
        if desk.standing_of(known).missing is not Missing.PASSWORD:
            abort(409)
        fault = change_password(desk, known)
        return (_page(desk, known, fault=fault), 400) if fault else _next(desk, known.member)

    @pages.post("/sign-in/set-up/factor")
    @only_halfway(Stage.SET_UP)
    def add_factor() -> Response | str | tuple[str, int]:
        known = _known(desk)
        if desk.standing_of(known).missing is not Missing.FACTOR:
            abort(409)
        if desk.must_have_key(known.member) and not request.form.get("answer"):
            abort(400)
        return _next(desk, known.member) if enrol(desk, known.member) else (_page(desk, known, failed=True), 400)


def _known(desk: Desk) -> Known:
    member: Member = g.halfway.member
    return desk.staff.known(member.id) or abort(404)


def _page(desk: Desk, known: Known, fault: Fault | None = None, **said: Any) -> str:
    if desk.standing_of(known).missing is Missing.PASSWORD:
        return render_template("sign_in/password.html", fault=fault)
    return render_template("sign_in/factor.html", offer=offer(desk, known.member), **said)


def _next(desk: Desk, member: Member) -> Response | str:
    """The next step that is missing; after the last one they are in, and read their recovery codes."""
    known = _known(desk)
    if desk.standing_of(known).missing:
        return redirect(url_for("sign_in.set_up"), 303)
    let_in(desk, member, Step.FIRST_SIGN_IN)
    codes = new_codes()
    desk.factors.replace_recovery_codes(member, codes)
    return render_template("account/recovery_codes.html", codes=codes)
