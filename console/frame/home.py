"""The first page of each role, and the language in which the console speaks."""

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from console.frame.desk import Desk
from console.frame.guard import needs, open_to_anybody
from console.frame.links import safe
from console.frame.rooms import DOORS
from console.frame.words import CHOSEN, LANGUAGES
from staff.rights import Right
from vocabulary.languages import Language


def home_pages(desk: Desk) -> Blueprint:
    """Where a sign-in leads to, and the choice of language."""
    pages = Blueprint("home", __name__)

    @pages.get("/")
    @needs(Right.OWN_ACCOUNT)
    def show() -> Response | str:
        open_doors = (door.endpoint for door in DOORS if desk.may(door.right))
        first = next((endpoint for endpoint in open_doors if endpoint in current_app.view_functions), None)
        return redirect(url_for(first)) if first else render_template("frame/nothing.html")

    @pages.post("/here")
    @needs(Right.OWN_ACCOUNT)
    def here() -> tuple[str, int]:
        """Somebody moved a hand before the open page: that keeps the sign-in alive, which the page itself must not."""
        return "", 204

    @pages.get("/record")
    @needs(Right.OWN_ACCOUNT, by_itself=True)
    def record() -> tuple[str, int]:
        """For a page that waits for the record: who asks was looked up in it just now."""
        return "", 204

    @pages.post("/language")
    @open_to_anybody
    def choose_language() -> Response:
        language = request.form.get("language", "")
        if language not in LANGUAGES:
            abort(400)
        session["language"] = language
        if g.member:
            desk.staff.choose_language(g.member, Language(language))
        else:
            session[CHOSEN] = language
        return redirect(safe(request.form.get("back", "")) or url_for("home.show"), 303)

    return pages
