"""Signing out: who has alerts in hand reads first which, and can hand them over or go all the same."""

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from console.frame.desk import Desk
from console.frame.guard import TOKEN, needs
from console.frame.paper import language_of_reader
from console.shift.handing import in_hand
from staff.audit import Deed
from staff.rights import Right


def add_sign_out(pages: Blueprint, desk: Desk) -> None:
    """What the button in the frame does, and the one that goes all the same."""

    @pages.post("/sign-out")
    @needs(Right.OWN_ACCOUNT)
    def leave() -> Response:
        if request.form.get("anyway") != "yes" and desk.may(Right.ACT) and in_hand(desk):
            return redirect(url_for("shift.show", leaving="yes"), 303)
        desk.note(Deed.SIGNED_OUT, "")
        desk.sessions.end(session[TOKEN])
        language = language_of_reader()
        session.clear()
        session["language"] = language
        return redirect(url_for("sign_in.show"), 303)
