"""The pages for signing in and out."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from console.demo_password import DEMO_PASSWORD
from console.demo_team import DEMO_TEAM
from console.frame.desk import Desk
from console.frame.guard import TOKEN, open_to_anybody
from console.frame.kept import onward
from console.frame.words import LANGUAGES
from console.sign_in.brake import brake_on_passwords
from console.sign_in.entrance import go_on_to, note_failure
from console.sign_in.leaving import add_sign_out
from console.sign_in.second import add_second_step, second_page
from console.sign_in.set_up import add_first_steps
from staff.passwords import is_password
from staff.session import Stage
from staff.steps import Step


def sign_in_pages(desk: Desk) -> Blueprint:
    """Sign-in and sign-out."""
    pages = Blueprint(
        "sign_in", __name__, template_folder="templates", static_folder="static", static_url_path="/sign-in/static"
    )

    @pages.get("/sign-in")
    @open_to_anybody
    def show() -> Response | str:
        if g.member and _goes_on_in_a_language():
            return redirect(url_for("home.show"))
        return _step(desk)

    @pages.post("/sign-in")
    @open_to_anybody
    def enter() -> Response | str | tuple[str, int] | tuple[str, int, dict[str, str]]:
        login = request.form.get("login", "")
        brake = brake_on_passwords(desk, login)
        if wait := brake.take_a_try():
            return _page(desk, wait=wait), 429, {"Retry-After": str(int(wait.total_seconds()) + 1)}
        known = desk.staff.by_login(login)
        is_right = is_password(known.password_hash if known else None, request.form.get("password", ""))
        if known is None or not is_right or not known.may_enter_at(desk.now()):
            note_failure(desk, known.member if known else None, Step.PASSWORD)
            return _page(desk, failed=True), 400
        brake.release()
        stage = desk.standing_of(known).stage_after_password
        go_on_to(desk, known.member, stage)
        return second_page(desk, known.member) if stage is Stage.FACTOR else redirect(url_for("sign_in.set_up"), 303)

    @pages.post("/sign-in/again")
    @open_to_anybody
    def begin_again() -> Response:
        """Leave a sign-in that is halfway, for another name."""
        desk.sessions.end(session.pop(TOKEN, ""))
        return redirect(url_for("sign_in.show"), 303)

    add_second_step(pages, desk)
    add_first_steps(pages, desk)
    add_sign_out(pages, desk)
    return pages


def _step(desk: Desk) -> Response | str:
    """The page of the step that comes next."""
    _goes_on_in_a_language()
    halfway = desk.sessions.halfway(session.get(TOKEN, ""), desk.now())
    if halfway and halfway.stage is Stage.SET_UP:
        return redirect(url_for("sign_in.set_up"))
    return second_page(desk, halfway.member) if halfway else _page(desk)


def _goes_on_in_a_language() -> bool:
    """Whether a page of the demonstration led here, in whose language it goes on."""
    language = request.args.get("lang")
    if language in LANGUAGES:
        session["language"] = language
    return language in LANGUAGES


def _page(desk: Desk, **said: Any) -> str:
    way = onward()
    team = DEMO_TEAM if desk.service.settings.is_demo and not way.kept else ()
    chosen = next((one.login for one in team if one.login == request.args.get("as")), "")
    filled = {"team": team, "login": chosen, "password": DEMO_PASSWORD if chosen else ""}
    return render_template("sign_in/sign_in.html", onward=way, **filled, **said)
