"""The pages for signing in and out."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from console.frame.desk import Desk
from console.frame.guard import TOKEN, needs, open_to_anybody
from console.frame.links import safe
from staff.audit import Deed, Entry
from staff.passwords import is_password
from staff.rights import Right


def sign_in_pages(desk: Desk) -> Blueprint:
    """Sign-in and sign-out."""
    pages = Blueprint("sign_in", __name__, template_folder="templates")

    @pages.get("/sign-in")
    @open_to_anybody
    def show() -> str:
        return render_template("sign_in/sign_in.html", back=safe(request.args.get("back", "")), failed=False)

    @pages.post("/sign-in")
    @open_to_anybody
    def enter() -> Response | tuple[str, int]:
        back = safe(request.form.get("back", ""))
        known = desk.staff.by_login(request.form.get("login", ""))
        is_right = is_password(known.password_hash if known else None, request.form.get("password", ""))
        if known is None or not is_right or known.member.is_disabled:
            return render_template("sign_in/sign_in.html", back=back, failed=True), 400
        session.clear()
        session[TOKEN] = desk.sessions.begin(known.member, desk.now())
        desk.audit.write(Entry(desk.now(), known.member.id, Deed.SIGNED_IN))
        return redirect(back or url_for("home.show"), 303)

    @pages.post("/sign-out")
    @needs(Right.OWN_ACCOUNT)
    def leave() -> Response:
        desk.note(Deed.SIGNED_OUT, "")
        desk.sessions.end(session[TOKEN])
        session.clear()
        return redirect(url_for("sign_in.show"), 303)

    return pages
