"""The account page: password, second factors, recovery codes, and where one is signed in."""

from flask import Blueprint, render_template, request, session
from werkzeug.wrappers import Response

from console.account.changes import add_changes, back_with, by_themselves, known_self, may_lose, unless_held_back
from console.frame.desk import Desk
from console.frame.guard import TOKEN, needs
from console.frame.paper import language_of_reader
from staff.audit import Deed
from staff.recovery import new_codes
from staff.rights import Right
from staff.steps import Step


def account_pages(desk: Desk) -> Blueprint:
    """What every member sees and changes of their own."""
    pages = Blueprint("account", __name__, template_folder="templates")

    @pages.get("/")
    @needs(Right.OWN_ACCOUNT)
    def show() -> str:
        standing, factors = desk.standing_of(known_self(desk)), desk.factors.of(desk.member)
        return render_template(
            "account/account.html",
            factors=[(factor, may_lose(standing, factors, factor)) for factor in factors],
            codes_left=desk.factors.recovery_codes_left(desk.member),
            sessions=desk.sessions.of(desk.member, desk.now()),
            this=desk.sessions.key_of(session[TOKEN]),
            region=_name_of_region(desk),
        )

    @pages.post("/sessions/end")
    @needs(Right.OWN_ACCOUNT)
    @by_themselves(desk)
    def end_session() -> Response:
        """One sign-in by its key; without one all but this."""
        desk.note(Deed.SIGNED_OUT, "", step=Step.ELSEWHERE)
        if key := request.form.get("key"):
            desk.sessions.end_one(desk.member, key)
        else:
            desk.sessions.end_all(desk.member, but=session[TOKEN])
        return back_with(desk, "account.sessions.ended")

    @pages.post("/recovery-codes")
    @needs(Right.OWN_ACCOUNT)
    @unless_held_back(desk)
    @by_themselves(desk)
    def renew_recovery_codes() -> str:
        desk.note(Deed.CHANGED, "member", desk.member.id, step=Step.NEW_RECOVERY_CODES)
        codes = new_codes()
        desk.factors.replace_recovery_codes(desk.member, codes)
        return render_template("account/recovery_codes.html", codes=codes)

    add_changes(pages, desk)
    return pages


def _name_of_region(desk: Desk) -> str:
    regions = desk.service.geography.regions
    return next((one.names[language_of_reader()] for one in regions if one.code == desk.member.region), "")
